"""A field for an entry of a code list, with completion."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QWidget,
)

from ipdesk.screens.shown import Choice
from ui.field_widgets.begun_text import BegunText, line_editor
from ui.style.icons import pixmap
from ui.style.roles import proposing, set_role
from ui.style.tokens import SPACE_XS, theme_of

_ARROW_PX = 14
_BY_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_SHORTEST = 8
_CHOOSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeField(QComboBox):
    """Offers the entries and takes any text; a text that names an entry becomes its code."""

    edited = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        # It may be narrower than its longest entry, in a large text.
        self.setSizeAdjustPolicy(_BY_LENGTH)
        self.setMinimumContentsLength(_SHORTEST)
        self._locked = False
        # Only what somebody types is completed, never a wrong text that is passed by.
        self._begun = False
        self._line = QLineEdit(self)
        self.setLineEdit(self._line)
        self._whole = BegunText(self, line_editor(self, self._line))
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self._left)
        self._names = QStringListModel(self)
        self._complete_from(self._names)
        self.offer(choices)
        self.activated.connect(self._chosen)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these entries from now on; the draft stays."""
        raw = self.draft() if self.count() else ""
        self.clear()
        for choice in choices:
            self.addItem(choice.text, choice.code)
        self._names.setStringList([choice.text for choice in choices])
        self.show_raw(raw)

    def draft(self) -> str:
        """The code of the entry that the text names, else the text itself."""
        text = self._whole.text()
        index = self._entry(text)
        return text if index < 0 else str(self.itemData(index))

    def complete(self) -> None:
        """Take the one entry that is meant, where what was typed begins no other one's name.

        Called when the field is left, not while somebody types.
        """
        typed = self.currentText().strip().casefold()
        if not (self._begun and typed) or self._entry(typed) >= 0:
            return
        self._begun = False
        names = [self.itemText(index) for index in range(self.count())]
        meant = [name for name in names if name.casefold().startswith(typed)]
        if len(meant) == 1:
            self.setEditText(meant[0])
            self.edited.emit()

    def show_raw(self, raw: str) -> None:
        """Show a stored text: a code by its entry's name."""
        self._begun = False
        index = self._entry(raw)
        text = raw if index < 0 else self.itemText(index)
        self.setCurrentIndex(index)
        if text != self.currentText():
            self.setEditText(text)
        if not self.hasFocus():
            self._line.setCursorPosition(0)

    def show_begun(self, raw: str) -> None:
        """Show a stored text; of a long one the beginning, until somebody enters the field."""
        begun = self._whole.shown(raw)
        self.show_raw(begun)
        self._whole.hold("" if begun == raw else raw)

    def lock(self, *, locked: bool) -> None:
        """Let the field be read, but neither typed in nor chosen from."""
        self._locked = locked
        self._line.setReadOnly(locked)
        set_role(self, "locked" if locked else "")
        self.update()

    def showPopup(self) -> None:
        """Offer the entries, unless the field is locked."""
        if not self._locked:
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A locked field can be read with the arrow keys, which choose an entry otherwise."""
        if self._locked and event.key() in _CHOOSING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def select_all(self) -> None:
        """What is typed next replaces the text."""
        self._line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and Enter in the list of proposals take the one chosen and leave the field as well.

        Qt's list keeps these keys to itself, so that what is typed next went into this field.
        """
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QAbstractItemView):
            key: QKeyEvent = event  # type: ignore[assignment]  # told by its type
            if key.key() in _LEAVING:
                chosen = watched.currentIndex()
                watched.hide()
                if chosen.isValid():
                    self.setEditText(str(chosen.data()))
                    self.edited.emit()
                QApplication.sendEvent(self, key)
                return True
        return bool(super().eventFilter(watched, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past the field must not change what it holds."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet takes the style's arrow away; this one has the theme's colour."""
        super().paintEvent(event)
        theme = theme_of(self.palette())
        colour = theme.disabled if self._locked else theme.muted
        painter = QPainter(self)
        left, top = self.width() - _ARROW_PX - SPACE_XS - 1, (self.height() - _ARROW_PX) // 2
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(left, top, pixmap("chevron-down", colour, _ARROW_PX, ratio))
        painter.end()

    def _complete_from(self, names: QStringListModel) -> None:
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        proposing(completer)
        popup = completer.popup()
        if popup is not None:
            popup.installEventFilter(self)

    def _entry(self, text: str) -> int:
        wanted = text.strip().casefold()
        for index in range(self.count()):
            if wanted in (self.itemText(index).casefold(), str(self.itemData(index)).casefold()):
                return index
        return -1

    def _typed(self, _text: str) -> None:
        self._begun = True
        self.edited.emit()

    def _left(self) -> None:
        self.complete()
        self.finished.emit()

    def _chosen(self, _index: int) -> None:
        self.edited.emit()
        self.finished.emit()
