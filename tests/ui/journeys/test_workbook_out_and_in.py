"""A report goes out as a workbook, is worked on in a spreadsheet, and comes back."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.report_steps import shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, wait_for
from ui.dialogs.import_dialog import ImportDialog

BEFORE, AFTER = 168480, 168481


def change_figure(book: Path) -> None:
    """What the clerk does in the spreadsheet."""
    workbook = openpyxl.load_workbook(book)
    found = [
        cell
        for sheet in workbook.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value == BEFORE
    ]
    assert len(found) == 1
    found[0].value = AFTER
    workbook.save(book)


def test_a_changed_figure_comes_back_after_it_was_shown(
    clerk: Clerk, example_file: Path, tmp_path: Path
) -> None:
    keys, book = clerk.keys, tmp_path / "report.xlsx"
    clerk.open_file(example_file)
    keys.press_into("Ctrl+Shift+E", lambda: clerk.name_file(book))
    clerk.jobs_done()
    assert "written" in clerk.dismiss()
    change_figure(book)
    keys.press_into("Ctrl+I", lambda: clerk.name_file(book))
    dialog = focused().window()
    assert isinstance(dialog, ImportDialog)
    clerk.jobs_done()
    wait_for(lambda: focused() is dialog.apply_button)
    assert dialog.model.rowCount() == 1
    assert shown(clerk.desk.workspace, "base BF1 value").raw == str(BEFORE)
    keys.press("Space")
    assert shown(clerk.desk.workspace, "base BF1 value").raw == str(AFTER)
