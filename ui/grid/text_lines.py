"""Breaks a text into the lines that fit, or cuts it to the one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ipdesk.text_limits import said

_LEAST_GLYPH_PX = 3
# More lines than any name of a catalogue has in any column.
_PLENTY = 12


def line_count(text: str, font: QFont, width: int) -> int:
    """In how many lines of ``width`` pixels a short text stands whole; no more than twelve."""
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return 1
    return len(lines_of(text, font, width, _PLENTY)) if width > 0 else _PLENTY


def lines_of(text: str, font: QFont, width: int, most: int) -> list[str]:
    """At most ``most`` lines of ``width`` pixels, the last one elided if there is more."""
    text = _with_room(text, width * most)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= most:
        ends = [*starts[1:], len(text)]
        return [text[a:b].rstrip() for a, b in zip(starts, ends, strict=True)]
    ends = starts[1:most]
    lines = [text[a:b].rstrip() for a, b in zip(starts, ends, strict=False)]
    rest = text[starts[most - 1] :]
    lines.append(one_line(rest, QFontMetrics(font), width))
    return lines


def one_line(text: str, metrics: QFontMetrics, width: int) -> str:
    """The first line of a text, elided where it is wider than so many pixels."""
    line = _with_room(text.split("\n", 1)[0] if "\n" in text else text, width)
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)


def _with_room(text: str, width: int) -> str:
    """As much of a text as can have room: Qt measures all of it, and its marks without width."""
    return said(text, max(width // _LEAST_GLYPH_PX, 1))
