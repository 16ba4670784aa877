"""The areas of a page, which F6 goes through, and where work in each of them begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


def focus_next(areas: Sequence[QWidget]) -> None:
    """Move the focus from the area that has it to the next one on screen."""
    shown = [area for area in areas if area.isVisible()]
    at = next((i for i, area in enumerate(shown) if has_focus(area)), -1)
    entry(shown[(at + 1) % len(shown)]).setFocus(Qt.FocusReason.ShortcutFocusReason)


def has_focus(area: QWidget) -> bool:
    """Whether the focus is in the area."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is area or area.isAncestorOf(focused))


def entry(area: QWidget) -> QWidget:
    """Where work in an area begins: at what its view names, else at its first field.

    A view names it as its ``entry``. A focus proxy would have Tab pass over what is before it.
    """
    view = area.currentWidget() if isinstance(area, QStackedWidget) else area
    named: QWidget | None = getattr(view, "entry", None)
    if named is not None and named.isVisible():
        return named
    return _first_focus(area) or area


def first_focus(area: QWidget) -> QWidget:
    """The area if it takes the keyboard, else the first in it that does, else the area."""
    return area if _takes_keys(area) else _first_focus(area) or area


def _first_focus(area: QWidget) -> QWidget | None:
    """The first widget of the area that takes the keyboard.

    PySide's ``findChildren`` would make all it finds children of the area, also after their true
    parent has deleted them.
    """
    for child in area.children():
        if isinstance(child, QWidget):
            found = child if _takes_keys(child) else _first_focus(child)
            if found is not None:
                return found
    return None


def _takes_keys(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and bool(tabbed)
