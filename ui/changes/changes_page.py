"""The page of all changes of the report: who did what when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.pace import Cancelled
from ipdesk.screens.report_history import ReportHistoryScreen
from ui.changes.change_filter import ChangeFilter
from ui.changes.changes_model import ChangesModel
from ui.context import Context
from ui.file_choice import file_to_save
from ui.jobs import Jobs, Progress
from ui.messages import message_box, show_error
from ui.reading_table import ReadingTable
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L, SPACE_S

_WIDTHS = (20, 16, 14, 38, 40, 26)
"""Widths of the columns, in digits; the change itself takes the room there is."""
_CHANGE = 4


class ChangesPage(QWidget):
    """``placeActivated`` tells a place to go to, ``failed`` an error that was met."""

    placeActivated = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._translator = context.services.translator
        self._jobs = jobs
        self._screen = self._new_screen()
        self._model = ChangesModel(self._screen, self)
        self._title = plain_label("title")
        self._summary = plain_label("muted")
        self._empty = plain_label("muted", wrap=True)
        self.filter = ChangeFilter(self._translator)
        self.table = ReadingTable(self._model, _WIDTHS, _CHANGE)
        # Of a place the end says which column of the row it is.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.go_button, self.export_button = QPushButton(), QPushButton()
        self._arrange()
        self._connect()
        # A focus proxy would take the fields before it out of the order of Tab.
        self.entry = self.table
        self.retranslate()

    def retranslate(self) -> None:
        """Show all words and icons anew."""
        tr = self._translator.tr
        self._title.setText(tr("Changes"))
        self.table.setAccessibleName(tr("Changes"))
        self.go_button.setText(tr("Go to the place"))
        self.go_button.setIcon(icon_for(self, "arrow-right"))
        self.export_button.setText(tr("Write as a table…"))
        self.export_button.setIcon(icon_for(self, "download"))
        self.filter.retranslate()
        self._begin()

    def apply_change(self, _change: ChangeSet) -> None:
        """Begin anew at the newest change."""
        self._begin()

    def export(self, path: Path) -> None:
        """Write what the filter leaves as a table (CSV)."""
        screen = self._new_screen()
        screen.want(self.filter.wanted())
        target = path if path.suffix else path.with_suffix(".csv")

        def work(progress: Progress) -> Path:
            from ipdesk.files import write_durably
            from ipdesk.history_file import csv_blocks

            write_durably(target, csv_blocks(screen.headings(), _texts(screen, progress)))
            return target

        label = self._translator.tr("Writing the table…")
        self._jobs.run(label, work, self._written, self._fail)

    def _new_screen(self) -> ReportHistoryScreen:
        context = self._context
        return ReportHistoryScreen(context.workspace, context.sentences, self._translator)

    def _begin(self) -> None:
        screen = self._screen
        self.filter.offer(screen.sections(), screen.actions(), screen.people())
        self._want()

    def _want(self) -> None:
        self._screen.want(self.filter.wanted())
        self._model.begin()
        self._show_count()

    def _show_count(self) -> None:
        lines, screen = self._screen.lines, self._screen
        self._summary.setText(self.filter.flaw() or screen.summary())
        nothing = screen.ended and not lines
        self._empty.setText(screen.empty() if nothing else "")
        self._empty.setVisible(nothing)
        self.table.setVisible(not nothing)
        if lines and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.go_button.setEnabled(bool(lines))
        self.export_button.setEnabled(bool(lines))

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._screen.lines):
            self.placeActivated.emit(self._screen.lines[row].place)

    def _ask_export(self) -> None:
        tr = self._translator.tr
        name = f"{self._context.workspace.report.header.id}-{tr('Changes')}.csv"
        path = file_to_save(self, tr("Write as a table"), name, tr("Tables (*.csv)"))
        if path is not None:
            self.export(path)

    def _written(self, path: Path) -> None:
        text = self._translator.tr("The table was written.")
        message_box(text, str(path), self._translator, self).open()

    def _fail(self, fault: Exception) -> None:
        if not isinstance(fault, Cancelled):
            show_error(fault, self._translator, self)

    def _connect(self) -> None:
        self.filter.changed.connect(self._want)
        self._model.read.connect(self._show_count)
        self._model.failed.connect(self.failed)
        self.table.chosen.connect(self._go)
        self.go_button.clicked.connect(lambda: self._go(self.table.currentIndex().row()))
        self.export_button.clicked.connect(self._ask_export)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addStretch()
        below = QHBoxLayout()
        below.setSpacing(SPACE_S)
        below.addWidget(self.go_button)
        below.addWidget(self.export_button)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        for widget in (self.filter, self._empty, self.table):
            layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)
        layout.addStretch(0)
        layout.addLayout(below)


def _texts(screen: ReportHistoryScreen, progress: Progress) -> Iterator[tuple[str, ...]]:
    """All lines of a screen; the window's thread reads them, a page at a time."""
    while not screen.ended:
        progress.aside(screen.more)
        yield from (line.texts for line in screen.lines)
        screen.lines.clear()
