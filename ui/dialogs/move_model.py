"""What a move to another edition would do, as a Qt model."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ipdesk.messages import Translator
from ipdesk.screens.moving import MoveScreen, RowKind
from ui.dialogs.preview_model import PreviewModel
from ui.style.tokens import Tone

_MARKS: dict[RowKind, tuple[str, Tone]] = {
    "added": ("plus", "done"),
    "dropped": ("minus", "query"),
    "changed": ("pencil", "target"),
    "withdrawn": ("x", "notice"),
    "copied": ("copy", "done"),
    "lost": ("trash-2", "error"),
    "unfit": ("triangle-alert", "error"),
    "needed": ("circle-dashed", "query"),
}


class MoveModel(PreviewModel):
    """What happens, to what, and what else there is to say."""

    def __init__(
        self, screen: MoveScreen, translator: Translator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator

    def count(self) -> int:
        """How many lines the preview has."""
        return len(self._screen.rows)

    def headings(self) -> tuple[str, ...]:
        """What happens, to what, and in detail."""
        tr = self._translator.tr
        return tr("What happens"), tr("To what"), tr("In detail")

    def texts(self, row: int) -> tuple[str, ...]:
        """A line in words."""
        line = self._screen.rows[row]
        return line.kind_word, line.what, line.detail

    def mark(self, row: int) -> tuple[str, Tone]:
        """How the line's kind is marked."""
        return _MARKS[self._screen.rows[row].kind]
