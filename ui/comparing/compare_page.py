"""The page that sets two reports side by side: revisions, years, or one and the open draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.comparing.lines import Comparison
from ipdesk.errors import KnownError
from ipdesk.pace import Cancelled
from ipdesk.screens.comparing import Compared, ComparingScreen
from ui.comparing.compare_bar import CompareBar
from ui.comparing.compare_model import CompareModel
from ui.context import Context
from ui.jobs import Jobs
from ui.reading_table import ReadingTable
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L, SPACE_S

_WIDTHS = (46, 22, 22, 14, 17, 20)
"""Widths of the columns, in digits; what is compared takes the room there is."""


class ComparePage(QWidget):
    """Reads and compares in the worker, again after each change of the report that is open.

    ``placeActivated`` tells a place to go to, ``failed`` an error that was met.
    """

    placeActivated = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._translator = context.services.translator
        self._jobs = jobs
        self._asked = 0
        self.compare_screen = ComparingScreen(
            context.workspace, context.services.library, self._translator
        )
        self._model = CompareModel(self.compare_screen, self)
        self._title = plain_label("title")
        self._summary = plain_label("muted")
        self._empty = plain_label("muted", wrap=True)
        self.bar = CompareBar(self._translator)
        self.table = ReadingTable(self._model, _WIDTHS, 0)
        self.go_button, self.print_button = QPushButton(), QPushButton()
        self._arrange()
        self._connect()
        self.retranslate()

    @property
    def comparing(self) -> bool:
        """Whether the comparison asked for last is still to come."""
        return self._asked > 0

    def retranslate(self) -> None:
        """Show all words and icons anew."""
        tr = self._translator.tr
        self._title.setText(tr("Compare"))
        self.table.setAccessibleName(tr("Differences"))
        self.go_button.setText(tr("Go to the place"))
        self.go_button.setIcon(icon_for(self, "arrow-right"))
        self.print_button.setText(tr("Print…"))
        self.print_button.setIcon(icon_for(self, "printer"))
        self.bar.retranslate()
        self._offer()
        self._compare()

    def apply_change(self, _change: ChangeSet) -> None:
        """Compare again with the report as it stands now."""
        self._offer()
        self._compare()

    def _offer(self) -> None:
        """Offer the reports; those chosen stay chosen, at first it is the one before this one."""
        bar, screen = self.bar, self.compare_screen
        first, second = screen.proposed() or ("", "")
        first, second = bar.first.code or first, bar.second.code or second
        bar.first.offer(screen.reports(), first)
        bar.second.offer(screen.partners(bar.first.code), second)

    def _choose(self) -> None:
        self._offer()
        self._compare()

    def _compare(self) -> None:
        first, second = self.bar.first.code, self.bar.second.code
        if not (first and second):
            self._show_state()
            return
        try:
            read = self.compare_screen.reader(first, second)
        except KnownError as fault:
            self.failed.emit(fault)
            return
        wanted = self.bar.wanted()
        self._run(lambda: self.compare_screen.worded(read(), wanted))

    def _filter(self) -> None:
        shown = self.compare_screen.shown
        if shown is None or self.comparing:
            self._compare()
            return
        comparison: Comparison = shown.comparison
        wanted = self.bar.wanted()
        self._run(lambda: self.compare_screen.worded(comparison, wanted))

    def _run(self, work: Callable[[], Compared]) -> None:
        self._asked += 1
        label = self._translator.tr("Comparing the reports")
        self._jobs.run(label, lambda _: work(), self._show, self._fail)

    def _show(self, compared: Compared) -> None:
        self._asked -= 1
        if self._asked:
            return  # another one was asked for since
        self.compare_screen.shown = compared
        self.table.clearSpans()
        self._model.reset()
        for number, row in enumerate(compared.rows):
            if row.kind is None:
                self.table.setSpan(number, 0, 1, self._model.columnCount())
        every = self._translator.tr("All sections")
        sections = self.compare_screen.sections()
        self.bar.section.offer(sections, self.bar.section.code, every)
        if compared.rows:
            self.table.selectRow(min(1, len(compared.rows) - 1))
        self._show_state()

    def _fail(self, fault: Exception) -> None:
        self._asked -= 1
        if not isinstance(fault, Cancelled):
            self.failed.emit(fault)

    def _show_state(self) -> None:
        shown = self.compare_screen.shown
        rows = shown.rows if shown else ()
        self._summary.setText(shown.summary if shown else "")
        self._empty.setText("" if rows else self.compare_screen.empty())
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.bar.setVisible(self.bar.first.count() > 0)
        self.print_button.setEnabled(shown is not None)
        self._allow()

    def _allow(self) -> None:
        self.go_button.setEnabled(self._place(self.table.currentIndex().row()) is not None)

    def _place(self, row: int) -> object:
        shown = self.compare_screen.shown
        if shown is None or not 0 <= row < len(shown.rows):
            return None
        return self.compare_screen.place(shown.rows[row])

    def _go(self, row: int) -> None:
        place = self._place(row)
        if place is not None:
            self.placeActivated.emit(place)

    def _print(self) -> None:
        from ui.print_preview.preview import PrintPreview

        snapshot = self.compare_screen.to_print()
        if snapshot is not None:
            PrintPreview(self._context, self._jobs, "difference", self, snapshot=snapshot).open()

    def _connect(self) -> None:
        self.bar.chosen.connect(self._choose)
        self.bar.filtered.connect(self._filter)
        self.table.chosen.connect(self._go)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.go_button.clicked.connect(lambda: self._go(self.table.currentIndex().row()))
        self.print_button.clicked.connect(self._print)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addStretch()
        below = QHBoxLayout()
        below.setSpacing(SPACE_S)
        below.addWidget(self.go_button)
        below.addWidget(self.print_button)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        for widget in (self.bar, self._empty, self.table):
            layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)
        layout.addStretch(0)
        layout.addLayout(below)
