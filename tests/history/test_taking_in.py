"""Taking in figures of other years: seen first, then recorded in one commit or not at all.

Requirements
    3.4    a history import (CSV or workbook) for the years before
    3.CLI  ipdesk history import FILE X
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import FiguresRefused, UsageError
from ipdesk.records import HISTORY
from ipdesk.screens.history_import import HistoryImportScreen
from ipdesk.series_names import SeriesNames, yearly_form
from ipdesk.workspace import Workspace

HEAD = "series,year,value,vintage,source\n"
Preview = Callable[[str], HistoryImportScreen]


def kinds(screen: HistoryImportScreen) -> list[str]:
    return [entry.kind for entry in screen.entries]


@pytest.mark.parametrize(
    "name",
    ["base.BF2.value", "base.BF2", "BF2", "bf2", "常住人口", "Resident population", " ＢＦ２ "],
)
def test_a_series_has_many_names(edition: Catalogue, name: str) -> None:
    """Its address, its row, its code, and the row's label in either language"""
    found = SeriesNames(yearly_form(edition, "leading")).find(name)
    assert found.address == "base.BF2.value"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("IND1", "indicators.IND1.value"),
        ("goals.IND1", "goals.IND1.target"),
        ("tasks.L1.1", "tasks.L1.1.progress"),
    ],
)
def test_a_short_name_means_the_first_section_that_has_it(
    edition: Catalogue, name: str, address: str
) -> None:
    """IND1: the indicator, not its target; L1.1: progress, the number of a measure"""
    assert SeriesNames(yearly_form(edition, "leading")).find(name).address == address


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("base.BF2.prior", "no_series"),
        ("base.BF2.source", "no_series"),
        ("nonsense", "no_series"),
        ("tasks.L1.1.status", "wordy_series"),
        ("tasks.L1.1.done", "wordy_series"),
    ],
)
def test_only_series_of_numbers_are_found(edition: Catalogue, name: str, reason: str) -> None:
    """What the catalogue does not mark as a series is none"""
    with pytest.raises(UsageError) as refused:
        SeriesNames(yearly_form(edition, "leading")).find(name)
    assert refused.value.reason == reason


def test_a_category_has_its_own_series(edition: Catalogue) -> None:
    """GDP is no base figure of the characteristic category"""
    with pytest.raises(UsageError):
        SeriesNames(yearly_form(edition, "characteristic")).find("BF3")


def test_nothing_is_recorded_before_it_was_seen(workspace: Workspace, preview: Preview) -> None:
    screen = preview(f"{HEAD}BF2,2015,10849,2016年公布,统计年鉴\n")
    assert kinds(screen) == ["new"]
    assert not list(workspace.store.figures())
    screen.apply()
    (figure,) = workspace.store.figures()
    assert figure[:7] == (
        "base.BF2.value", 2015, HISTORY, "2016年公布", "10849", "统计年鉴", "",
    )  # fmt: skip
    assert workspace.series.of("base.BF2.value")[0].text == "10849"


def test_what_is_on_file_is_told_from_what_changes(preview: Preview) -> None:
    preview(f"{HEAD}BF2,2014,10724,,\nBF2,2015,10849,,\n").apply()
    screen = preview(f"{HEAD}BF2,2014,10724,,\nBF2,2015,10850,,\nBF2,2016,10999,,\n")
    assert kinds(screen) == ["changed", "new"]
    assert (screen.row(0).before, screen.row(0).after) == ("10,849.00", "10,850.00")
    assert "1 figure is on file already." in screen.remarks()


def test_another_vintage_is_another_figure(workspace: Workspace, preview: Preview) -> None:
    """3.5: population in several vintages"""
    preview(f"{HEAD}BF2,2015,10849,2016年公布,\nBF2,2015,11678,普查修订,\n").apply()
    found = workspace.series.vintages("base.BF2.value", 2015)
    assert {(point.vintage, point.text) for point in found} == {
        ("2016年公布", "10849"),
        ("普查修订", "11678"),
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('BF2,2015,"12,34",,', "two ways"),
        ("BF2,2015,abc,,", "not a number"),
        ("BF2,2015,10849.123,,", "more than 2 decimals"),
        ("BF2,2015,-1,,", "below 0"),
        ("BF2,15,10849,,", "not a year"),
        ("BF2,,10849,,", "still to be filled in"),
        ("BF2,2015,不适用,,", "is no figure"),
        ("nonsense,2015,1,,", "no series “nonsense”"),
        (",2015,1,,", "no series"),
        (f"BF2,2015,10849,,{'x' * 501}", "longer than 500"),
        ("BF2,2015,10849,,a\x07b", "characters that cannot be shown"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why_and_where(
    preview: Preview, line: str, words: str
) -> None:
    screen = preview(f"{HEAD}{line}\n")
    row = screen.row(0)
    assert row.kind == "refused"
    assert words in row.why
    assert row.where == "line 2 (C2)"


def test_the_same_figure_twice_is_refused(preview: Preview) -> None:
    screen = preview(f"{HEAD}BF2,2015,1,,\n常住人口,2015年,2,,\n")
    assert kinds(screen) == ["refused", "new"]
    assert "C2" in screen.row(0).why


def test_a_unit_that_is_not_the_row_s_is_refused(preview: Preview) -> None:
    """Persons instead of 10,000 people"""
    screen = preview(
        "指标,单位,2014,2015\n常住人口,人,107240000,108490000\n地区生产总值,亿元,1,2\n"
    )
    assert kinds(screen) == ["refused", "refused", "new", "new"]
    assert "10,000 people" in screen.row(0).why


def test_blank_figures_are_left_out_and_counted(preview: Preview) -> None:
    screen = preview("series,2014,2015\nBF2,, \n")
    assert screen.entries == []
    assert "2 figures are left blank." in screen.remarks()


def test_one_refused_line_refuses_the_file(workspace: Workspace, preview: Preview) -> None:
    """All or nothing"""
    screen = preview(f"{HEAD}BF2,2015,10849,,\nBF2,2014,x,,\n")
    assert not screen.can_apply
    with pytest.raises(FiguresRefused):
        screen.apply()
    assert not list(workspace.store.figures())


def test_refused_lines_can_be_left_out(workspace: Workspace, preview: Preview) -> None:
    screen = preview(f"{HEAD}BF2,2015,10849,,\nBF2,2014,x,,\n")
    screen.skip_refused = True
    screen.apply()
    assert [figure.year for figure in workspace.store.figures()] == [2015]


def test_the_history_names_the_file(workspace: Workspace, preview: Preview) -> None:
    preview(f"{HEAD}BF2,2012,10594,,\n").apply()
    last = workspace.store.last_history()
    assert last is not None
    assert (last.action, last.reason) == ("figure", "figures.csv")


def test_another_source_of_the_same_value_is_a_change(
    workspace: Workspace, preview: Preview
) -> None:
    """The history keeps it too"""
    preview(f"{HEAD}BF2,2015,10849,,统计公报\n").apply()
    screen = preview(f"{HEAD}BF2,2015,10849,,统计年鉴\n")
    assert kinds(screen) == ["changed"]
    assert (screen.row(0).before, screen.row(0).after) == (
        "10,849.00 · 统计公报",
        "10,849.00 · 统计年鉴",
    )
    before = workspace.store.last_history()
    screen.apply()
    after = workspace.store.last_history()
    assert before is not None
    assert after is not None
    assert (after.action, after.sequence) == ("figure", before.sequence + 1)
    assert [figure.source for figure in workspace.store.figures()] == ["统计年鉴"]


def test_what_looks_like_a_formula_stays_text(workspace: Workspace, preview: Preview) -> None:
    preview(f"{HEAD}BF2,2015,10849,=1+1,@SUM(A1)\n").apply()
    (figure,) = workspace.store.figures()
    assert (figure.vintage, figure.source) == ("=1+1", "@SUM(A1)")


def test_a_refused_line_names_its_figure_as_a_table_does(preview: Preview) -> None:
    """No code of the catalogue, unless the file's own word means nothing."""
    screen = preview(HEAD + "base.BF2.value,2014,x,,\nnonsense,2014,5,,\n")
    names = [screen.row(number).place_name for number in range(2)]
    assert names == ["Resident population · 2014", "nonsense · 2014"]
