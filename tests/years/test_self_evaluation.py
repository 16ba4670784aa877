"""The stage self-evaluation is cumulated from the sealed annual reports, never typed again.

Issue 3.1; stages ST1-ST3.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from province_years import Province
from report_steps import put, put_all, shown

from ipdesk.cli import RESOURCES
from ipdesk.errors import ComputedCell
from ipdesk.new_report import NewReport
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.services import Services
from local_db.stores import FileStores

STAGE = {
    "evaluation 1 stage": "ST1",
    "evaluation 1 from_year": "2016",
    "evaluation 1 to_year": "2018",
}
YEARS = {2016: ("15000", "12.00"), 2017: ("16000", "13.50"), 2018: ("17500", "15.25")}


def figures(year: int) -> dict[str, str]:
    pct, density = YEARS[year]
    return {
        "indicators IND3 value": pct,
        "base BF1 value": str(int(float(density) * 10000)),
        "base BF2 value": "10000",
        "tasks L1.1 status": "done" if year == 2018 else "under_way",
        "tasks L1.1 progress": "100" if year == 2018 else "50",
        "tasks L1.1 done": "2018-06-30" if year == 2018 else "",
        "goals IND1 target": "30",
    }


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sealed years, and a self-evaluation of the stage begun."""
    folder = tmp_path_factory.mktemp("stage")
    services = Services(RESOURCES, FileStores(), "en", FixedClock())
    wanted = NewReport("440000", "leading", 2016)
    workspace = services.opener.create(folder / "stage.ipdesk", wanted, "test")
    province = Province(services, workspace, folder / "packages")
    province.seal(figures(2016))
    for year in (2017, 2018):
        values = figures(year)
        del values["goals IND1 target"]
        province.sealed("annual", year, values)
    province.add("self_evaluation", 2018)
    put_all(province.workspace, STAGE)
    workspace.store.close()
    return folder / "stage.ipdesk"


@pytest.fixture
def evaluated(services: Services, stage: Path, tmp_path: Path) -> Province:
    workspace = services.opener.open(Path(shutil.copy(stage, tmp_path)), "self_evaluation-2018")
    return Province(services, workspace, tmp_path / "packages")


def test_flow_is_added_up_over_the_stage(evaluated: Province) -> None:
    """IND3: PCT applications of the years 2016 to 2018"""
    assert shown(evaluated.workspace, "indicator_results IND3 total").text == "48500"


def test_stock_shows_its_last_value_and_no_total(evaluated: Province) -> None:
    """IND1"""
    assert shown(evaluated.workspace, "indicator_results IND1 closing").text == "15.25"
    assert shown(evaluated.workspace, "indicator_results IND1 total").raw == ""


def test_opening_value_is_that_of_the_year_before_the_stage(evaluated: Province) -> None:
    assert shown(evaluated.workspace, "indicator_results IND1 opening").raw == ""
    figure = FigureRecord("indicators.IND1.value", 2015, HISTORY, "", "10.5", "", "", "t")
    evaluated.workspace.record_figures([figure], "test")
    assert shown(evaluated.workspace, "indicator_results IND1 opening").text == "10.5"


def test_goal_is_the_declared_one_or_the_number_of_the_circular(evaluated: Province) -> None:
    """IND1 was declared in the annual reports; IND6 is 60 % for a leading province."""
    assert shown(evaluated.workspace, "indicator_results IND1 target").text == "30"
    assert shown(evaluated.workspace, "indicator_results IND6 target").text == "60"


def test_number_of_reports_counted_is_shown(evaluated: Province) -> None:
    assert shown(evaluated.workspace, "indicator_results IND3 reports").text == "3"


def test_measures_show_how_they_stood_in_the_last_report(evaluated: Province) -> None:
    """L1.1"""
    assert shown(evaluated.workspace, "measure_results L1.1 status").text == "done"
    assert shown(evaluated.workspace, "measure_results L1.1 progress").text == "100"
    assert shown(evaluated.workspace, "measure_results L1.1 done").text == "2018-06-30"


def test_other_years_give_other_figures_at_once(evaluated: Province) -> None:
    put(evaluated.workspace, "evaluation 1 to_year", "2017")
    assert shown(evaluated.workspace, "indicator_results IND3 total").text == "31000"
    assert shown(evaluated.workspace, "measure_results L1.1 status").text == "under_way"


def test_stage_with_a_missing_year_has_no_total(evaluated: Province) -> None:
    """A sum of some years would pass for the whole."""
    put(evaluated.workspace, "evaluation 1 to_year", "2019")
    assert shown(evaluated.workspace, "indicator_results IND3 total").raw == ""
    assert shown(evaluated.workspace, "indicator_results IND3 reports").text == "3"


@pytest.mark.parametrize("column", ["opening", "closing", "total", "target", "reports"])
def test_cumulated_figures_cannot_be_typed(evaluated: Province, column: str) -> None:
    with pytest.raises(ComputedCell):
        put(evaluated.workspace, f"indicator_results IND3 {column}", "1")


def test_cumulated_figures_are_in_what_is_printed_and_sealed(evaluated: Province) -> None:
    """What is computed is shown everywhere: screen, paper, workbook and package."""
    report, cells = evaluated.workspace.report, evaluated.workspace.content().cells
    told = {p: cells[p.section][p.row].get(p.column) for p in report.computed}
    assert len(told) > 50
    assert told == report.computed


def test_cumulated_figures_stand_in_the_sealed_report(evaluated: Province) -> None:
    evaluated.seal()
    evaluated.turn_to("annual-2016")
    evaluated.turn_to("self_evaluation-2018")
    assert shown(evaluated.workspace, "indicator_results IND3 total").text == "48500"
