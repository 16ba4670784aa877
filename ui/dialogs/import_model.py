"""What an import would change, as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from ipdesk.screens.importing import ImportRow
from ui.dialogs.preview_model import PreviewModel
from ui.style.tokens import Tone

_MARKS: dict[str, tuple[str, Tone]] = {
    "refused": ("circle-x", "error"),
    "cleared": ("trash-2", "query"),
    "changed": ("pencil", "target"),
    "computed": ("sigma", "notice"),
    "carried": ("history", "notice"),
    "adopted": ("landmark", "notice"),
    "new": ("plus", "done"),
}
WHY = 4


class Rows(Protocol):
    """What the table shows: one row for each entry."""

    @property
    def entries(self) -> Sequence[object]:
        """What differs."""

    def row(self, index: int) -> ImportRow:
        """An entry in words."""

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""


class ImportModel(PreviewModel):
    """What happens, to what, the value now, the file's, why, where in the file."""

    toned = (0, WHY)

    def __init__(self, screen: Rows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    def count(self) -> int:
        """How many cells differ."""
        return len(self._screen.entries)

    def headings(self) -> tuple[str, ...]:
        """The names that the screen gives."""
        return self._screen.headings()

    def texts(self, row: int) -> tuple[str, ...]:
        """An entry in words."""
        entry = self._screen.row(row)
        texts = (entry.kind_word, entry.place_name, entry.before, entry.after)
        return (*texts, entry.why, entry.where)

    def mark(self, row: int) -> tuple[str, Tone]:
        """How the entry's kind is marked."""
        return _MARKS[self._screen.row(row).kind]
