"""Breaks a text into the lines that fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def lines_of(text: str, font: QFont, width: int, most: int) -> list[str]:
    """At most ``most`` lines of ``width`` pixels, the last one elided if there is more."""
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
    lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines
