"""One submission in full: finding, reasons, facts; differences, data and files in tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.desk.admitting import Admitting
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.screens.desk.submission import SubmissionScreen
from ui.choice_box import ChoiceBox
from ui.desk.answers_view import AnswersView
from ui.desk.finding_page import FindingPage
from ui.desk.models import RowsModel
from ui.desk.permitted import permit
from ui.jobs import Jobs
from ui.reading_table import ReadingTable
from ui.style.icons import icon_for
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S

_DIFFERENCES, _DATA, _FILES = (40, 26, 30, 30), (44, 26, 30, 30), (60, 70)


class SubmissionView(QWidget):
    """``backWanted`` leads back to the inbox, ``changed`` tells that it stands otherwise now.

    ``admitWanted`` tells why it is to be let in from quarantine.
    """

    backWanted = Signal()
    changed = Signal()
    admitWanted = Signal(str)

    def __init__(
        self,
        screen: SubmissionScreen,
        answers: AnswersScreen,
        admitting: Admitting,
        jobs: Jobs,
        translator: Translator,
    ) -> None:
        super().__init__()
        self._screen = screen
        tr = translator.tr
        differences = screen.difference_headings()
        self._differences = RowsModel(differences, "triangle-alert", "query")
        self._data = RowsModel(screen.data.headings(), "table")
        self._files = RowsModel(screen.file_headings(), "file-text")
        self._differences.show_rows(screen.differences())
        self._files.show_rows(screen.files())
        self.comment_button = QPushButton(tr("Comment on the selected cell…"))
        self.comment_button.setIcon(icon_for(self, "message-square"))
        permit(self.comment_button, answers.why_not())
        self.section = ChoiceBox()
        self.section.setAccessibleName(tr("Section"))
        self.section.offer(screen.data.sections(), "")
        self._show_section()
        self.section.currentIndexChanged.connect(self._show_section)
        self.back_button = QPushButton(tr("Back to the inbox"))
        self.back_button.setIcon(icon_for(self, "chevron-left"))
        self.back_button.clicked.connect(self.backWanted)
        self.tabs = QTabWidget()
        # The bar takes the keyboard for the whole; what is set of the whole is set of the bar too.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBar().setAccessibleName(screen.title())
        self.finding = FindingPage(screen, admitting, translator)
        self.finding.admitWanted.connect(self.admitWanted)
        self.tabs.addTab(self.finding, tr("Finding"))
        if screen.differences():
            table = self._table(self._differences, _DIFFERENCES, tr("Differences"))
            self.tabs.addTab(table, tr("Differences"))
        self.tabs.addTab(self._data_page(tr("Data")), tr("Data"))
        if screen.files():
            self.tabs.addTab(self._table(self._files, _FILES, tr("Files")), tr("Files"))
        self.answers = AnswersView(answers, jobs, translator, screen.file_name())
        self.answers.changed.connect(self._on_changed)
        self.tabs.addTab(self.answers, tr("Comments and answers"))
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self.back_button)
        head.addWidget(plain_label("title", screen.title(), wrap=True), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        self._verdict = verdict = plain_label("tone", screen.verdict(), wrap=True)
        set_role(verdict, "tone", screen.tone)
        layout.addWidget(verdict)
        layout.addWidget(self.tabs, 1)

    def _on_changed(self) -> None:
        self._screen.refresh()
        self._verdict.setText(self._screen.verdict())
        self.changed.emit()

    def _data_page(self, name: str) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setSpacing(SPACE_S)
        why = self._screen.no_data()
        if why:
            box.addWidget(plain_label("muted", why, wrap=True))
            box.addStretch(1)
            return page
        box.addWidget(self.section)
        self.data_table = self._table(self._data, _DATA, name, wide=2)
        box.addWidget(self.data_table, 1)
        self.comment_button.clicked.connect(self.comment)
        box.addWidget(self.comment_button, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def comment(self) -> None:
        """Comment on the selected cell, or on its row or section."""
        places = self._screen.data.places(self.section.code)
        row = self.data_table.currentIndex().row()
        if places:
            self.answers.comment(places[max(row, 0)])

    def _show_section(self) -> None:
        rows = self._screen.data.rows(self.section.code) if self.section.code else []
        self._data.show_rows(rows)

    @staticmethod
    def _table(model: RowsModel, widths: tuple[int, ...], name: str, wide: int = 0) -> ReadingTable:
        table = ReadingTable(model, widths, wide)
        table.setAccessibleName(name)
        return table
