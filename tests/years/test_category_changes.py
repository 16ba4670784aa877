"""A province that changes its category: what the next reports are of, and what they open with.

Issue 3.2; TR6, TR7.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from province_years import Lived, Province, year_sealed
from report_steps import at, shown

from ipdesk.records import HISTORY, FigureRecord
from ipdesk.restatement import CARRIED_FROM
from ipdesk.services import Services
from tests.province.lives import entry

PILOT = (("TR1", "2016-03-01", "leading"), ("TR2", "2016-07-28", ""), ("TR3", "2016-12-05", ""))


def live(province: Province, *steps: tuple[str, str, str]) -> None:
    """Record transitions: code, day, category."""
    for code, day, category in steps:
        province.workspace.record_status(entry(code, day, category=category))


def pilot_sealed(province: Province) -> None:
    """The province became a pilot in 2016, and its report of that year is sealed."""
    live(province, *PILOT)
    province.seal()


def test_report_after_a_category_change_is_of_the_new_category(lived: Lived) -> None:
    """TR6"""
    province = lived(pilot_sealed)
    live(province, ("TR6", "2017-02-06", "supporting"))
    province.add("annual", 2017)
    assert province.workspace.report.header.category == "supporting"
    assert province.workspace.form.category == "supporting"


def test_category_changes_in_the_demonstration_stage_too(lived: Lived) -> None:
    """TR7"""
    province = lived(pilot_sealed)
    live(province, ("TR4", "2017-01-05", ""), ("TR7", "2017-02-06", "supporting"))
    province.add("annual", 2017)
    assert province.workspace.report.header.category == "supporting"


def test_report_of_a_year_before_the_change_is_of_the_category_of_that_year(
    lived: Lived,
) -> None:
    """TR6: the change comes while a report of last year is still to be made."""
    province = lived(pilot_sealed)
    live(province, ("TR6", "2017-02-06", "supporting"))
    province.add("self_evaluation", 2016)
    assert province.workspace.report.header.category == "leading"


def test_rows_that_both_categories_have_open_with_last_years_figures(province: Province) -> None:
    """TR6, IND1"""
    live(province, *PILOT)
    province.seal({"base BF1 value": "168480"})
    live(province, ("TR6", "2017-02-06", "supporting"))
    before = set(province.workspace.form.sections["base"].rows)
    province.add("annual", 2017)
    workspace = province.workspace
    assert shown(workspace, "base BF1 prior").text == "168480"
    assert workspace.report.note(at("base BF1 prior"), CARRIED_FROM) == "annual-2016"
    assert len(workspace.report.rows("cities")) == 21
    new = set(workspace.form.sections["base"].rows)
    assert new & before
    assert set(workspace.report.rows("base")) == new, "rows of the other category are gone"


def test_row_that_is_new_to_the_category_opens_with_what_history_knows(
    services: Services, workspace_file: Callable[..., Path], tmp_path: Path
) -> None:
    """TR6: the sealed report, being of another category, says nothing of the row."""
    workspace = services.opener.open(workspace_file("440000", "characteristic", 2016))
    province = Province(services, workspace, tmp_path / "packages")
    live(province, ("TR1", "2016-03-01", "characteristic"), *PILOT[1:])
    province.seal()
    gdp = FigureRecord("base.BF3.value", 2016, HISTORY, "", "80855", "演练年鉴", "", "")
    workspace.record_figures([gdp], "演练")
    live(province, ("TR6", "2017-02-06", "supporting"))
    province.add("annual", 2017)
    assert shown(workspace, "base BF3 prior").text == "80855"
    assert workspace.report.note(at("base BF3 prior"), CARRIED_FROM) == HISTORY


def test_revision_stays_in_the_category_of_what_it_revises(lived: Lived) -> None:
    """TR6: a correction of an earlier year is no report of the new category."""
    province = lived(pilot_sealed)
    live(province, ("TR6", "2016-12-20", "supporting"))
    province.add("annual", 2016)
    header = province.workspace.report.header
    assert (header.id, header.category) == ("annual-2016-r2", "leading")


def test_year_after_the_change_can_be_sealed(lived: Lived) -> None:
    province = lived(pilot_sealed)
    live(province, ("TR6", "2017-02-06", "characteristic"))
    province.sealed("annual", 2017)
    province.add("annual", 2018)
    assert province.workspace.report.header.category == "characteristic"


def test_while_no_category_is_recorded_reports_go_on_in_the_one_before(lived: Lived) -> None:
    province = lived(year_sealed)
    province.add("annual", 2017)
    assert province.workspace.report.header.category == "leading"
