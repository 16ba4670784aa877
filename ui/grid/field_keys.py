"""What the keys mean that leave a field of a table."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate

Hint = QAbstractItemDelegate.EndEditHint
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ROWS_BY = {
    QKeyCombination(Qt.Key.Key_Down): 1,
    QKeyCombination(Qt.Key.Key_Up): -1,
    QKeyCombination(_SHIFT, Qt.Key.Key_Return): -1,
    QKeyCombination(_SHIFT, Qt.Key.Key_Enter): -1,
}


def leaves(event: QEvent) -> bool:
    """Whether the field is being left for another, and not for its own list."""
    return tab_hint(event) is not None or is_enter(event)


def tab_hint(event: QEvent) -> Hint | None:
    """Where Tab leads; a text of several lines would keep it to itself."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return None
    hints = {Qt.Key.Key_Tab: Hint.EditNextItem, Qt.Key.Key_Backtab: Hint.EditPreviousItem}
    return hints.get(Qt.Key(event.key()))


def rows_by(event: QEvent) -> int:
    """How many rows down a key leads out of a field of one line, as in a spreadsheet; else 0."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return 0
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _ROWS_BY.get(QKeyCombination(modifiers, Qt.Key(event.key())), 0)


def is_enter(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Whether Enter is pressed, with whatever else."""
    return isinstance(event, QKeyEvent) and (
        event.type() == QEvent.Type.KeyPress
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    )
