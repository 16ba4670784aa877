"""The paper of the national workbook's sheets: A4 across, heads on every page, pages counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.exchange.sheet_frame import practice_stamp
from ipdesk.messages import Translator

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_MARGIN = 0.5


class Paper:
    """Sets a sheet up for printing. ``practice`` is stamped on every page."""

    def __init__(self, translator: Translator, *, practice: bool) -> None:
        self._translator = translator
        self.practice = practice

    @property
    def stamp(self) -> str:
        """What marks practice, "" for what is real."""
        return practice_stamp() if self.practice else ""

    def set(self, sheet: Worksheet, title: str, heads: str, *, pages: int = 0) -> None:
        """A4 across, fitted to its width, on at most ``pages`` pages (0: any number).

        The rows ``heads`` (``1:4``) stand on every page.
        """
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = pages
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = _MARGIN
        margins.top = margins.bottom = _MARGIN + 0.2
        sheet.print_title_rows = heads
        sheet.oddFooter.left.text = title.replace("&", "&&")
        counted = self._translator.tr("Page {page} of {pages}", page="&P", pages="&N")
        sheet.oddFooter.center.text = counted
        if self.practice:
            sheet.oddHeader.center.text = self.stamp
        sheet.sheet_view.showGridLines = False
