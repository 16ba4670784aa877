"""Conflicts between files, side by side, as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication

from ipdesk.messages import Translator
from ipdesk.screens.conflicts import PLACE, ConflictScreen
from ui.dialogs.preview_model import Index
from ui.style.icons import icon
from ui.style.tokens import theme_of

_CHOSEN, _OPEN = "circle-check", "circle"


class ConflictModel(QAbstractTableModel):
    """The place, the report's value, and what each file says; what counts is marked."""

    def __init__(
        self, screen: ConflictScreen, translator: Translator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """As many as there are conflicts."""
        return 0 if parent.isValid() else len(self._screen.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """The place, the report, the files."""
        return 0 if parent.isValid() else len(self._screen.headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, whether it counts, and both in words."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._screen.text(row, column).replace("\n", " ")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if column == PLACE or not self._screen.can_choose(row, column):
            return None
        chosen = self._screen.is_chosen(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            theme = theme_of(QGuiApplication.palette())
            return icon(_CHOSEN, theme, "done") if chosen else icon(_OPEN, theme)
        if role == Qt.ItemDataRole.FontRole and chosen:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns: a file's, and who filled it in."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._screen.headings()[section]

    def choose(self, index: Index) -> None:
        """Let the cell count."""
        self._screen.choose(index.row(), index.column())
        self._changed()

    def choose_all(self, column: int) -> None:
        """Let the column count wherever nothing is decided yet."""
        self._screen.choose_all(column)
        self._changed()

    def after(self, index: Index) -> QModelIndex:
        """The next place that is to be decided, in the same column."""
        return self.index(self._screen.next_undecided(index.row()), index.column())

    def reset(self) -> None:
        """Other conflicts are shown."""
        self.beginResetModel()
        self.endResetModel()

    def _changed(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _spoken(self, row: int, column: int) -> str:
        text = self._screen.text(row, column)
        if not self._screen.is_chosen(row, column):
            return text
        return self._translator.tr("{text}, this counts", text=text)
