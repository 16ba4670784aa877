"""The figures on file for a cell, and taking one of them into the report.

Requirements
    3.5   value, year, vintage, source of population and GDP as data of their own
"""

from __future__ import annotations

import pytest
from report_steps import at, put, shown

from ipdesk.errors import Sealed, UsageError
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.screens.on_file import OnFile
from ipdesk.services import Services
from ipdesk.workspace import Workspace

PEOPLE = at("base BF2 value")


def record(workspace: Workspace, *figures: tuple[int, str, str]) -> None:
    """Figures of the population: year, value, vintage."""
    records = [
        FigureRecord(PEOPLE.address, year, HISTORY, vintage, value, "统计年鉴", "", "2017-01-01")
        for year, value, vintage in figures
    ]
    workspace.record_figures(records, "test")


@pytest.fixture
def on_file(workspace: Workspace, services: Services) -> OnFile:
    record(
        workspace,
        (2009, "10130", "2010年公布"),
        (2014, "10724", "2016年公布"),
        (2015, "10849", "2016年公布"),
        (2015, "11678", "普查修订"),
    )
    return OnFile(workspace, services.translator)


def test_every_vintage_of_the_years_at_hand_is_offered(on_file: OnFile) -> None:
    """The newest year first; what is years back is no choice for a report of 2016"""
    assert [(f.point.year, f.value) for f in on_file.figures(PEOPLE)] == [
        (2015, "11,678 (10,000 people)"),
        (2015, "10,849 (10,000 people)"),
        (2014, "10,724 (10,000 people)"),
    ]


def test_a_figure_says_where_it_is_from(on_file: OnFile) -> None:
    assert on_file.figures(PEOPLE)[1].about == "year 2015, 2016年公布, 统计年鉴"


def test_using_a_figure_fills_the_row_in_one_commit(workspace: Workspace, on_file: OnFile) -> None:
    """Value, year, vintage, source; a document number of another figure does not stay"""
    put(workspace, "base BF2 document", "粤统〔2015〕1号")
    before = workspace.store.last_history()
    on_file.use(PEOPLE, on_file.figures(PEOPLE)[1].point, "test")
    said = {c: shown(workspace, f"base BF2 {c}").text for c in ("value", "year", "vintage")}
    assert said == {"value": "10849", "year": "2015", "vintage": "2016年公布"}
    assert shown(workspace, "base BF2 source").text == "统计年鉴"
    assert shown(workspace, "base BF2 document").text == ""
    after = workspace.store.last_history()
    assert before is not None
    assert after is not None
    assert after.sequence == before.sequence + 5
    assert [f.used for f in on_file.figures(PEOPLE)] == [False, True, False]


@pytest.mark.parametrize("where", ["base BF2 prior", "base BF2 source", "indicators IND1 basis"])
def test_cells_that_are_no_series_have_nothing_on_file(on_file: OnFile, where: str) -> None:
    assert on_file.figures(at(where)) == []


def test_a_computed_cell_takes_no_figure(workspace: Workspace, services: Services) -> None:
    """IND1 is computed as soon as its operands are there"""
    record(workspace, (2015, "10849", ""))
    figure = FigureRecord("indicators.IND1.value", 2015, HISTORY, "", "12.8", "", "", "2017")
    workspace.record_figures([figure], "test")
    on_file, place = OnFile(workspace, services.translator), at("indicators IND1 value")
    assert len(on_file.figures(place)) == 1
    put(workspace, "base BF1 value", "168480")
    put(workspace, "base BF2 value", "10849")
    assert on_file.figures(place) == []


def test_of_several_vintages_one_must_be_named(on_file: OnFile) -> None:
    with pytest.raises(UsageError) as refused:
        on_file.find(PEOPLE, 2015)
    assert refused.value.reason == "vintages"
    assert on_file.find(PEOPLE, 2015, "普查修订").text == "11678"
    assert on_file.find(PEOPLE, 2014).text == "10724"


def test_a_sealed_report_is_not_filled_in_again(
    services: Services, sealed_file, workspace: Workspace
) -> None:
    """2.7"""
    sealed = services.opener.open(sealed_file)
    record(sealed, (2015, "10849", ""))
    on_file = OnFile(sealed, services.translator)
    assert on_file.figures(PEOPLE) == []
    with pytest.raises(Sealed):
        on_file.use(PEOPLE, on_file.find(PEOPLE, 2015))
