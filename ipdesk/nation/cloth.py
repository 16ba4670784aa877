"""The look of the national workbook: the official table of the other workbooks, cell by cell.

Ten thousand cells of a dozen looks: each look is made once and its style shared, which openpyxl
does faster than dressing every cell.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Literal

from ipdesk.exchange.workbook_style import Look, Wardrobe

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell

Tint = Literal["", "flagged", "no_report", "total"]
FILLS = {"flagged": "FFFFF1CC", "no_report": "FFF3F4F6", "total": "FFEFF3F8"}
LINK = "FF1D4ED8"


class Cloth:
    """Dresses cells of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._sheet = book.create_sheet("cloth")
        self._book = book
        self._wardrobe = Wardrobe()
        self._made: dict[tuple[str, str, str, str], Any] = {}

    def put_away(self) -> None:
        """Take the patterns out of the workbook, when everything is dressed."""
        self._book.remove(self._sheet)

    def dress(
        self,
        cell: SheetCell,
        look: Look,
        across: str,
        number_format: str = "General",
        tint: Tint = "",
    ) -> None:
        """Give the cell a look. Text is kept text when somebody edits it."""
        key = (look, across, number_format, tint)
        if key not in self._made:
            self._made[key] = self._pattern(look, across, number_format, tint)
        cell._style = self._made[key]  # noqa: SLF001 -- openpyxl offers no other way to share one

    def _pattern(self, look: Look, across: str, number_format: str, tint: Tint) -> Any:
        from openpyxl.styles import PatternFill

        cell = self._sheet.cell(1, len(self._made) + 1)
        quoted = number_format == "@"
        self._wardrobe.dress(cell, look, across=across, number_format=number_format, quoted=quoted)
        if tint:
            cell.fill = PatternFill("solid", fgColor=FILLS[tint])
        return cell._style  # noqa: SLF001 -- as above

    def link(self, cell: SheetCell, target: str) -> None:
        """Make the cell lead to A1 of a sheet of the workbook."""
        from openpyxl.styles import Font
        from openpyxl.worksheet.hyperlink import Hyperlink

        quoted = target.replace("'", "''")
        cell._style = copy.copy(cell._style)  # noqa: SLF001 -- the shared one stays as it is
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        cell.font = Font(name=cell.font.name, size=cell.font.size, color=LINK, underline="single")
