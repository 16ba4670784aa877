"""Tab goes on as one reads, whenever a part of a window was made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)

_WHOLE = (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
)
_NONE, _TAB = Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.TabFocus


def go_on(anchor: QWidget, *parts: QWidget) -> None:
    """Have Tab go from ``anchor`` on through the parts, one after the other.

    Qt puts what is made late behind all that the window has. Within a part the order is that in
    which it was put together. What takes no keyboard has its place in the order too, so that it
    can be the anchor of what comes to it later.
    """
    last, window = anchor, anchor.window()
    for part in parts:
        for widget in _as_put_together(part):
            if widget.window() is window:
                _put_behind(last, widget)
                last = widget


def _as_put_together(widget: QWidget) -> Iterator[QWidget]:
    """The widget, and what is in it; a splitter has its parts the other way round.

    What Qt makes within a field goes with the field, and passes on to it whatever it is told.
    """
    yield widget
    inside: list[QWidget | None] = []
    if isinstance(widget, QSplitter):
        inside = list(map(widget.widget, range(widget.count())))
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif not isinstance(widget, _WHOLE):
        inside = [c for c in widget.children() if isinstance(c, QWidget) and not c.isWindow()]
    for child in filter(None, inside):
        yield from _as_put_together(child)


def _put_behind(last: QWidget, widget: QWidget) -> None:
    """Qt moves only what takes the keyboard, and only behind such."""
    without = [each for each in (last, widget) if each.focusPolicy() == _NONE]
    for each in without:
        each.setFocusPolicy(_TAB)
    QWidget.setTabOrder(last, widget)
    for each in without:
        each.setFocusPolicy(_NONE)
