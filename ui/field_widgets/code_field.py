"""A field for an entry of a code list, with completion."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from ipdesk.screens.shown import Choice
from ui.style.icons import pixmap
from ui.style.tokens import SPACE_XS, theme_of

_ARROW_PX = 14


class CodeField(QComboBox):
    """Offers the entries and takes any text; a text that names an entry becomes its code."""

    edited = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self._line = QLineEdit(self)
        self.setLineEdit(self._line)
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self.finished)
        self.offer(choices)
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
            self._line.setCursorPosition(0)

    def lock(self, *, locked: bool) -> None:
        """Let the field be read, but neither typed in nor chosen from."""
        self._line.setReadOnly(locked)
        self.setEnabled(not locked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past the field must not change what it holds."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet takes the style's arrow away; this one has the theme's colour."""
        super().paintEvent(event)
        theme = theme_of(self.palette())
        colour = theme.muted if self.isEnabled() else theme.disabled
        painter = QPainter(self)
        left, top = self.width() - _ARROW_PX - SPACE_XS - 1, (self.height() - _ARROW_PX) // 2
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(left, top, pixmap("chevron-down", colour, _ARROW_PX, ratio))
        painter.end()

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
