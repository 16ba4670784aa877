"""Of a long text a field shows the beginning until somebody enters it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, SignalInstance
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


@dataclass(frozen=True, slots=True)
class Editor:
    """Where a field's text is typed, and how many characters of one it shows at first.

    ``put`` shows a text from its beginning; ``entered`` is what somebody enters to change it.
    """

    read: Callable[[], str]
    put: Callable[[str], None]
    changed: SignalInstance
    entered: Iterable[QWidget]
    limit: int


def line_editor(field: QWidget, line: QLineEdit) -> Editor:
    """The line of a field of one line."""

    def put(text: str) -> None:
        line.setText(text)
        line.setCursorPosition(0)

    return Editor(line.text, put, line.textChanged, {field, line}, MAX_SAID)


class BegunText(QObject):
    """What is in the editor of a field, which Qt would lay out whole each time anything moves."""

    def __init__(self, field: QWidget, editor: Editor) -> None:
        super().__init__(field)
        self._field = field
        self._editor = editor
        self._whole = ""
        editor.changed.connect(self._forget)
        for watched in editor.entered:
            watched.installEventFilter(self)

    def text(self) -> str:
        """The whole text, however much of it is shown."""
        return self._whole or self._editor.read()

    def shown(self, text: str) -> str:
        """What to show of a text, which :meth:`hold` is to be told of."""
        return text if self._field.hasFocus() else said(text, self._editor.limit)

    def hold(self, text: str) -> None:
        """The editor shows the beginning of this text now."""
        self._whole = "" if text == self._editor.read() else text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the whole text into the editor before anything can change it."""
        if self._whole and event.type() in _ENTERING:
            self._editor.put(self._whole)
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        self._whole = ""
