"""The page of all evidence: what there is, what it proves, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ipdesk.changes import ChangeSet
from ipdesk.records import EvidenceRecord
from ipdesk.screens.evidence import EvidenceScreen
from ui.context import Context
from ui.evidence.evidence_desk import Request
from ui.evidence.evidence_model import EvidenceModel
from ui.style.icons import icon_for
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S, row_px

_WIDTHS = (24, 21, 18, 16, 7, 40, 9)
"""Widths of the columns, in digits; the sixth, what a file proves, takes the room there is."""
_PROVES = 5
_ICONS = {"open": "eye", "save": "download", "describe": "pencil", "remove": "trash-2"}


class EvidenceTable(QTableView):
    """Enter opens the selected file, Delete asks to remove the selected ones."""

    wanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that do something with the selected files."""
        keys = {
            Qt.Key.Key_Return: "open",
            Qt.Key.Key_Enter: "open",
            Qt.Key.Key_F2: "describe",
            Qt.Key.Key_Delete: "remove",
        }
        name = keys.get(Qt.Key(event.key()))
        if name is None:
            super().keyPressEvent(event)
        else:
            self.wanted.emit(name)


class EvidencePage(QWidget):
    """``evidenceAsked`` tells a :class:`Request`, ``placeActivated`` a place to go to."""

    evidenceAsked = Signal(object)
    placeActivated = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._screen = EvidenceScreen(context.workspace, context.sentences, self._translator)
        self._model = EvidenceModel(self._screen, self)
        self._title = plain_label("title")
        self._summary = plain_label("muted")
        self._limits = plain_label("muted", wrap=True)
        self._empty = plain_label("muted", wrap=True)
        self.filter_field = QLineEdit()
        self.filter_field.setClearButtonEnabled(True)
        self.table = EvidenceTable()
        self.buttons = {name: QPushButton() for name in _ICONS}
        self.go_button = QPushButton()
        self._arrange()
        self._connect()
        # A focus proxy would take the fields before it out of the order of Tab.
        self.entry = self.table
        self.retranslate()

    def retranslate(self) -> None:
        """Show all words and icons anew."""
        tr = self._translator.tr
        self._title.setText(tr("Evidence"))
        self._limits.setText(self._screen.limits())
        self.filter_field.setPlaceholderText(tr("Filter"))
        self.filter_field.setAccessibleName(tr("Filter"))
        self.table.setAccessibleName(tr("Evidence"))
        names = (tr("Open"), tr("Save a copy…"), tr("Details…"), tr("Remove…"))
        for (name, button), text in zip(self.buttons.items(), names, strict=True):
            button.setText(text)
            button.setIcon(icon_for(self, _ICONS[name]))
        self.go_button.setText(tr("Go to what it proves"))
        self.go_button.setIcon(icon_for(self, "arrow-right"))
        self._refresh()

    def apply_change(self, _change: ChangeSet) -> None:
        """Show what a change did; the selected line stays selected where it is still there."""
        self._refresh()

    def selected(self) -> tuple[EvidenceRecord, ...]:
        """The selected uses, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self._screen.lines[row].use for row in rows)

    def _ask(self, what: str) -> None:
        uses = self.selected()
        if uses and self.buttons[what].isEnabled():
            self.evidenceAsked.emit(Request(what, uses[0].place, uses))

    def _go(self) -> None:
        if uses := self.selected():
            self.placeActivated.emit(uses[0].place)

    def _filter(self, text: str) -> None:
        self._screen.filter(text)
        self._show()

    def _refresh(self) -> None:
        self._screen.refresh()
        self._show()

    def _show(self) -> None:
        row = self.table.currentIndex().row()
        self._model.reset()
        lines = self._screen.lines
        self._summary.setText(self._screen.summary())
        self._empty.setText(self._screen.empty())
        self._empty.setVisible(not lines)
        self.table.setVisible(bool(lines))
        if lines:
            self.table.selectRow(min(max(row, 0), len(lines) - 1))
        self._allow()

    def _allow(self) -> None:
        uses, editable = self.selected(), self._screen.editable
        for name, button in self.buttons.items():
            button.setEnabled(bool(uses) and (editable or name in ("open", "save")))
        self.go_button.setEnabled(bool(uses))

    def _connect(self) -> None:
        self.filter_field.textChanged.connect(self._filter)
        self.table.wanted.connect(self._ask)
        self.table.doubleClicked.connect(lambda _index: self._ask("open"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.go_button.clicked.connect(self._go)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self._ask(name))

    def _arrange(self) -> None:
        self._set_table()
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addStretch()
        head.addWidget(self.filter_field)
        below = QHBoxLayout()
        below.setSpacing(SPACE_S)
        for button in (*self.buttons.values(), self.go_button):
            below.addWidget(button)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        for widget in (self._limits, self._empty, self.table):
            layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)
        layout.addStretch(0)
        layout.addLayout(below)

    def _set_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        set_role(table, "list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setSortIndicatorClearable(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = table.horizontalHeader()
        header.setSectionResizeMode(_PROVES, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        unit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width * unit)
