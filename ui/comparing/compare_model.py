"""A comparison as a Qt model: the lines of each section below its band."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from ipdesk.comparing.lines import Kind
from ipdesk.screens.comparing import AMOUNT, PERCENT, ComparingScreen, Row
from ui.dialogs.preview_model import Index, PreviewModel
from ui.style.tokens import Tone

_MARKS: dict[Kind | None, tuple[str, Tone]] = {
    "changed": ("pencil", "target"),
    "only_before": ("minus", "query"),
    "only_after": ("plus", "done"),
    "same": ("check", "notice"),
    None: ("list-checks", "notice"),
}
FINDING = 5


class CompareModel(PreviewModel):
    """Where, both sides, how far apart, and what was found."""

    toned = (FINDING,)

    def __init__(self, screen: ComparingScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    def count(self) -> int:
        """How many lines and bands there are."""
        return len(self._screen.shown.rows) if self._screen.shown else 0

    def row(self, number: int) -> Row:
        """A line or band."""
        if self._screen.shown is None:
            raise IndexError(number)
        return self._screen.shown.rows[number]

    def headings(self) -> tuple[str, ...]:
        """The names that the screen gives."""
        return self._screen.headings()

    def texts(self, row: int) -> tuple[str, ...]:
        """A line in words; of a band the section and how much differs in it."""
        found = self.row(row)
        if found.kind is None:
            return ("  ·  ".join(found.texts), *[""] * FINDING)
        return found.texts

    def mark(self, row: int) -> tuple[str, Tone]:
        """How the line's kind is marked."""
        return _MARKS[self.row(row).kind]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As the ground has it; numbers on the right, bands in bold."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (AMOUNT, PERCENT):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and self.row(index.row()).kind is None:
            font = QFont()
            font.setBold(True)
            return font
        return super().data(index, role)
