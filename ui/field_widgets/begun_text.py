"""Of a long text a field of one line shows the beginning until somebody enters it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from ipdesk.text_limits import MAX_SAID, said

# Whatever may come before the text is changed: the whole of it is there by then.
_ENTERING = {
    QEvent.Type.FocusIn,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.DragEnter,
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.ContextMenu,
}


class BegunText(QObject):
    """What is in the line of a field, which Qt would lay out whole each time anything moves."""

    def __init__(self, field: QWidget, line: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._line = line
        self._whole = ""
        line.textChanged.connect(self._forget)
        for watched in {field, line}:
            watched.installEventFilter(self)

    def text(self) -> str:
        """The whole text, however much of it is shown."""
        return self._whole or self._line.text()

    def shown(self, text: str) -> str:
        """What to show of a text, which :meth:`hold` is to be told of."""
        return text if self._field.hasFocus() else said(text, MAX_SAID)

    def hold(self, text: str) -> None:
        """The line shows the beginning of this text now."""
        self._whole = "" if text == self._line.text() else text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the whole text into the line before anything can change it."""
        if self._whole and event.type() in _ENTERING:
            self._line.setText(self._whole)
            self._line.setCursorPosition(0)
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        self._whole = ""
