"""The page of comments and flags: what is still open, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.screens.comments import CommentLine, CommentsScreen
from ui.choice_box import ChoiceBox
from ui.comments.comment_desk import Request
from ui.comments.comments_model import CommentsModel
from ui.context import Context
from ui.settings import Settings
from ui.style.folding import Folding
from ui.style.icons import icon_for
from ui.style.roles import plain_label, plain_tip, set_role
from ui.style.room import scaled
from ui.style.tokens import SPACE_L, SPACE_S, row_px

_WIDTHS = (14, 36, 40, 23, 18, 18)
"""Widths of the columns, in digits; the third, the text, takes the room there is."""
_TEXT = 2
_KIND = 15
"""Letters for the longest kind to choose."""
_FILTER_PX = 160
_ICONS = {"go": "arrow-right", "answer": "message-square", "finish": "check", "remove": "trash-2"}


class CommentsTable(QTableView):
    """Enter goes to the place, F2 answers, Space marks as done, Delete removes."""

    wanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that do something with the selected line."""
        keys = {
            Qt.Key.Key_Return: "go",
            Qt.Key.Key_Enter: "go",
            Qt.Key.Key_F2: "answer",
            Qt.Key.Key_Space: "finish",
            Qt.Key.Key_Delete: "remove",
        }
        name = keys.get(Qt.Key(event.key()))
        if name is None:
            super().keyPressEvent(event)
        else:
            self.wanted.emit(name)


class CommentsPage(QWidget):
    """``commentAsked`` tells a :class:`Request`, ``placeActivated`` a place to go to."""

    commentAsked = Signal(object)
    placeActivated = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._settings = settings
        self._screen = CommentsScreen(context.workspace, context.sentences, self._translator)
        self._title, self._summary = plain_label("title"), plain_label("muted")
        self._empty, self._keys = plain_label("muted", wrap=True), plain_label("muted", wrap=True)
        self.filter_field = QLineEdit()
        self.filter_field.setClearButtonEnabled(True)
        self.state_box, self.kind_box, self.section_box = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.kind_box.setMinimumContentsLength(_KIND)
        self.table = CommentsTable()
        self._model = CommentsModel(self._screen, self.table, self)
        self.buttons = {name: QPushButton() for name in _ICONS}
        self._arrange()
        # A focus proxy would take the fields before it out of the order of Tab.
        self.entry = self.table
        self.retranslate()
        self._connect()

    def retranslate(self) -> None:
        """Show all words and icons anew."""
        tr = self._translator.tr
        self._title.setText(tr("Comments and flags"))
        self.filter_field.setPlaceholderText(tr("Filter"))
        self.filter_field.setAccessibleName(tr("Filter"))
        self.table.setAccessibleName(tr("Comments and flags"))
        self._keys.setText(
            tr("Enter leads to the place, F2 answers, Space marks as done, Delete removes.")
        )
        boxes = (
            (self.state_box, tr("State"), self._screen.states(), self._screen.state),
            (self.kind_box, tr("Kind"), self._screen.kinds(), self._screen.kind),
            (self.section_box, tr("Section"), self._screen.sections(), self._screen.section),
        )
        for box, name, choices, chosen in boxes:
            box.setAccessibleName(name)
            box.offer(choices, chosen)
            box.setToolTip(plain_tip(box.currentText()))
        names = (tr("Go to the place"), tr("Answer…"), "", tr("Remove…"))
        for (name, button), text in zip(self.buttons.items(), names, strict=True):
            button.setText(text)
            button.setIcon(icon_for(self, _ICONS[name]))
        self._refresh()

    def apply_change(self, _change: ChangeSet) -> None:
        """Show what a change did; the selected line stays selected where it is still there."""
        self._refresh()

    def show_place(self, place: Place) -> None:
        """Select the first open comment on the place; no filter hides it."""
        for box, everything in ((self.state_box, "open"), (self.kind_box, "all")):
            box.setCurrentIndex(box.findData(everything))
        self.section_box.setCurrentIndex(0)
        self.filter_field.clear()
        at = (i for i, one in enumerate(self._screen.lines) if one.place == place and one.thread)
        self.table.selectRow(next(at, 0))

    @property
    def selected(self) -> CommentLine | None:
        """The selected line."""
        row = self.table.currentIndex().row()
        return self._screen.lines[row] if 0 <= row < len(self._screen.lines) else None

    def _act(self, what: str) -> None:
        line = self.selected
        if line is None or not self.buttons[what].isEnabled():
            return
        if what == "go":
            self.placeActivated.emit(line.place)
        elif line.thread is not None:
            self.commentAsked.emit(Request(what, line.place, line.thread))
        else:
            try:
                self._screen.finish(line, self._settings.role, self)
            except KnownError as error:
                self.failed.emit(error)

    def _filter(self) -> None:
        screen = self._screen
        screen.text = self.filter_field.text()
        screen.state, screen.kind = self.state_box.currentData(), self.kind_box.currentData()
        screen.section = self.section_box.code
        for box in (self.state_box, self.kind_box, self.section_box):
            box.setToolTip(plain_tip(box.currentText()))
        self._refresh()

    def _refresh(self) -> None:
        row = self.table.currentIndex().row()
        self._screen.refresh()
        self._model.reset()
        lines = self._screen.lines
        self._summary.setText(self._screen.summary())
        self._empty.setText(self._screen.empty())
        self._empty.setVisible(not lines)
        self._keys.setVisible(bool(lines))
        self.table.setVisible(bool(lines))
        if lines:
            self.table.selectRow(min(max(row, 0), len(lines) - 1))
        self._allow()

    def _allow(self) -> None:
        line, tr = self.selected, self._translator.tr
        thread = line.thread if line is not None else None
        removable = thread is not None and not (thread.answers or thread.first.origin)
        for name, allowed in (
            ("go", line is not None),
            ("answer", thread is not None),
            ("finish", line is not None),
            ("remove", removable),
        ):
            self.buttons[name].setEnabled(allowed)
        words = tr("Mark as done") if thread is None or thread.open else tr("Open again")
        flag = line is not None and thread is None
        self.buttons["finish"].setText(tr("Take the flag off") if flag else words)

    def _connect(self) -> None:
        self.filter_field.textChanged.connect(lambda _: self._filter())
        for box in (self.state_box, self.kind_box, self.section_box):
            box.currentIndexChanged.connect(lambda _: self._filter())
        self.table.wanted.connect(self._act)
        self.table.doubleClicked.connect(lambda _index: self._act("go"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self._act(name))

    def _arrange(self) -> None:
        self._set_table()
        head, filters, below = Folding(), Folding(), Folding()
        for line, widgets in (
            (head, (self._title, self._summary)),
            (filters, (self.state_box, self.kind_box, self.section_box, self.filter_field)),
            (below, tuple(self.buttons.values())),
        ):
            line.setSpacing(SPACE_S)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch()
        self.filter_field.setMinimumWidth(scaled(_FILTER_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addLayout(filters)
        layout.addWidget(self._keys)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        layout.addLayout(below)

    def _set_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        set_role(table, "list")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setWordWrap(False)
        # Of a place the end says which column of the row it is.
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        unit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width * unit)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
