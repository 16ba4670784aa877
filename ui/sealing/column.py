"""A column of widgets that scrolls, no wider than lines can be read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.style.tokens import SPACE_L, SPACE_M


def fill_column(area: QScrollArea, widgets: Iterable[QWidget], width: int) -> None:
    """Put the widgets into the area one below the other, at most ``width`` pixels wide."""
    inside, holder = QWidget(), QWidget()
    inside.setMaximumWidth(width)
    column = QVBoxLayout(inside)
    column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
    column.setSpacing(SPACE_M)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(inside, 1)
    line.addStretch()
    area.setWidgetResizable(True)
    area.setWidget(holder)
