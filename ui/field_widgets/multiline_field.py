"""A field for a text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ipdesk.text_limits import MAX_SHOWN
from ui.field_widgets.begun_text import BegunText, Editor

_ONLY_COVERED = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class MultilineField(QPlainTextEdit):
    """Takes any text. Tab leaves the field."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._showing = False
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        entered = (self, self.viewport())
        editor = Editor(self.toPlainText, self.show_raw, self.textChanged, entered, MAX_SHOWN)
        self._begun = BegunText(self, editor)
        self.textChanged.connect(self._typed)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        spare = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 10
        return QSize(240, self.fontMetrics().lineSpacing() * self._lines + spare)

    def minimumSizeHint(self) -> QSize:
        """No less than its lines, and no more."""
        return self.sizeHint()

    def draft(self) -> str:
        """The text as it stands in the field."""
        return self._begun.text()

    def show_raw(self, raw: str) -> None:
        """Show a stored text."""
        if raw != self.toPlainText():
            self._showing = True
            self.setPlainText(raw)
            self._showing = False

    def show_begun(self, raw: str) -> None:
        """Show a stored text; of a long one the beginning, until somebody enters the field."""
        self.show_raw(self._begun.shown(raw))
        self._begun.hold(raw)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field finishes the draft, as in a field of one line.

        A window or menu over the field does not: it may be the message that a draft was refused.
        """
        super().focusOutEvent(event)
        if event.reason() not in _ONLY_COVERED:
            self.finished.emit()

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit()
