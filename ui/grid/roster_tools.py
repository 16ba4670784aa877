"""What stands above a roster: a filter, and a menu to sort it and to add rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMenu, QPushButton, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.roster import Order
from ui.style.tokens import SPACE_S

_WIDTH, _MOST_ROWS = 180, 1_000
# So long nobody types fast, and a long roster is not sorted at every letter.
_PAUSE_MS = 120
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Tab)


class RosterTools(QWidget):
    """``arranged`` carries order (or None) and filter; ``left`` gives the keyboard back."""

    arranged = Signal(object, str)
    confirmWanted = Signal()
    keepWanted = Signal()
    rowsWanted = Signal(int)
    left = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.order: Order | None = None
        self._column, self._title, self._count = "", "", -1
        self.filter = QLineEdit()
        self.filter.setFixedWidth(_WIDTH)
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.menu = QMenu(self)
        self.button = QPushButton()
        self.button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.filter)
        layout.addWidget(self.button)
        self._actions = [self.menu.addAction("") for _ in range(3)]
        self.menu.addSeparator()
        self._keep, self._add = self.menu.addAction(""), self.menu.addAction("")
        self.menu.addSeparator()
        self._waiting, self._confirm = self.menu.addAction(""), self.menu.addAction("")
        self._waiting.setCheckable(True)
        self._waiting.toggled.connect(self._tell)
        self._confirm.triggered.connect(self.confirmWanted)
        for action, descending in zip(self._actions, (False, True, None), strict=False):
            action.triggered.connect(lambda _=False, down=descending: self._sort(down))
        self._keep.triggered.connect(self.keepWanted)
        self._add.triggered.connect(self.ask_rows)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.filter.textChanged.connect(lambda _text: self._pause.start())

    def show_column(self, column: str, title: str) -> None:
        """Sorting is by this column, the one in which the current cell is."""
        self._column, self._title = column, title
        self.retranslate()

    def show_editable(self, *, editable: bool) -> None:
        """Offer what changes the report only where it can be changed."""
        for action in (self._keep, self._add, self._confirm):
            action.setVisible(editable)

    @property
    def only_unconfirmed(self) -> bool:
        """Whether only rows are wanted that are still to be confirmed."""
        return self._waiting.isChecked()

    def show_unconfirmed(self, count: int) -> None:
        """So many rows are still to be confirmed; without any, nothing is said of it."""
        if count == self._count:
            return
        self._count = count
        for action in (self._waiting, self._confirm):
            action.setVisible(bool(count) or self.only_unconfirmed)
        self.retranslate()

    def clear(self) -> None:
        """Show all rows, without a word about it."""
        self.order = None
        self._waiting.blockSignals(True)  # noqa: FBT003 -- Qt's way
        self._waiting.setChecked(False)
        self._waiting.blockSignals(False)  # noqa: FBT003 -- Qt's way
        self.filter.blockSignals(True)  # noqa: FBT003 -- Qt's way
        self.filter.clear()
        self.filter.blockSignals(False)  # noqa: FBT003 -- Qt's way

    def drop_order(self) -> None:
        """The order on screen is the stored one."""
        self.order = None

    def open_menu(self) -> None:
        """Open the menu below its button."""
        self.button.showMenu()

    def ask_rows(self) -> None:
        """Ask how many rows to add."""
        tr, dialog = self._translator.tr, QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Add rows"))
        dialog.setLabelText(tr("How many rows?"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, _MOST_ROWS)
        dialog.setIntValue(10)
        dialog.setOkButtonText(tr("Add"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.intValueSelected.connect(self.rowsWanted)
        dialog.open()

    def retranslate(self) -> None:
        """Set all texts anew."""
        tr = self._translator.tr
        self.filter.setPlaceholderText(tr("Filter rows"))
        self.filter.setAccessibleName(tr("Filter rows"))
        self.button.setText(tr("Rows"))
        for action, text in zip(self._actions, self._sentences(), strict=True):
            action.setText(text.replace("&", "&&"))
        self._keep.setText(tr("Keep this order"))
        self._keep.setEnabled(self.order is not None)
        self._add.setText(tr("Add rows…"))
        self._waiting.setText(tr("Only rows to confirm ({n})", n=self._count))
        self._confirm.setText(tr("Confirm unchanged") + "\tCtrl+K")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and Down lead back to the rows; Escape shows all of them first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.filter.clear()
            if event.key() in (*_LEAVING, Qt.Key.Key_Escape):
                self._tell()
                self.left.emit()
                return True
        return bool(super().eventFilter(watched, event))

    def _sentences(self) -> tuple[str, str, str]:
        tr = self._translator.tr
        return (
            tr("Sort by “{column}”, upwards", column=self._title),
            tr("Sort by “{column}”, downwards", column=self._title),
            tr("Sort as stored"),
        )

    def _sort(self, descending: bool | None) -> None:  # noqa: FBT001 -- a menu's three lines
        self.order = None if descending is None else Order(self._column, descending)
        self._tell()
        self.left.emit()

    def _tell(self) -> None:
        self._pause.stop()
        self._keep.setEnabled(self.order is not None)
        self.arranged.emit(self.order, self.filter.text())
