"""The one table model: a headless section screen, as Qt asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError
from ipdesk.exchange.block_text import Block
from ipdesk.exchange.cell_text import Written
from ipdesk.messages import marked
from ipdesk.pace import Cancelled, Pace
from ipdesk.places import Place
from ipdesk.screens.blocks import (
    BlockPlan,
    Spot,
    copied,
    plan_clear,
    plan_fill,
    plan_fill_down,
    plan_paste,
    tiled,
)
from ipdesk.screens.roster import RosterScreen
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.shown import ShownRow
from ui.pacing import Run, at_once
from ui.style.roles import plain_tip

Cells = list[list[Written]]
Index = QModelIndex | QPersistentModelIndex
LOOK = Qt.ItemDataRole.UserRole
UNIT = Qt.ItemDataRole.UserRole + 1
NUMERIC = Qt.ItemDataRole.UserRole + 2
_ROLE = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
# What is said while a large block is on its way.
_COPYING, _PASTING = marked("Copying the cells…"), marked("Pasting the cells…")
_FILLING, _CLEARING = marked("Filling the cells…"), marked("Emptying the cells…")
# Asked for every cell that is painted, so that they are put together once.
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class SectionModel(QAbstractTableModel):
    """Rows and columns of a section.

    Writes through the screen; a refused text raises nothing but is told by :attr:`failed`.
    """

    failed = Signal(object)

    def __init__(
        self,
        screen: SectionScreen,
        origin: object,
        parent: QObject | None = None,
        run: Run = at_once,
    ) -> None:
        super().__init__(parent)
        self._run = run
        self.screen = screen
        self._origin = origin
        self._shown: ChangeSet | None = None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """The number of rows, bands included."""
        return 0 if parent.isValid() else len(self.screen.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """The number of columns on screen."""
        return 0 if parent.isValid() else len(self.screen.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """One aspect of a cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == LOOK:
            return self.screen.look(row, column)
        if role == _ROLE.DisplayRole:
            return self.screen.look(row, column).text
        if role == _ROLE.EditRole:
            return self.screen.edit_text(self.screen.place(row, column))
        if role == _ROLE.ToolTipRole:
            return plain_tip(self.screen.tip(row, column))
        if role == _ROLE.AccessibleTextRole:
            return self.screen.spoken(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Store what was typed: False if it was refused."""
        if role != _ROLE.EditRole or not index.isValid():
            return False
        place = self.place(index)
        if value == self.screen.edit_text(place):
            return True
        try:
            change = self.screen.set_value(place, value, self._origin)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.apply_change(change)
        return True

    def refuse(self, index: Index, typed: str = "") -> None:
        """Tell why a cell cannot be typed in, by :attr:`failed`; nothing if it can."""
        if index.isValid() and self.screen.columns[index.column()].role == "value":
            why = self.screen.why_locked(self.place(index), typed)
            if why is not None:
                self.failed.emit(why)

    def clear(self, spots: Sequence[Spot]) -> None:
        """Empty the cells that can be typed."""
        self._write(_CLEARING, lambda pace: plan_clear(self.screen, spots, pace))

    def copy(self, spots: Sequence[Spot], put: Callable[[Cells, Pace], None]) -> bool:
        """Give ``put`` the smallest block that holds the cells: False if that was stopped."""
        words = self.screen.translator

        def work(pace: Pace) -> None:
            put(copied(self.screen, spots, words, pace), pace)

        try:
            self._run(words.tr(_COPYING), work)
        except Cancelled:
            return False
        return True

    def paste(self, spots: Sequence[Spot], block: Block) -> None:
        """Write a block from the first of these cells on, as often as it goes into them."""
        rows, columns = ({spot[axis] for spot in spots} for axis in (0, 1))
        if len(spots) == len(rows) * len(columns):
            block = tiled(block, len(rows), len(columns))
        at = min(rows), min(columns)
        self._write(_PASTING, lambda pace: plan_paste(self.screen, at, block, pace))

    def fill(self, spots: Sequence[Spot], text: str) -> bool:
        """Write the same text into every cell: False if it was refused."""
        return self._write(_FILLING, lambda pace: plan_fill(self.screen, spots, text, pace))

    def fill_down(self, spots: Sequence[Spot]) -> None:
        """Write the uppermost cell of each column into those below it."""
        self._write(_FILLING, lambda pace: plan_fill_down(self.screen, spots, pace))

    def _write(self, doing: str, plan: Callable[[Pace], BlockPlan]) -> bool:
        """Store a block in one commit, and tell by :attr:`failed` what was left out of it."""

        def work(pace: Pace) -> tuple[BlockPlan, ChangeSet]:
            planned = plan(pace)
            return planned, self.screen.write(planned.edits, self._origin, pace)

        try:
            planned, change = self._run(self.screen.translator.tr(doing), work)
        except Cancelled:
            return False
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.apply_change(change)
        if planned.left_out is not None:
            self.failed.emit(planned.left_out)
        return True

    def keep_order(self) -> None:
        """Store the order on screen of a roster for good."""
        if isinstance(self.screen, RosterScreen):
            try:
                self.apply_change(self.screen.keep_order(self._origin))
            except KnownError as error:
                self.failed.emit(error)

    def confirm_rows(self, rows: Iterable[int]) -> None:
        """Say of rows of the roster that were carried over that they still hold."""
        screen = self.screen
        if isinstance(screen, RosterScreen):
            codes = [screen.rows[row].code for row in rows]
            doing = screen.translator.tr("Confirming the rows…")
            self._carry_out(doing, lambda pace: screen.confirm(codes, self._origin, pace))

    def add_rows(self, count: int) -> QModelIndex:
        """Add rows to the roster: the first cell of the first, or an invalid index if refused."""
        try:
            codes, change = self.screen.add_rows(count, self._origin)
        except KnownError as error:
            self.failed.emit(error)
            return QModelIndex()
        self.apply_change(change)
        return self.index_of(Place(self.screen.code, codes[0]))

    def add_row(self) -> QModelIndex:
        """Add a row to the roster: its first cell, or an invalid index if it was refused."""
        try:
            code, change = self.screen.add_row(self._origin)
        except KnownError as error:
            self.failed.emit(error)
            return QModelIndex()
        self.apply_change(change)
        return self.index_of(Place(self.screen.code, code))

    def remove_rows(self, rows: Iterable[int]) -> None:
        """Remove rows of the roster."""
        codes = [self.screen.rows[row].code for row in rows]
        doing = self.screen.translator.tr("Removing the rows…")
        self._carry_out(doing, lambda pace: self.screen.remove_rows(codes, self._origin, pace))

    def _carry_out(self, doing: str, work: Callable[[Pace], ChangeSet]) -> None:
        """A change of many rows that may take long, and can be stopped."""
        try:
            self.apply_change(self._run(doing, work))
        except Cancelled:
            return
        except KnownError as error:
            self.failed.emit(error)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether the cell can be selected and typed in."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row, column = self.screen.rows[index.row()], self.screen.columns[index.column()]
        if row.band:
            # The arrow keys pass over what is not enabled.
            return Qt.ItemFlag.NoItemFlags
        screen, place = self.screen, Place(self.screen.code, row.code, column.code)
        typed = column.role == "value" and screen.editable and not screen.lock(place)
        return _TYPED if typed else _SHOWN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Column titles and units; row numbers."""
        if orientation == Qt.Orientation.Vertical:
            return self.screen.number_of(section) if role == _ROLE.DisplayRole else None
        if not 0 <= section < len(self.screen.columns):
            return None
        title, unit = self.screen.heading(section)
        if role == _ROLE.DisplayRole:
            return title
        if role == UNIT:
            return unit
        if role == NUMERIC:
            return self.screen.columns[section].numeric
        if role == _ROLE.ToolTipRole:
            return plain_tip(f"{title}\n{unit}" if unit else title)
        return None

    def place(self, index: Index) -> Place:
        """The place of a cell."""
        return self.screen.place(index.row(), index.column())

    def index_of(self, place: Place) -> QModelIndex:
        """The cell of a place; an invalid index if it is not shown."""
        found = self.screen.index_of(place)
        return QModelIndex() if found is None else self.index(*found)

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did."""
        if change is self._shown:
            return
        self._shown = change
        refresh = self.screen.refresh(change)
        if refresh.rows is not None:
            self.show_rows(refresh.rows)
        for row, column in refresh.cells:
            cell = self.index(row, column)
            self.dataChanged.emit(cell, cell)
        if refresh.stands:
            self._repaint()

    def show_all(self) -> None:
        """Show everything anew: the language or much of the data has changed."""
        self.screen.stale = False
        self.show_rows(self.screen.rows_now())
        self._repaint()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def show_rows(self, rows: list[ShownRow]) -> None:
        """Show these rows, keeping selection and position where rows only came or went."""
        old = self.screen.rows
        if rows == old:
            return
        if (come := _run_of_more(old, rows)) is not None:
            self.beginInsertRows(QModelIndex(), *come)
            self.screen.show_rows(rows)
            self.endInsertRows()
        elif (gone := _run_of_more(rows, old)) is not None:
            self.beginRemoveRows(QModelIndex(), *gone)
            self.screen.show_rows(rows)
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self.screen.show_rows(rows)
            self.endResetModel()

    def _repaint(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _run_of_more(few: list[ShownRow], many: list[ShownRow]) -> tuple[int, int] | None:
    """First and last of the rows that ``many`` has more, if they are one run; else None."""
    more = len(many) - len(few)
    if more <= 0:
        return None
    first = next((i for i, row in enumerate(few) if row != many[i]), len(few))
    return (first, first + more - 1) if few[first:] == many[first + more :] else None
