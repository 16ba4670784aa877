"""The nation at a glance: who is due, quotas in principle, rankings, targets, tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest
from made_up import MadeUp

from ipdesk.deadlines import Deadline, Due, setting_of, text_of
from ipdesk.nation.dues import Round
from ipdesk.nation.overview import Overview
from ipdesk.nation.stands import counts
from ipdesk.nation.tables import NationTable
from ipdesk.nation.views import by_group, heat, ranked, spread, two_units, two_years
from ipdesk.review.records import Remark

BEIJING, TIANJIN, HEBEI, GUANGDONG = "110000", "120000", "130000", "440000"
TODAY = dt.date(2018, 4, 10)


def overview(made: MadeUp, settings: Mapping[str, str] | None = None) -> Overview:
    return Overview(made.nation(), made.submissions, settings or {}, TODAY)


def annual(found: Overview, year: int) -> Round:
    return next(one for one in found.rounds if (one.kind.code, one.year) == ("annual", year))


def states(one: Round) -> dict[str, str]:
    return {line.unit: line.state for line in one.units}


def pct(found: Overview) -> NationTable:
    return next(table for table in found.indicators if table.place.row == "IND3")


PILOT = {"profile 1 status": "PILOT"}


def test_each_year_of_a_pilot_asks_for_an_annual_report(made: MadeUp) -> None:
    """TR2 PILOT: what has come, what came back, and what is missing"""
    made.report(BEIJING, 2016, PILOT, state="accepted")
    made.report(BEIJING, 2017, PILOT)
    made.report(TIANJIN, 2016, PILOT)
    made.report(TIANJIN, 2017, PILOT, state="returned")
    made.report(HEBEI, 2016, PILOT)
    made.report(GUANGDONG, 2016, PILOT)
    made.report(GUANGDONG, 2017, PILOT, state="quarantined")
    found = overview(made)
    assert states(annual(found, 2017)) == {
        BEIJING: "received", TIANJIN: "returned", HEBEI: "due", GUANGDONG: "quarantined",
    }  # fmt: skip
    assert states(annual(found, 2016))[BEIJING] == "accepted"
    assert [one.unit for one in annual(found, 2017).missing] == [TIANJIN, HEBEI, GUANGDONG]


def test_an_older_revision_that_stands_is_told_before_a_newer_that_does_not(made: MadeUp) -> None:
    made.report(BEIJING, 2017, PILOT, state="accepted")
    made.report(BEIJING, 2017, PILOT, state="returned", revision=1)
    assert states(annual(overview(made), 2017)) == {BEIJING: "accepted"}


def test_nothing_is_said_to_be_due_of_a_unit_of_which_nothing_is_known(made: MadeUp) -> None:
    made.report(BEIJING, 2017, PILOT)
    made.report(TIANJIN, 2017, {})
    found = overview(made)
    assert BEIJING not in found.unknown
    assert {TIANJIN, GUANGDONG} <= set(found.unknown)
    assert all(line.unit == BEIJING for one in found.rounds for line in one.units)


def test_late_is_what_is_not_here_after_the_deadline_and_what_came_after_it(made: MadeUp) -> None:
    late, in_time = "2018-04-03T00:00:00+00:00", "2018-03-01T00:00:00+00:00"
    made.report(BEIJING, 2017, PILOT, received_at=late)
    made.report(TIANJIN, 2017, PILOT, received_at=in_time)
    made.report(HEBEI, 2016, PILOT)
    deadline = Deadline(dt.date(2018, 3, 31), "演练〔2018〕1号")
    found = overview(made, {setting_of(Due("annual", 2017)): text_of(deadline)})
    assert {one.unit: one.days for one in annual(found, 2017).units} == {
        BEIJING: 3, TIANJIN: 0, HEBEI: 10,
    }  # fmt: skip


def test_what_the_desk_has_entered_goes_before_what_a_report_says(made: MadeUp) -> None:
    made.report(BEIJING, 2016, PILOT)
    entry = '[{"date":"2015-11-01","transition":"TR8","target":"EXITED","category":"leading"}]'
    found = overview(made, {f"status/{BEIJING}": entry})
    assert found.standings[BEIJING].entered
    assert not [one for one in found.rounds if one.kind.code == "annual"]


def test_quotas_are_counted_by_category_and_exceeding_one_bars_nothing(made: MadeUp) -> None:
    """TR2, I(III): at most 5/7/6 pilots in principle; strong provinces by 2030 3-4/5-6/4-5"""
    for unit in list(made.units)[:6]:
        made.report(unit, 2017, PILOT)
    made.report(GUANGDONG, 2017, {"profile 1 status": "STRONG"}, category="supporting")
    leading, supporting, characteristic = overview(made).quotas
    assert (len(leading.pilots), leading.category.pilot_quota_max) == (6, 5)
    assert leading.exceeded
    assert (supporting.pilots, supporting.strong) == ((GUANGDONG,), (GUANGDONG,))
    assert supporting.to_objective == supporting.category.strong_2030_min - 1
    assert (characteristic.pilots, characteristic.exceeded) == ((), False)


def test_equal_figures_share_a_rank_and_the_next_is_skipped(made: MadeUp) -> None:
    for unit, number in ((BEIJING, "5"), (TIANJIN, "9"), (HEBEI, "9"), (GUANGDONG, "1")):
        made.report(unit, 2017, {"indicators IND3 value": number})
    made.report(GUANGDONG, 2016, {"indicators IND3 value": "2"})
    found = ranked(pct(overview(made)), 2017)
    assert [(one.rank, one.unit) for one in found] == [
        (1, TIANJIN), (1, HEBEI), (3, BEIJING), (4, GUANGDONG),
    ]  # fmt: skip
    assert (found[3].change, found[0].change) == (Decimal(-50), None)


def test_one_very_large_figure_does_not_make_all_others_equally_pale(made: MadeUp) -> None:
    for unit, number in zip(made.units, ("1", "2", "3", "4", "1000000"), strict=False):
        made.report(unit, 2017, {"indicators IND3 value": number})
    assert sorted(heat(pct(overview(made))).values()) == [0, 1, 2, 3, 4]


def test_quartiles_lie_between_two_figures() -> None:
    found = spread([Decimal(n) for n in (1, 2, 3, 4)])
    assert found is not None
    assert found[1:] == (1, Decimal("1.75"), Decimal("2.5"), Decimal("3.25"), 4)


def test_groups_are_those_that_the_desk_entered_and_the_others_are_apart(made: MadeUp) -> None:
    """Z1-Z4: the circular assigns no province to a zone"""
    for unit in (BEIJING, TIANJIN, GUANGDONG):
        made.report(unit, 2017, {"indicators IND3 value": "4"})
    found = overview(made, {f"zone/{BEIJING}": "Z1", f"zone/{TIANJIN}": "Z1"})
    groups = by_group(pct(found), 2017, found.zones)
    assert {group: one.units for group, one in groups.items()} == {"Z1": 2, "": 1}


def test_any_two_units_and_any_two_years_are_compared(made: MadeUp) -> None:
    made.report(BEIJING, 2016, {"indicators IND3 value": "4"})
    made.report(BEIJING, 2017, {"indicators IND3 value": "6"})
    made.report(TIANJIN, 2017, {"indicators IND3 value": "1"})
    table = pct(overview(made))
    assert [one.difference for one in two_units(table, BEIJING, TIANJIN)] == [None, -5]
    years = two_years(table, [BEIJING, TIANJIN], 2016, 2017)
    assert [one.difference for one in years] == [2, None]


@pytest.mark.parametrize(
    ("value", "state"), [("30", "met"), ("15", "on_track"), ("13", "behind"), ("", "not_evaluated")]
)
def test_targets_are_met_on_track_or_behind_on_the_straight_path(
    made: MadeUp, value: str, state: str
) -> None:
    """IND1: from 12 in 2015 to 30 in 2030; the path of 2017 is 14.4"""
    goals = {"baseline_year": "2015", "baseline": "12", "target_year": "2030", "target": "30"}
    values = {f"goals IND1 {name}": text for name, text in goals.items()}
    made.report(BEIJING, 2017, values | ({"indicators IND1 value": value} if value else {}))
    found = counts(overview(made).stands)
    assert found["leading", "IND1"] == {state: 1}


def test_the_circulars_own_number_needs_no_declared_target(made: MadeUp) -> None:
    """IND6: 60 % in the leading, 2 cities in the characteristic category"""
    made.report(BEIJING, 2017, {"indicators IND6 value": "59.9"})
    made.report(TIANJIN, 2017, {"indicators IND6 value": "2"}, category="characteristic")
    found = counts(overview(made).stands)
    assert found["leading", "IND6"] == {"behind": 1}
    assert found["characteristic", "IND6"] == {"met": 1}


def test_measures_are_counted_by_category_and_status(made: MadeUp) -> None:
    """L1.1: of the units that reported; what was said of none is counted apart"""
    made.report(BEIJING, 2017, {"tasks L1.1 status": "done"})
    made.report(TIANJIN, 2017, {})
    (first, *_) = overview(made).measures(2017)
    assert (first.category, first.measure.code) == ("leading", "L1.1")
    assert (first.counts, first.final) == ({"done": 1, "": 1}, 1)


def test_restatements_and_explanations_are_listed(made: MadeUp) -> None:
    remark = Remark("Q07", "base", "BF2", "value", "explained", "普查（演练）")
    facets = {"carried_from": "a", "carried_value": "2172.9", "restated": "普查修订"}
    made.report(BEIJING, 2016, {"base BF2 value": "2172.9"})
    made.report(
        BEIJING, 2017, {"base BF2 prior": "2195.4", "base BF2 value": "2194.4"},
        facets={"base BF2 prior": facets}, remarks=(remark,),
    )  # fmt: skip
    found = overview(made)
    (restated,) = found.restated
    assert (restated.unit, restated.year, restated.now) == (BEIJING, 2016, "2195.4")
    assert [(one.submission.unit, one.remark) for one in found.remarks] == [(BEIJING, remark)]
