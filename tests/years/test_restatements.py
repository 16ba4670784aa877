"""A changed figure of a sealed year is a restatement: reason required, both values travel.

Issue 3.4; design "Life of a report".
"""

from __future__ import annotations

import zipfile

import pytest
from province_years import Lived, Province, base_sealed
from report_steps import at, put, shown

from ipdesk.errors import Sealed
from ipdesk.history import first_break
from ipdesk.restatement import RestatementRefused, restatements

REASON = "统计部门核减重复件数"


def year_begun(province: Province) -> None:
    base_sealed(province)
    province.add("annual", 2017)


@pytest.fixture
def next_year(lived: Lived) -> Province:
    """2016 sealed, 2017 begun."""
    return lived(year_begun)


def restate(province: Province, raw: str, reason: str = REASON) -> None:
    province.workspace.restate(at("base BF1 prior"), raw, reason, "test")


def test_restatement_keeps_both_values_and_the_reason(next_year: Province) -> None:
    restate(next_year, "168000")
    assert shown(next_year.workspace, "base BF1 prior").text == "168000"
    (found,) = restatements(next_year.workspace.report.notes)
    assert found == (at("base BF1 prior"), "annual-2016", "168480", REASON)


def test_restatement_moves_what_is_computed_from_it(next_year: Province) -> None:
    restate(next_year, "168000")
    assert shown(next_year.workspace, "indicators IND1 prior").text == "15.49"


@pytest.mark.parametrize(
    ("place", "raw", "reason", "why"),
    [
        ("base BF1 prior", "168000", " ", "reason_missing"),
        ("base BF1 prior", "168000", "x" * 501, "reason_too_long"),
        ("base BF1 prior", "168480", REASON, "same_value"),
        ("base BF1 value", "168000", REASON, "not_carried"),
    ],
)
def test_restatement_that_does_not_fit_changes_nothing(
    next_year: Province, place: str, raw: str, reason: str, why: str
) -> None:
    before = next_year.workspace.snapshot()
    with pytest.raises(RestatementRefused) as refused:
        next_year.workspace.restate(at(place), raw, reason)
    assert refused.value.params["reason"] == why
    assert next_year.workspace.snapshot() == before


def test_second_restatement_keeps_what_was_carried_first(next_year: Province) -> None:
    restate(next_year, "168000")
    restate(next_year, "167000", "再次核减")
    (found,) = restatements(next_year.workspace.report.notes)
    assert (found.carried, found.reason) == ("168480", "再次核减")


def test_going_back_to_the_carried_figure_takes_the_restatement_back(next_year: Province) -> None:
    restate(next_year, "168000")
    restate(next_year, "168480", "")
    assert not list(restatements(next_year.workspace.report.notes))
    with pytest.raises(Exception, match="carried"):
        put(next_year.workspace, "base BF1 prior", "1")


def test_restatement_is_still_there_when_the_file_is_opened_again(next_year: Province) -> None:
    restate(next_year, "168000")
    next_year.turn_to("annual-2017")
    (found,) = restatements(next_year.workspace.report.notes)
    assert found.carried == "168480"


def test_history_keeps_the_reason(next_year: Province) -> None:
    restate(next_year, "168000")
    place = at("base BF1 prior")
    entries = next_year.workspace.store.cell_history("annual-2017", *place)
    (entry,) = (entry for entry in entries if entry.action == "restate")
    assert (entry.action, entry.before, entry.after, entry.reason) == (
        "restate",
        "168480",
        "168000",
        REASON,
    )
    assert first_break(next_year.workspace.store.history("")) is None


def test_both_values_travel_in_the_package(next_year: Province) -> None:
    restate(next_year, "168000")
    next_year.seal({"base BF1 value": "200000", "base BF2 value": "10999"})
    package = max(next_year.folder.glob("*.ipsub"))
    with zipfile.ZipFile(package) as archive:
        name = next(n for n in archive.namelist() if n.endswith("data/tables/base.csv"))
        table = archive.read(name).decode()
    (line,) = (line for line in table.splitlines() if line.startswith("BF1,prior,"))
    assert "168000" in line
    assert "168480" in line
    assert REASON in line


def test_series_takes_the_restated_figure_and_keeps_the_first(next_year: Province) -> None:
    restate(next_year, "168000")
    next_year.seal({"base BF1 value": "200000", "base BF2 value": "10999"})
    known = next_year.workspace.series.vintages("base.BF1.value", 2016)
    assert [(point.text, point.origin) for point in known] == [
        ("168000", "annual-2017"),
        ("168480", "annual-2016"),
    ]
    computed = next_year.workspace.series.at("indicators.IND1.value", 2016)
    assert computed is not None
    assert computed.text == "15.49"


def test_sealed_report_is_not_restated(lived: Lived) -> None:
    province = lived(base_sealed)
    with pytest.raises(Sealed):
        restate(province, "1")
