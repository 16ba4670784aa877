"""A one-line field, for text, numbers and years."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class LineField(QLineEdit):
    """Takes any text; numbers stand on the right."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, *, numeric: bool = False) -> None:
        super().__init__(parent)
        if numeric:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.finished)

    def suggest(self, texts: list[str]) -> None:
        """Offer texts that hold what is typed."""
        completer = QCompleter(texts, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.activated.connect(self._typed)

    def draft(self) -> str:
        """The text as it stands in the field."""
        return self.text()

    def show_raw(self, raw: str) -> None:
        """Show a stored text from its beginning."""
        if raw != self.text():
            self.setText(raw)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def _typed(self, _text: str) -> None:
        self.edited.emit()
