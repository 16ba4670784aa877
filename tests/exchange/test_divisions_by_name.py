"""A roster of divisions from a workbook in which a person deleted the codes of the rows.

Requirements
    3.6    renamed units keep one code: old names are understood where a roster is imported
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from workbook_samples import change

from ipdesk.exchange.import_plan import EntryKind, ImportPlan, plan_import
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.workspace import Workspace

Open = Callable[..., Workspace]
CODES, CODE, NAME, TITLE = 1, 3, 4, 6


@pytest.fixture
def imported(speak: Callable[[str], Translator], tmp_path: Path) -> Callable[..., ImportPlan]:
    def plan(workspace: Workspace, name: str, code: str, new_name: str) -> ImportPlan:
        """The line of ``name`` without its row code, and under another code and name."""

        def edit(book: Any) -> None:
            sheet = book["知识产权示范城市"]
            line = next(r for r in range(5, 40) if sheet.cell(r, NAME).value == name)
            sheet.cell(line, CODES).value = None
            sheet.cell(line, CODE).value = code or None
            sheet.cell(line, NAME).value = new_name
            sheet.cell(line, TITLE).value = "示范城市"

        path = tmp_path / "roster.xlsx"
        path.write_bytes(write_workbook(workspace.snapshot(), speak("zh")))
        return plan_import(workspace.snapshot(), read_workbook(change(path, edit)))

    return plan


@pytest.mark.parametrize(
    ("code", "name"),
    [("540600", "那曲市"), ("542400", "那曲地区"), ("", "那曲地区"), ("", "那曲市")],
)
def test_row_is_known_by_code_and_by_names_of_any_time(
    open_workspace: Open, imported: Callable[..., ImportPlan], code: str, name: str
) -> None:
    """3.6: 那曲地区 became 那曲市; its code and name stay as they are in the report's year"""
    plan = imported(open_workspace("540000", "characteristic", 2023), "那曲市", code, name)
    assert [(entry.place, entry.kind) for entry in plan.entries if entry.taken] == [
        (Place("cities", "540600", "title"), EntryKind.NEW)
    ]
    assert (plan.new_rows, plan.absent) == ((), ())


def test_name_of_the_year_replaces_an_outdated_one(
    open_workspace: Open, imported: Callable[..., ImportPlan]
) -> None:
    """3.6: a row carried over from earlier years is mended by the import"""
    workspace = open_workspace("540000", "characteristic", 2023)
    for column, text in (("code", "542400"), ("name", "那曲地区"), ("kind", "prefecture")):
        workspace.set_value(Place("cities", "540600", column), text)
    plan = imported(workspace, "那曲地区", "540600", "那曲市")
    taken = {entry.place.column: entry.after for entry in plan.entries if entry.taken}
    assert (taken["code"], taken["name"]) == ("540600", "那曲市")


def test_city_that_joined_another_is_not_taken_for_it(
    open_workspace: Open, imported: Callable[..., ImportPlan]
) -> None:
    """3.6: 莱芜市 is not a former name of 济南市"""
    plan = imported(open_workspace("370000", "leading", 2023), "济南市", "371200", "莱芜市")
    assert len(plan.new_rows) == 1
    assert plan.absent == (Place("cities", "370100"),)


def test_the_spare_lines_of_a_template_offer_the_other_divisions(
    workspace: Workspace, services: Services, tmp_path: Path
) -> None:
    """By a range of the hidden sheet, which may be of any length; issue 4.2."""
    path = tmp_path / "template.xlsx"
    path.write_bytes(write_template(workspace.snapshot(), services.translator, ["cities"]))
    book = openpyxl.load_workbook(path)
    sheet, units = book.worksheets[1], len(workspace.report.rows("cities"))
    (lists,) = [
        rule
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list" and f"D{5 + units}" in str(rule.sqref)
    ]
    name, area = lists.formula1.split("!")
    offered = [cell.value for (cell,) in book[name][area.replace("$", "")]]
    assert "四会市" in offered
    assert "广州市" not in offered, "it has its line already"


def test_a_new_line_that_names_a_division_needs_no_more(
    workspace: Workspace, services: Services, tmp_path: Path
) -> None:
    """Its code and kind follow from its name, as they do on screen."""
    path = tmp_path / "template.xlsx"
    path.write_bytes(write_template(workspace.snapshot(), services.translator, ["cities"]))
    line = 5 + len(workspace.report.rows("cities"))
    change(path, lambda book: book.worksheets[1].cell(line, NAME, "四会市"))
    plan = plan_import(workspace.snapshot(), read_workbook(path))
    said = {entry.place.column: entry.after for entry in plan.entries}
    assert said == {"code": "441284", "name": "四会市", "kind": "county_level_city"}
