"""The inbox: what was handed in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.desk.inbox import InboxScreen
from ui.choice_box import ChoiceBox
from ui.desk.models import InboxModel
from ui.desk.permitted import permit
from ui.evidence.drops import NoFiles
from ui.reading_table import ReadingTable
from ui.style.icons import accent_icon, icon_for
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S

_WIDTHS = (22, 11, 20, 28, 18, 16, 40)
_WIDE = 6


class InboxView(QWidget):
    """``chosen`` tells the number of a submission, ``pageWanted`` the code of a stamped page."""

    chosen = Signal(int)
    pageWanted = Signal(str)
    takeWanted = Signal()
    recheckWanted = Signal()
    keysWanted = Signal()
    peopleWanted = Signal()
    logWanted = Signal()
    reloadWanted = Signal()
    nationWanted = Signal()
    leaveWanted = Signal()

    def __init__(self, screen: InboxScreen, translator: Translator) -> None:
        super().__init__()
        self._screen = screen
        self._translator = translator
        self._model = InboxModel(screen, self)
        self._title = plain_label("title", wrap=True)
        self._summary = plain_label("muted", wrap=True)
        self.told = plain_label("heading", wrap=True)
        self._empty = plain_label("muted", wrap=True)
        self._why_not = plain_label("muted", wrap=True)
        self._expiring = plain_label("tone", wrap=True)
        set_role(self._expiring, "tone", "query")
        self.nation_button, self.leave_button = QPushButton(), QPushButton()
        self.verdict, self.text = ChoiceBox(), QLineEdit()
        self.table = ReadingTable(self._model, _WIDTHS, _WIDE)
        self.take_button, self.recheck_button = QPushButton(), QPushButton()
        self.keys_button, self.open_button = QPushButton(), QPushButton()
        self.people_button, self.log_button = QPushButton(), QPushButton()
        self._code_label, self.code = plain_label("muted"), QLineEdit()
        pass_on = NoFiles(self)
        for field in (self.text, self.code):
            field.installEventFilter(pass_on)
        self._arrange()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Show all words and icons anew."""
        tr = self._translator.tr
        self._title.setText(self._screen.title())
        for button, text, name in (
            (self.recheck_button, tr("Look again at quarantine"), "redo-2"),
            (self.keys_button, tr("Keys of the units…"), "shield"),
            (self.nation_button, tr("National overview"), "landmark"),
            (self.people_button, tr("People…"), "building-2"),
            (self.log_button, tr("Log"), "history"),
            (self.leave_button, tr("Close the desk"), "house"),
            (self.open_button, tr("Show the submission"), "arrow-right"),
        ):
            button.setText(text)
            button.setIcon(icon_for(self, name))
        self.take_button.setText(tr("Take packages in…"))
        self.take_button.setIcon(accent_icon(self, "inbox"))
        self.table.setAccessibleName(tr("Submissions"))
        self.verdict.setAccessibleName(tr("Finding"))
        self.text.setAccessibleName(tr("Search"))
        self._code_label.setText(tr("Code of a stamped page"))
        self.code.setAccessibleName(tr("Code of a stamped page"))
        self.text.setPlaceholderText(tr("Search"))
        self.show_lines()

    @property
    def entry(self) -> QWidget:
        """Where work begins: at the list, or, while it is empty, at taking packages in."""
        return self.table if self._screen.lines else self.take_button

    def show_lines(self) -> None:
        """Show what is there now; what is current stays so."""
        screen, row = self._screen, self.table.currentIndex().row()
        every = self._translator.tr("All findings")
        self.verdict.offer(screen.choices(), screen.verdict, every)
        self._model.reset()
        self._summary.setText(screen.summary())
        self._summary.setVisible(bool(screen.summary()))
        self._expiring.setText(screen.expiring())
        self._expiring.setVisible(bool(screen.expiring()))
        self._empty.setText("" if screen.lines else screen.empty())
        self._empty.setVisible(not screen.lines)
        self.table.setVisible(bool(screen.lines))
        if screen.lines:
            self.table.selectRow(min(max(row, 0), len(screen.lines) - 1))
        self._why_not.setText(screen.why_not())
        self._why_not.setVisible(bool(screen.why_not()))
        for button in (self.take_button, self.recheck_button):
            permit(button, screen.why_not())
        self.open_button.setEnabled(bool(screen.lines))

    def tell(self, sentence: str) -> None:
        """Say what came of the last files; "" says nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _filter(self) -> None:
        self._screen.filter(self.verdict.code, self.text.text())
        self.show_lines()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._screen.lines):
            self.chosen.emit(self._screen.lines[row].number)

    def _connect(self) -> None:
        self.verdict.currentIndexChanged.connect(self._filter)
        self.text.textChanged.connect(self._filter)
        self.table.chosen.connect(self._open)
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.code.returnPressed.connect(lambda: self.pageWanted.emit(self.code.text()))
        self.take_button.clicked.connect(self.takeWanted)
        self.recheck_button.clicked.connect(self.recheckWanted)
        self.keys_button.clicked.connect(self.keysWanted)
        self.people_button.clicked.connect(self.peopleWanted)
        self.log_button.clicked.connect(self.logWanted)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.reloadWanted)
        self.nation_button.clicked.connect(self.nationWanted)
        self.leave_button.clicked.connect(self.leaveWanted)

    def _arrange(self) -> None:
        set_role(self.take_button, "primary")
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._title, 1)
        head.addWidget(self.nation_button)
        head.addWidget(self.people_button)
        head.addWidget(self.log_button)
        head.addWidget(self.leave_button)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_S)
        for button in (self.take_button, self.recheck_button, self.keys_button):
            bar.addWidget(button)
        bar.addStretch()
        bar.addWidget(self.verdict)
        bar.addWidget(self.text)
        below = QHBoxLayout()
        below.setSpacing(SPACE_S)
        below.addWidget(self.open_button)
        below.addStretch()
        below.addWidget(self._code_label)
        below.addWidget(self.code)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addLayout(bar)
        for widget in (
            self.told,
            self._why_not,
            self._summary,
            self._expiring,
            self._empty,
            self.table,
        ):
            layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)
        layout.addStretch(0)
        layout.addLayout(below)
        self.tell("")
