"""The grey words in an empty field of several lines, which say what to write there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QPlainTextEdit


class EmptyHint(QObject):
    """Shows them while the field is empty.

    What an input method is composing is not in the text yet, so that Qt would draw both on each
    other.
    """

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._words = ""
        field.installEventFilter(self)

    def say(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self._field.setPlaceholderText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the words away for as long as there is a composition."""
        if isinstance(event, QInputMethodEvent):
            self._field.setPlaceholderText("" if event.preeditString() else self._words)
        return bool(super().eventFilter(watched, event))
