"""An annual report from three departments' workbooks, without a mouse. Issue 4, journey (b)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.cli.demo import EXAMPLE, fill
from ipdesk.exchange.workbook_layout import CODES_LANE, CODES_LINE, FIRST_LINE, SECTION_MARK
from ipdesk.new_report import NewReport
from ipdesk.places import Place
from ipdesk.screens.conflicts import FIRST_FILE
from ipdesk.screens.layout import choices_of
from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, wait_for
from ui.dialogs.conflict_table import ConflictTable
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.template_choice import TemplateChoice

DEPARTMENTS = {
    "专利管理处": ("profile", "base", "indicators", "goals"),
    "协调保护处": ("base", "cities", "teams", "enterprises"),
    "政策法规处": ("tasks", "conditions", "experience"),
}
DISPUTED = Place("base", "BF1", "value")
Values = dict[str, dict[int, dict[str, str]]]


@pytest.fixture
def direct(services: Services, tmp_path: Path) -> Iterator[Workspace]:
    """The same report, filled directly."""
    workspace = services.opener.create_example(tmp_path / "direct.ipdesk", EXAMPLE, "tests")
    fill(workspace, services)
    yield workspace
    workspace.store.close()


@pytest.fixture
def begun(services: Services, tmp_path: Path, direct: Workspace) -> Path:
    """The province's report as it begins."""
    header, path = direct.report.header, tmp_path / "begun.ipdesk"
    wanted = NewReport(header.unit, header.category, header.year, practice=True)
    services.opener.create(path, wanted).store.close()
    return path


def said(workspace: Workspace) -> dict[str, list[dict[str, tuple[State, str]]]]:
    """What a report says, row by row, whatever the codes of its rows and however it is spelt."""
    return {
        code: [
            {
                column: (cell.state, cell.text)
                for column, cell in workspace.report.row_cells(code, row).items()
                if cell.state is not State.BLANK
            }
            for row in rows
        ]
        for code, rows in workspace.report.sections.items()
    }


def found(workspace: Workspace) -> list[tuple[str, str, str]]:
    """What the checks find, explained or not."""
    problems = workspace.checker.problems()
    return sorted((p.rule, p.place.section, p.place.column) for p in problems)


class Department:
    """Fills in the cells that stand open in its workbook, as a spreadsheet holds them."""

    def __init__(self, direct: Workspace, services: Services) -> None:
        self._direct = direct
        self._services = services

    def fill(self, path: Path, name: str, changed: Mapping[Place, str]) -> None:
        book = openpyxl.load_workbook(path)
        for line in range(1, 40):
            if book.worksheets[0].cell(line, CODES_LANE).value == "@department":
                book.worksheets[0].cell(line, 3).value = name
        for sheet in book.worksheets[1:]:
            mark = str(sheet.cell(CODES_LINE, CODES_LANE).value or "")
            if mark.startswith(SECTION_MARK):
                self._fill_sheet(sheet, mark.removeprefix(SECTION_MARK), changed)
        book.save(path)

    def _fill_sheet(self, sheet: Any, code: str, changed: Mapping[Place, str]) -> None:
        lanes = {sheet.cell(CODES_LINE, at).value: at for at in range(2, sheet.max_column + 1)}
        lines = {sheet.cell(at, CODES_LANE).value: at for at in range(5, sheet.max_row + 1)}
        upright = self._direct.form.sections[code].section.rows == "single"
        for number, row in enumerate(self._direct.report.rows(code)):
            for column in self._direct.report.rows(code)[row]:
                place = Place(code, row, column)
                if upright:
                    cell = sheet.cell(lines[column], lanes[SINGLE_ROW])
                else:
                    cell = sheet.cell(lines.get(row, FIRST_LINE + number), lanes[column])
                if not cell.protection.locked:
                    cell.value = changed.get(place) or self._typed(place)

    def _typed(self, place: Place) -> object:
        """A value as it is typed into a spreadsheet: a number, a day, a choice, a text."""
        cell = self._direct.report.typed(place)
        form = self._direct.form.sections[place.section]
        if cell.state is not State.VALID:
            return cell.raw or None
        if form.columns[place.column].type == "date":
            return dt.date.fromisoformat(cell.text)
        names = {c.code: c.text for c in choices_of(form, place, self._services.translator)}
        return Decimal(cell.text) if cell.number is not None else names.get(cell.text, cell.text)


def make_template(clerk: Clerk, path: Path, sections: tuple[str, ...]) -> None:
    """Tick the sections by keyboard and save."""
    keys = clerk.keys
    keys.press("Ctrl+Shift+M")
    dialog = focused().window()
    assert isinstance(dialog, TemplateChoice)
    keys.press("Home")
    for code, _ in dialog.template.sections():
        if code in sections:
            keys.press("Space")
        keys.press("Down")
    assert set(dialog.ticked()) == set(sections)
    keys.press_into("Return", lambda: clerk.name_file(path))
    clerk.jobs_done()
    clerk.dismiss()


def choose(clerk: Clerk, dialog: ImportDialog, file: str) -> None:
    """Go to the file's value with the arrow keys; Enter lets it count."""
    wait_for(lambda: isinstance(focused(), ConflictTable))
    columns = [claimant.file for claimant in dialog.importing.conflicts.files]
    clerk.keys.press("Home")
    clerk.keys.press("Right", times=FIRST_FILE + columns.index(file))
    clerk.keys.press("Return")


def test_a_report_from_three_departments_equals_the_one_filled_directly(
    clerk: Clerk, services: Services, direct: Workspace, begun: Path, tmp_path: Path
) -> None:
    """Two of them differ in a figure; the clerk says which one counts."""
    keys, department = clerk.keys, Department(direct, services)
    clerk.start_with(begun)
    books = [tmp_path / f"{number}.xlsx" for number in range(1, len(DEPARTMENTS) + 1)]
    wrong = {"协调保护处": {DISPUTED: "1"}}
    for book, (name, sections) in zip(books, DEPARTMENTS.items(), strict=True):
        make_template(clerk, book, sections)
        department.fill(book, name, wrong.get(name, {}))
    before = said(clerk.desk.workspace)

    keys.press_into("Ctrl+I", lambda: clerk.name_files(books))
    dialog = focused().window()
    assert isinstance(dialog, ImportDialog)
    clerk.jobs_done()
    assert not dialog.apply_button.isEnabled()
    choose(clerk, dialog, "1.xlsx")
    clerk.tab_to(dialog.apply_button.text())
    keys.press("Space")

    workspace = clerk.desk.workspace
    assert said(workspace) == said(direct)
    assert found(workspace) == found(direct)
    assert workspace.report.note(DISPUTED, "source") == "专利管理处"
    keys.press("Ctrl+Z")
    assert said(clerk.desk.workspace) == before
