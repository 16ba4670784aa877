"""The look of a workbook: an official Chinese table, in the fonts every office has."""

from __future__ import annotations

import unicodedata
from copy import copy
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

Look = Literal["title", "subtitle", "head", "band", "label", "code", "input", "locked", "computed"]

BODY_FONT = "宋体"
HEAD_FONT = "黑体"
INK = "FF1F2937"
FAINT = "FF6B7280"
STAMP = "FFB42318"
HEAD_FILL = "FFDCE6F2"
BAND_FILL = "FFEFF3F8"
COMPUTED_FILL = "FFF1F1F1"
LINE_HEIGHT = 15.0
PADDING = 5.0
MINIMUM_HEIGHT = 21.0
GREATEST_HEIGHT = 409.0  # of a row, by the file format
TEXT_FORMAT = "@"
DATE_FORMAT = "yyyy-mm-dd"
PLAIN_FORMAT = "General"


class Wardrobe:
    """Dresses the cells of one workbook, with one set of style objects."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        thin = Side(style="thin", color="FF9CA3AF")
        self._boxed = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._bare = Border()
        self._worn: dict[tuple[str, str, str, bool], Any] = {}
        self._protection = {flag: Protection(locked=flag) for flag in (True, False)}
        self._alignments = {
            across: Alignment(
                horizontal=across, vertical="center", wrap_text=True, indent=across != "center"
            )
            for across in ("left", "center", "right")
        }
        self._fonts = _fonts(Font)
        self._fills = {
            name: PatternFill("solid", fgColor=color)
            for name, color in (
                ("head", HEAD_FILL),
                ("band", BAND_FILL),
                ("computed", COMPUTED_FILL),
            )
        }

    def dress(
        self,
        cell: SheetCell,
        look: Look,
        *,
        across: str = "left",
        number_format: str = PLAIN_FORMAT,
        quoted: bool = False,
    ) -> None:
        """Give ``cell`` a look, its horizontal alignment and its number format.

        ``quoted`` keeps a spreadsheet program from taking its text for a formula on editing.
        """
        worn = self._worn.get((look, across, number_format, quoted))
        if worn is not None and not cell.has_style:
            # Each of the parts would be looked for among all of the workbook's.
            cell._style = copy(worn)  # noqa: SLF001  # openpyxl has no other way to share a style
            return
        fresh = not cell.has_style
        cell.font = self._fonts.get(look, self._fonts["input"])
        cell.border = self._bare if look in ("title", "subtitle") else self._boxed
        cell.alignment = self._alignments[across]
        cell.protection = self._protection[look != "input"]
        cell.number_format = number_format
        cell.quotePrefix = quoted
        if look in self._fills:
            cell.fill = self._fills[look]
        if fresh:
            self._worn[look, across, number_format, quoted] = copy(cell._style)  # noqa: SLF001  # see above


def _fonts(font: Any) -> dict[str, Any]:
    return {
        "title": font(name=HEAD_FONT, size=16, color=INK),
        "subtitle": font(name=BODY_FONT, size=10, color=FAINT),
        "head": font(name=BODY_FONT, size=11, bold=True, color=INK),
        "band": font(name=BODY_FONT, size=11, bold=True, color=INK),
        "code": font(name=BODY_FONT, size=9, color=FAINT),
        "input": font(name=BODY_FONT, size=11, color=INK),
    }


def display_width(text: str) -> int:
    """The width of the text's widest line in digits; Chinese characters take two."""
    return max((sum(_wide(c) for c in line) for line in text.split("\n")), default=0)


def longest_word(text: str) -> int:
    """The width of the longest piece that does not wrap; Chinese wraps anywhere."""
    pieces = "".join(" " if _wide(character) == 2 else character for character in text).split()
    return max((len(piece) for piece in pieces), default=0)


def lines_needed(text: str, width: float) -> int:
    """How many lines the text takes when wrapped and indented in ``width`` digits."""
    room = max(1, int(width) - 2)
    return sum(max(1, -(-sum(_wide(c) for c in line) // room)) for line in text.split("\n"))


def height_for(lines: int) -> float:
    """The height in points of a row that shows so many lines."""
    return min(GREATEST_HEIGHT, max(MINIMUM_HEIGHT, lines * LINE_HEIGHT + PADDING))


def decimal_format(places: int) -> str:
    """The number format with thousands separated and so many decimal places."""
    return "#,##0" + ("." + "0" * places if places else "")


def _wide(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
