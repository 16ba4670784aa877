"""The draft in a field: when it is written, and that a refused one stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

from ui.field_widgets.make import AnyField

PAUSE_MS = 1500


class Draft(QObject):
    """Writes what was typed on leaving the field and after a pause.

    ``write`` takes the text and answers whether it is stored. A composition of an input method
    is no pause: a selected text that it is about to replace is out of the field already.
    """

    def __init__(self, field: AnyField, write: Callable[[str], bool]) -> None:
        super().__init__(field)
        self._field = field
        self._write = write
        self.open = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)
        self._composing = False
        field.installEventFilter(self)
        field.edited.connect(self._typed)
        field.finished.connect(self.commit)

    def commit(self) -> bool:
        """Write the draft, if there is one: False if it was refused; it stays then."""
        self._pause.stop()
        if not self.open:
            return True
        self.open = False
        if self._write(self._field.draft()):
            return True
        self.open = True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note whether a text is being composed; where none is typed, undoing is the report's."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        if event.type() is QEvent.Type.ShortcutOverride and not self.open and _undoes(event):
            event.ignore()
            return True
        return bool(super().eventFilter(watched, event))

    def discard(self) -> None:
        """Forget the draft."""
        self._pause.stop()
        self.open = False

    def _paused(self) -> None:
        if self._composing:
            self._pause.start()
        else:
            self.commit()

    def _typed(self) -> None:
        self.open = True
        self._pause.start()


def _undoes(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )
