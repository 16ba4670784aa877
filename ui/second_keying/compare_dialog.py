"""The dialog that shows both values of what differs, each decided with one key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.screens.second_keying import SecondKeyingScreen
from ipdesk.second_keying.deciding import Decision
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.dialogs.preview_model import PreviewModel
from ui.dialogs.preview_table import PreviewTable
from ui.messages import show_error
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S, Tone

_SIZE = (900, 480)
_WIDTHS = (360, 150, 150, 150)
_KEYS: dict[Qt.Key, Decision] = {Qt.Key.Key_1: "first", Qt.Key.Key_2: "second", Qt.Key.Key_0: ""}
_MARKS: dict[str, tuple[str, Tone]] = {
    "open": ("triangle-alert", "query"),
    "first": ("circle-check", "done"),
    "second": ("pencil", "target"),
}


class CompareModel(PreviewModel):
    """Place, first value, second value, decision."""

    def __init__(self, screen: SecondKeyingScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen
        self.lines = screen.lines()

    def count(self) -> int:
        """How many cells differ or differed."""
        return len(self.lines)

    def headings(self) -> tuple[str, ...]:
        """The names that the screen gives."""
        return self._screen.headings()

    def texts(self, row: int) -> tuple[str, ...]:
        """A difference in words."""
        return self._screen.texts(self.lines[row])

    def mark(self, row: int) -> tuple[str, Tone]:
        """How the decision is marked."""
        return _MARKS[self.lines[row].verdict]

    def refresh(self) -> None:
        """Read the differences anew."""
        self.beginResetModel()
        self.lines = self._screen.lines()
        self.endResetModel()


class DecisionTable(PreviewTable):
    """1 keeps the first value, 2 takes the second, 0 leaves it open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that decide."""
        decision = _KEYS.get(Qt.Key(event.key()))
        dialog = self.parent()
        if decision is None or not isinstance(dialog, CompareDialog):
            super().keyPressEvent(event)
        else:
            dialog.decide(decision)


class CompareDialog(QDialog):
    """Each decision is stored at once, and can be changed as long as the dialog is open."""

    def __init__(
        self, context: Context, screen: SecondKeyingScreen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._screen = screen
        tr = self._translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Second keying: differences"))
        self._summary = plain_label("heading", wrap=True)
        hint = tr("1 keeps the first value, 2 takes the second, 0 leaves it open.")
        self._hint = plain_label("muted", hint, wrap=True)
        self._model = CompareModel(screen, self)
        self.table = DecisionTable(self._model, _WIDTHS, self)
        self.table.setAccessibleName(tr("Second keying: differences"))
        self.table.setAccessibleDescription(hint)
        self.table.setSelectionMode(PreviewTable.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._none = plain_label("muted", tr("Both keyings agree so far."), wrap=True)
        self.buttons: dict[Decision, QPushButton] = {
            "first": QPushButton(tr("Keep the first (1)")),
            "second": QPushButton(tr("Take the second (2)")),
            "": QPushButton(tr("Leave open (0)")),
        }
        self._arrange()
        self._show(0)

    def decide(self, decision: Decision) -> None:
        """Decide the selected difference, and go on to the next."""
        row = self.table.currentIndex().row()
        if not (0 <= row < self._model.count() and self._screen.editable):
            return
        try:
            self._screen.settle(self._model.lines[row].place, decision, self)
        except KnownError as error:
            show_error(error, self._translator, self)
            return
        self._model.refresh()
        self._show(row + 1)

    def _show(self, row: int) -> None:
        count = self._model.count()
        self._summary.setText(self._screen.summary())
        self._none.setVisible(not count)
        self.table.setVisible(bool(count))
        self._hint.setVisible(bool(count))
        for button in self.buttons.values():
            button.setEnabled(bool(count) and self._screen.editable)
        if count:
            self.table.selectRow(min(row, count - 1))

    def _arrange(self) -> None:
        below = Folding()
        below.setSpacing(SPACE_S)
        for decision, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=decision: self.decide(chosen))
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(DialogFoot(self, self._translator.tr("Close")))
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        for widget in (self._summary, self._hint, self._none):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        layout.addLayout(below)
        Room(self, *_SIZE)
        self.table.setFocus()
