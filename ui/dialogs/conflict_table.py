"""The table in which one of several files is chosen, place by place, by keyboard or mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.conflicts import FIRST_FILE, ConflictScreen
from ui.dialogs.conflict_model import ConflictModel
from ui.style.roles import plain_label, set_role
from ui.style.room import scaled
from ui.style.tokens import SPACE_XS, row_px

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLACE_PX, _VALUE_PX = 300, 190
_MOST_ROWS = 7


class ConflictTable(QTableView):
    """Space: the current value counts. Enter: so, and on. Ctrl+Enter: its file everywhere."""

    def __init__(self, model: ConflictModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts = model
        self.setModel(model)
        set_role(self, "list")
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(model.choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose; any other key is the table's."""
        index, key = self.currentIndex(), event.key()
        if index.isValid() and key in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._conflicts.choose_all(index.column())
            else:
                self._conflicts.choose(index)
                self.setCurrentIndex(self._conflicts.after(index))
        elif index.isValid() and key == Qt.Key.Key_Space:
            self._conflicts.choose(index)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first file's value."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._conflicts.index(0, FIRST_FILE))
        super().focusInEvent(event)

    def fit(self) -> None:
        """Be as wide as there is room, and no higher than the rows need."""
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(self._conflicts.columnCount()):
            self.setColumnWidth(column, scaled(_VALUE_PX if column else _PLACE_PX))
        self.horizontalHeader().setStretchLastSection(True)
        rows = min(self._conflicts.rowCount(), _MOST_ROWS)
        heads = self.horizontalHeader().sizeHint().height()
        line = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(heads + rows * line + 2 * self.frameWidth() + SPACE_XS)


class ConflictBlock(QWidget):
    """The table with what to do in it; hidden while there are no conflicts."""

    def __init__(
        self, screen: ConflictScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        self.model = ConflictModel(screen, translator, self)
        self.table = ConflictTable(self.model)
        self._hint = plain_label("muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._hint)
        layout.addWidget(self.table)
        self.setHidden(True)

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self._hint.setText(
            tr(
                "Go to the value that counts with the arrow keys and press Space, or Enter to go "
                "on to the next; Ctrl+Enter: this file counts wherever nothing is chosen yet."
            )
        )
        self.table.setAccessibleName(tr("Values in which the files differ"))
        self.table.setAccessibleDescription(self._hint.text())

    def show_conflicts(self) -> None:
        """Show the screen's conflicts, if there are any."""
        self.model.reset()
        self.table.fit()
        self.setVisible(bool(self._screen.rows))
