"""A field for an entry of a code list, with completion."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from ipdesk.screens.shown import Choice


class CodeField(QComboBox):
    """Offers the entries and takes any text; a text that names an entry becomes its code."""

    edited = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.offer(choices)
        line = self.lineEdit()
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self.finished)
        self.activated.connect(self._chosen)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these entries from now on; the draft stays."""
        raw = self.draft() if self.count() else ""
        self.clear()
        for choice in choices:
            self.addItem(choice.text, choice.code)
        completer = QCompleter([choice.text for choice in choices], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.show_raw(raw)

    def draft(self) -> str:
        """The code of the entry that the text names, else the text itself."""
        text = self.currentText()
        index = self._entry(text)
        return text if index < 0 else str(self.itemData(index))

    def show_raw(self, raw: str) -> None:
        """Show a stored text: a code by its entry's name."""
        index = self._entry(raw)
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText(raw)
        if not self.hasFocus():
            self.lineEdit().setCursorPosition(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past the field must not change what it holds."""
        event.ignore()

    def _entry(self, text: str) -> int:
        wanted = text.strip().casefold()
        for index in range(self.count()):
            if wanted in (self.itemText(index).casefold(), str(self.itemData(index)).casefold()):
                return index
        return -1

    def _typed(self, _text: str) -> None:
        self.edited.emit()

    def _chosen(self, _index: int) -> None:
        self.edited.emit()
        self.finished.emit()
