"""What the desk shows in tables, as Qt models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ipdesk.screens.desk.inbox import TONES, InboxScreen
from ui.dialogs.preview_model import PreviewModel
from ui.style.tokens import Tone

_ICONS = {
    "valid": "circle-check",
    "differences": "triangle-alert",
    "quarantined": "shield",
    "refused": "circle-x",
}


class InboxModel(PreviewModel):
    """The submissions that the inbox shows."""

    def __init__(self, screen: InboxScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    def count(self) -> int:
        """How many are shown."""
        return len(self._screen.lines)

    def headings(self) -> tuple[str, ...]:
        """The names that the screen gives."""
        return self._screen.headings()

    def texts(self, row: int) -> tuple[str, ...]:
        """A submission in words."""
        return self._screen.lines[row].texts

    def mark(self, row: int) -> tuple[str, Tone]:
        """How its verdict is marked."""
        verdict = self._screen.lines[row].verdict
        return _ICONS[verdict], TONES[verdict]


class RowsModel(PreviewModel):
    """Rows of texts under headings, all of one kind."""

    toned = ()

    def __init__(self, headings: tuple[str, ...], icon: str, tone: Tone = "notice") -> None:
        super().__init__()
        self._mark = icon, tone
        self._headings = headings
        self._rows: Sequence[tuple[str, ...]] = ()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._headings

    def texts(self, row: int) -> tuple[str, ...]:
        """A row."""
        return self._rows[row]

    def mark(self, row: int) -> tuple[str, Tone]:
        """The same for every row."""
        return self._mark
