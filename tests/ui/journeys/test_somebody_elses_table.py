"""Somebody's own table of enterprises comes in by keyboard; the next one without a question.

Issue 4, item 2: "import of foreign sheets: the user maps columns once, the mapping is remembered"
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QDialog

from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, spoken, wait_for
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.dialogs.foreign_dialog import ForeignDialog

HEAD = ("序号", "户名", "所在市", "有效发明专利数(件)", "联系人")


def table(path: Path, *lines: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for line in (("2016年强企情况",), HEAD, *lines):
        book.active.append(line)
    book.save(path)
    return path


def dialog_of(clerk: Clerk, kind: type[QDialog]) -> QDialog:
    wait_for(lambda: isinstance(focused().window(), kind))
    found = focused().window()
    assert isinstance(found, kind)
    return found


def inventions(clerk: Clerk) -> dict[str, str]:
    rows = clerk.desk.workspace.report.rows("enterprises").values()
    return {cells["name"].raw: cells["inventions"].raw for cells in rows if "inventions" in cells}


def test_columns_are_chosen_once_and_remembered(
    clerk: Clerk, example_file: Path, tmp_path: Path
) -> None:
    keys = clerk.keys
    first = table(
        tmp_path / "一.xlsx", (1, "演练甲", "广州", 12, "x"), (2, "演练乙", "深圳", 8, "y")
    )
    second = table(
        tmp_path / "二.xlsx", (1, "演练乙", "深圳", 9, "z"), (2, "演练丙", "佛山", 1, "z")
    )
    clerk.open_file(example_file)
    clerk.settle_down()
    keys.press_into("Ctrl+I", lambda: clerk.name_file(first))

    asked = dialog_of(clerk, ColumnsDialog)
    assert isinstance(asked, ColumnsDialog)
    assert asked.foreign.mapping.section == "enterprises"
    assert asked.foreign.mapping.columns == ("", "", "place", "inventions", "")
    clerk.tab_to("B  户名: our column")
    keys.press("Home")
    keys.press("Down")
    assert asked.foreign.mapping.columns[1] == "name"
    clerk.tab_to("Preview")
    keys.press("Space")

    shown = dialog_of(clerk, ForeignDialog)
    assert isinstance(shown, ForeignDialog)
    wait_for(lambda: focused() is shown.apply_button)
    assert shown.model.rowCount() == 6
    keys.press("Space")
    assert {"演练甲": "12", "演练乙": "8"}.items() <= inventions(clerk).items()

    keys.press_into("Ctrl+I", lambda: clerk.name_file(second))
    shown = dialog_of(clerk, ForeignDialog)
    assert isinstance(shown, ForeignDialog)
    wait_for(lambda: focused() is shown.apply_button)
    keys.press("Space")
    assert {"演练甲": "12", "演练乙": "9", "演练丙": "1"}.items() <= inventions(clerk).items()

    keys.press("Ctrl+Z")
    keys.press("Ctrl+Z")
    assert "演练甲" not in inventions(clerk)


def test_from_the_preview_the_columns_are_looked_at_again(
    clerk: Clerk, example_file: Path, tmp_path: Path
) -> None:
    keys = clerk.keys
    first = table(tmp_path / "一.xlsx", (1, "演练甲", "广州", 12, "x"))
    clerk.open_file(example_file)
    clerk.settle_down()
    keys.press_into("Ctrl+I", lambda: clerk.name_file(first))
    dialog_of(clerk, ColumnsDialog)
    keys.press("Return")
    shown = dialog_of(clerk, ForeignDialog)
    assert isinstance(shown, ForeignDialog)
    clerk.jobs_done()
    clerk.tab_to("Columns…")
    keys.press("Space")
    dialog_of(clerk, ColumnsDialog)
    assert spoken().endswith("our column")
    keys.press("Escape")
    wait_for(lambda: not isinstance(focused().window(), ColumnsDialog))
    assert "演练甲" not in inventions(clerk)
