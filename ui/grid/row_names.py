"""The names of a table's fixed rows: whole, in as many lines as their column makes of them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetrics

from ipdesk.screens.shown import ShownColumn
from ui.grid.cell_painter import beside_name
from ui.grid.text_lines import line_count
from ui.grid.widths import MIN_NAME
from ui.section_model import SectionModel
from ui.style.tokens import SPACE_M, row_px

# In widths of a digit, so that it follows the text size.
_MAX_NAME = 41
_LINES = 2
# Shares of the table's room: the names and what is looked for leave more than enough; names that
# do not scroll leave as much to what does.
_AMPLE, _AT_MOST = 0.7, 0.5
# The line between columns, and what a text may be wider than the letters it is made of.
_LINE_PX = 2


class _Name(NamedTuple):
    text: str
    beside: int
    """Pixels of the column that are not the name's: code, signs, and the space around."""
    wide: int
    """Pixels of the name in one line."""


class RowNames:
    """What the names need in a font. Made anew when rows, words or font change."""

    def __init__(self, model: SectionModel, font: QFont) -> None:
        self._columns = model.screen.columns
        self._font = QFont(font)
        self._metrics = QFontMetrics(font)
        self._rows = [
            None if shown.band else self._measured(model, row)
            for row, shown in enumerate(model.screen.rows)
        ]
        self._names = sorted(filter(None, self._rows), key=_one_line, reverse=True)

        self._whole = max(map(_one_line, self._names), default=0)
        self._wrapped = self._width_in(_LINES)

    def width(self, widths: list[int], room: int) -> int:
        """The width of the names' column in a table ``room`` pixels wide, of columns so wide.

        They make way for figures, unit, target and stand, which are what is looked for; where
        that leaves room for more columns, or for all of them, the names stand in one line. For
        names in two lines the change on last year makes way: it is told beside the table, too.
        """
        digit = self._metrics.horizontalAdvance("0")
        leading = self._looked_for(widths) - widths[0]
        if leading + self._whole <= room * _AMPLE:
            return self._whole
        most = int(room * _AT_MOST)
        least = max(min(self._wrapped, most), MIN_NAME * digit)
        if room - leading < least:
            leading -= sum(w for w, c in zip(widths, self._columns, strict=True) if _change(c))
        usual = min(self._whole, _MAX_NAME * digit, room - leading, most)
        return max(least, usual, min(self._whole, room - sum(widths[1:])))

    def leave_room(self, widths: list[int], room: int) -> bool:
        """Whether all that is looked for has room, the change on last year with it."""
        return self._looked_for(widths) <= room

    def heights(self, width: int) -> list[int]:
        """The height of each row, in a column of a width."""
        lines = (self._lines(name, width) if name else 1 for name in self._rows)
        return [row_height(self._metrics, count) for count in lines]

    def _looked_for(self, widths: list[int]) -> int:
        """How wide the columns are up to the last that stands beside the values."""
        last = max(i for i, c in enumerate(self._columns) if c.role != "value")
        return sum(widths[: last + 1])

    def _width_in(self, lines: int) -> int:
        """The least width of a column in which no name takes more lines than these."""
        width = 0
        for name in self._names:
            if self._lines(name, width) > lines:
                width = self._least(name, lines, width)
        return width

    def _measured(self, model: SectionModel, row: int) -> _Name:
        look = model.screen.look(row, 0)
        beside = beside_name(look, self._font) + _LINE_PX
        return _Name(look.text, beside, self._metrics.horizontalAdvance(look.text))

    def _lines(self, name: _Name, width: int) -> int:
        return line_count(name.text, self._font, width - name.beside)

    def _least(self, name: _Name, lines: int, narrow: int) -> int:
        """The least width for one name, which lies above ``narrow``."""
        wide = _one_line(name)
        narrow = max(narrow, name.beside + name.wide // lines - 1)
        while wide - narrow > 1:
            middle = (wide + narrow) // 2
            if self._lines(name, middle) > lines:
                narrow = middle
            else:
                wide = middle
        return wide


def row_height(metrics: QFontMetrics, lines: int) -> int:
    """How high a row is whose name has so many lines."""
    return max(row_px(metrics.height()), lines * metrics.lineSpacing() + SPACE_M)


def _change(column: ShownColumn) -> bool:
    return column.role == "change"


def _one_line(name: _Name) -> int:
    return name.beside + name.wide
