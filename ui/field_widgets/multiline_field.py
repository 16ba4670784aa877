"""A field for a text of several lines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class MultilineField(QPlainTextEdit):
    """Takes any text. Tab leaves the field."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._showing = False
        spare = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 10
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + spare)
        self.textChanged.connect(self._typed)

    def draft(self) -> str:
        """The text as it stands in the field."""
        return self.toPlainText()

    def show_raw(self, raw: str) -> None:
        """Show a stored text."""
        if raw != self.toPlainText():
            self._showing = True
            self.setPlainText(raw)
            self._showing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field finishes the draft."""
        super().focusOutEvent(event)
        self.finished.emit()

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit()
