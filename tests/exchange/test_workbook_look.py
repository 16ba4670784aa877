"""The looks of cells: shared in the file, and each cell's own while it is drawn."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest

from ipdesk.exchange.workbook_style import TEXT_FORMAT, Wardrobe, merge_line


@pytest.fixture
def sheet() -> Any:
    return openpyxl.Workbook().active


def test_what_is_changed_on_a_cell_changes_no_other_of_its_look(sheet):
    wardrobe = Wardrobe()
    for line in (1, 2, 3):
        wardrobe.dress(sheet.cell(line, 1), "input")
    for line in (1, 2):
        sheet.cell(line, 1).number_format = TEXT_FORMAT
    wardrobe.dress(sheet.cell(4, 1), "input")
    formats = [sheet.cell(line, 1).number_format for line in (1, 2, 3, 4)]
    assert formats == ["@", "@", "General", "General"]


def test_looks_that_differ_in_one_thing_stay_apart(sheet):
    wardrobe = Wardrobe()
    wardrobe.dress(sheet["A1"], "label")
    wardrobe.dress(sheet["A2"], "label", across="right")
    wardrobe.dress(sheet["A3"], "label", quoted=True)
    wardrobe.dress(sheet["A4"], "input")
    assert [sheet[f"A{n}"].alignment.horizontal for n in (1, 2)] == ["left", "right"]
    assert [sheet[f"A{n}"].quotePrefix for n in (1, 3)] == [False, True]
    assert [sheet[f"A{n}"].protection.locked for n in (1, 4)] == [True, False]


def test_a_merged_line_is_boxed_and_filled_to_its_end(sheet):
    Wardrobe().dress(sheet["B2"], "band")
    merge_line(sheet, 2, 2, 5)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["B2:E2"]
    assert sheet["E2"].border.right.style == "thin"
    assert sheet["E2"].fill.fgColor.rgb == sheet["B2"].fill.fgColor.rgb
