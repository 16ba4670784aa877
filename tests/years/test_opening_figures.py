"""Opening figures come from the last sealed report and cannot be typed over. Issue 3.4."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from province_years import BASE, Lived, Province, base_sealed
from report_steps import at, put, shown

from ipdesk.history import first_break
from ipdesk.records import HISTORY, FigureRecord, HistoryRecord
from ipdesk.restatement import CARRIED_FROM, CarriedFigure


def test_opening_figure_names_the_report_it_comes_from(lived: Lived) -> None:
    province = lived(base_sealed)
    province.add("annual", 2017)
    assert shown(province.workspace, "base BF1 prior").text == "168480"
    assert province.workspace.report.note(at("base BF1 prior"), CARRIED_FROM) == "annual-2016"


def test_opening_figure_cannot_be_typed_over(lived: Lived) -> None:
    province = lived(base_sealed)
    province.add("annual", 2017)
    with pytest.raises(CarriedFigure):
        put(province.workspace, "base BF1 prior", "170000")
    assert shown(province.workspace, "base BF1 prior").text == "168480"


def test_figure_of_two_years_ago_is_not_last_years(lived: Lived) -> None:
    province = lived(base_sealed)
    province.add("annual", 2018)
    assert shown(province.workspace, "base BF1 prior").raw == ""


def test_history_taken_in_opens_a_year_that_no_report_settled(lived: Lived) -> None:
    province = lived(base_sealed)
    figure = FigureRecord("base.BF1.value", 2017, HISTORY, "", "200000", "统计年鉴", "", "t")
    province.workspace.record_figures([figure], "test")
    province.add("annual", 2018)
    assert shown(province.workspace, "base BF1 prior").text == "200000"
    assert province.workspace.report.note(at("base BF1 prior"), "source") == "统计年鉴"


def test_history_that_comes_later_opens_what_is_still_blank(province: Province) -> None:
    """The draft was made first, as most people would."""
    workspace = province.workspace
    put(workspace, "base BF2 prior", "1")
    figures = [
        FigureRecord(f"base.{row}.value", 2015, HISTORY, "", "138878", "年鉴", "", "t")
        for row in ("BF1", "BF2")
    ]
    workspace.record_figures(figures, "test")
    workspace.open_blanks("test")
    assert shown(workspace, "base BF1 prior").text == "138878"
    assert workspace.report.note(at("base BF1 prior"), "source") == "年鉴"
    assert shown(workspace, "base BF2 prior").text == "1", "what was typed stays"
    workspace.undo("test")
    assert shown(workspace, "base BF1 prior").raw == ""


def test_figure_that_history_gave_may_be_corrected(province: Province) -> None:
    """No sealed report settled it."""
    figure = FigureRecord("base.BF1.value", 2016, HISTORY, "", "200000", "", "", "t")
    province.workspace.record_figures([figure], "test")
    province.add("annual", 2017)
    put(province.workspace, "base BF1 prior", "200001")
    assert shown(province.workspace, "base BF1 prior").text == "200001"


def test_sealed_report_counts_before_history(province: Province) -> None:
    figure = FigureRecord("base.BF1.value", 2016, HISTORY, "", "1", "", "", "t")
    province.workspace.record_figures([figure], "test")
    province.seal(BASE)
    point = province.workspace.series.at("base.BF1.value", 2016)
    assert point is not None
    assert (point.text, point.origin) == ("168480", "annual-2016")


def test_next_revision_settles_its_year_anew(lived: Lived) -> None:
    province = lived(base_sealed)
    province.add("annual", 2016)
    province.seal({"base BF1 value": "168481"})
    points = province.workspace.series.of("base.BF1.value")
    assert [(point.year, point.text, point.origin) for point in points] == [
        (2016, "168481", "annual-2016-r2")
    ]


def test_computed_figures_enter_the_series(lived: Lived) -> None:
    """IND1: 168,480 patents and 108.49 million people are 15.53 per 10,000"""
    province = lived(base_sealed)
    point = province.workspace.series.at("indicators.IND1.value", 2016)
    assert point is not None
    assert point.text == "15.53"


def test_each_package_tells_the_history_since_the_one_before(lived: Lived) -> None:
    """Their logs join to one chain, and none grows with the years."""
    province = lived(base_sealed)
    province.sealed("annual", 2017)
    province.sealed("annual", 2018)
    logs = [log_of(path) for path in sorted(province.folder.glob("*.ipsub"))]
    told = [entry for log in logs for entry in log]
    assert [entry.sequence for entry in told] == list(range(1, len(told) + 1))
    assert first_break(iter(told)) is None
    kept = list(province.workspace.store.history(""))
    assert told == kept[: len(told)]


def log_of(package: Path) -> list[HistoryRecord]:
    with zipfile.ZipFile(package) as archive:
        name = next(n for n in archive.namelist() if n.endswith("data/history.jsonl"))
        lines = archive.read(name).decode().splitlines()
    return [HistoryRecord(**json.loads(line)) for line in lines[:-1]]
