"""Scoring: the sheet is data, empty in the shipped edition; the one here is fictitious."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pytest
from made_up import MadeUp

from ipdesk.catalogue.model import Catalogue, Evaluation
from ipdesk.catalogue.references import faults
from ipdesk.cli import RESOURCES
from ipdesk.errors import InvalidCatalogue
from ipdesk.messages import Translator
from ipdesk.nation.facts import overview_facts
from ipdesk.nation.lists import OverviewLists
from ipdesk.nation.overview import Overview
from ipdesk.nation.scoring import Scored, scored

BEIJING, TIANJIN, GUANGXI = "110000", "120000", "450000"
SHEET = {
    "code": "EV-FICTITIOUS",
    "label": {"zh": "评分表（虚构，演练用）", "en": "Scoring sheet (fictitious, for practice)"},
    "scores": [
        {
            "code": "S1", "label": {"zh": "专利密度", "en": "patents"}, "weight": "60",
            "inputs": {"density": "indicators.IND1.value"}, "formula": "density * 2.0",
        },
        {
            "code": "S2", "label": {"zh": "目标进度", "en": "way to the target"}, "weight": "40",
            "inputs": {"value": "indicators.IND1.value", "target": "goals.IND1.target"},
            "formula": "value / target * 100.0",
        },
    ],
}  # fmt: skip


def sheet(**changes: object) -> Evaluation:
    return msgspec.convert({**SHEET, **changes}, Evaluation)


def score(made: MadeUp, unit: str, of: Evaluation | None = None) -> Scored:
    return next(one for one in scored(made.nation(), of or sheet(), 2016) if one.unit == unit)


def test_the_shipped_edition_has_no_scoring_sheet(edition: Catalogue) -> None:
    assert edition.evaluations == ()


def test_points_are_weighted_and_every_number_is_told(made: MadeUp) -> None:
    made.report(BEIJING, 2016, {"indicators IND1 value": "20", "goals IND1 target": "80"})
    found = score(made, BEIJING)
    assert [(line.points, line.weighted) for line in found.lines] == [(40, 24), (25, 10)]
    assert found.total == 34
    assert found.lines[1].inputs == {"value": 20, "target": 80}


def test_points_lie_between_0_and_100(made: MadeUp) -> None:
    made.report(BEIJING, 2016, {"indicators IND1 value": "90", "goals IND1 target": "45"})
    assert [line.points for line in score(made, BEIJING).lines] == [100, 100]


@pytest.mark.parametrize("target", [None, "0", "not_available:未定"])
def test_where_a_number_is_missing_there_is_no_total(made: MadeUp, target: str | None) -> None:
    values = {"indicators IND1 value": "20"} | ({"goals IND1 target": target} if target else {})
    made.report(BEIJING, 2016, values)
    found = score(made, BEIJING)
    assert (found.lines[0].weighted, found.lines[1].points, found.total) == (
        Decimal(24),
        None,
        None,
    )


def test_a_line_can_be_for_some_categories_only(made: MadeUp) -> None:
    made.report(GUANGXI, 2016, {"indicators IND1 value": "5"}, category="characteristic")
    first, second = SHEET["scores"]  # type: ignore[misc]  # plain values
    lines = [first, {**second, "categories": ["leading"]}]  # type: ignore[dict-item]  # plain values
    assert len(score(made, GUANGXI, sheet(scores=lines)).lines) == 1


def test_a_formula_that_is_none_is_told(made: MadeUp) -> None:
    first, _ = SHEET["scores"]  # type: ignore[misc]  # plain values
    with pytest.raises(InvalidCatalogue):
        scored(made.nation(), sheet(scores=[{**first, "formula": "nothing + 1"}]), 2016)  # type: ignore[dict-item]  # plain values


def test_weights_add_up_and_inputs_exist(edition: Catalogue) -> None:
    first, second = SHEET["scores"]  # type: ignore[misc]  # plain values
    wrong = [first, {**second, "weight": "30", "inputs": {"value": "goals.IND1.nothing"}}]  # type: ignore[dict-item]  # plain values
    whys = [
        f.why for f in faults(msgspec.structs.replace(edition, evaluations=(sheet(scores=wrong),)))
    ]
    assert "there is no cell `goals.IND1.nothing`" in whys
    assert "the weights of `leading` do not add up to 100" in whys
    assert not faults(msgspec.structs.replace(edition, evaluations=(sheet(),)))


def test_the_overview_tells_the_formula_beside_the_numbers(made: MadeUp) -> None:
    made.catalogue = msgspec.structs.replace(made.catalogue, evaluations=(sheet(),))
    made.report(BEIJING, 2016, {"indicators IND1 value": "20", "goals IND1 target": "80"})
    found = Overview(made.nation(), made.submissions, {}, dt.date(2017, 4, 1))
    (one,) = overview_facts(found)["scores"]["EV-FICTITIOUS"]
    assert one["total"] == "34"
    assert one["lines"][0]["formula"] == "density * 2.0"
    assert one["lines"][0]["inputs"] == {"density": "20"}


def test_units_are_listed_best_first_with_points_and_what_they_weigh(made: MadeUp) -> None:
    made.catalogue = msgspec.structs.replace(made.catalogue, evaluations=(sheet(),))
    made.report(BEIJING, 2016, {"indicators IND1 value": "20", "goals IND1 target": "80"})
    made.report(TIANJIN, 2016, {"indicators IND1 value": "20", "goals IND1 target": "40"})
    made.report(GUANGXI, 2016, {"indicators IND1 value": "20"})
    found = Overview(made.nation(), made.submissions, {}, dt.date(2017, 4, 1))
    (lines,) = OverviewLists(found, Translator(RESOURCES / "translations", "en")).scores(2016)
    assert lines.title == "Scoring sheet (fictitious, for practice) 2016"
    assert [row[:2] + row[3:] for row in lines.rows] == [
        ("1", "Tianjin", "44.00", "40.00 → 24.00", "50.00 → 20.00"),
        ("2", "Beijing", "34.00", "40.00 → 24.00", "25.00 → 10.00"),
        ("", "Guangxi", "not complete", "40.00 → 24.00", "a number is missing"),
    ]
    assert lines.notes[0] == "patents: density * 2.0"


def test_each_year_is_scored_by_its_own_figures(made: MadeUp) -> None:
    made.catalogue = msgspec.structs.replace(made.catalogue, evaluations=(sheet(),))
    made.report(BEIJING, 2016, {"indicators IND1 value": "20", "goals IND1 target": "80"})
    made.report(BEIJING, 2017, {"indicators IND1 value": "30", "goals IND1 target": "80"})
    found = Overview(made.nation(), made.submissions, {}, dt.date(2018, 4, 1))
    lists = OverviewLists(found, Translator(RESOURCES / "translations", "en")).of("scores")
    assert [(one.title[-4:], one.rows[0][4]) for one in lists] == [
        ("2017", "60.00 → 36.00"), ("2016", "40.00 → 24.00"),
    ]  # fmt: skip


def test_without_a_scoring_sheet_one_sentence_says_so(made: MadeUp) -> None:
    found = Overview(made.nation(), made.submissions, {}, dt.date(2017, 4, 1))
    (lines,) = OverviewLists(found, Translator(RESOURCES / "translations", "en")).scores(2016)
    assert (lines.rows, lines.heads) == ((), ())
    assert lines.empty.startswith("The catalogue defines no scoring sheet")
