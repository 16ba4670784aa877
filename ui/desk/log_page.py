"""The log of the desk: every entry, filtered, and written as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ipdesk.audit import Audit
from ipdesk.messages import Translator
from ipdesk.screens.desk.log import DeskLogScreen
from ui.choice_box import ChoiceBox
from ui.desk.models import RowsModel
from ui.file_choice import file_to_save, files_to_open
from ui.jobs import Jobs
from ui.messages import message_box, show_error
from ui.reading_table import ReadingTable
from ui.style.folding import Folding
from ui.style.icons import icon_for
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S

_WIDTHS = (12, 20, 14, 20, 46, 24, 24)


class DeskLogPage(QWidget):
    """Newest first; what is broken in it is said. ``backWanted`` leads back to the list."""

    backWanted = Signal()

    def __init__(
        self,
        screen: DeskLogScreen,
        jobs: Jobs,
        translator: Translator,
    ) -> None:
        super().__init__()
        self._screen = screen
        self._jobs = jobs
        self._translator = translator
        tr = translator.tr
        self.back_button = QPushButton(tr("Back to the inbox"))
        self.back_button.setIcon(icon_for(self, "chevron-left"))
        self.action, self.person, self.text = ChoiceBox(), ChoiceBox(), QLineEdit()
        self.action.setAccessibleName(tr("What"))
        self.person.setAccessibleName(tr("Who"))
        self.text.setAccessibleName(tr("Search"))
        self.text.setPlaceholderText(tr("Search"))
        self.action.offer(screen.actions(), "", tr("Everything"))
        self.person.offer(screen.people(), "", tr("All people"))
        self.summary = plain_label("tone", wrap=True)
        self._empty = plain_label("muted", wrap=True)
        self._model = RowsModel(screen.headings(), "history")
        self.table = ReadingTable(self._model, _WIDTHS, 5)
        self.table.setAccessibleName(tr("Log of the desk"))
        self.export_button = QPushButton(tr("Write as a table…"))
        self.export_button.setIcon(icon_for(self, "download"))
        self.audit_button = QPushButton(tr("Compare with receipts…"))
        self.audit_button.setIcon(icon_for(self, "file-check"))
        self._arrange()
        self._connect()
        self._show()

    def export(self, path: Path) -> None:
        """Write what the filter leaves as a table (CSV)."""
        screen, target = self._screen, path if path.suffix else path.with_suffix(".csv")
        rows = [line.texts for line in screen.lines]

        def work(_: object) -> Path:
            from ipdesk.files import write_durably
            from ipdesk.history_file import csv_blocks

            write_durably(target, csv_blocks(screen.headings(), rows))
            return target

        self._jobs.run(self._translator.tr("Writing the table…"), work, self._written, self._fail)

    def audit(self, sent_back: Sequence[Path] = ()) -> None:
        """Compare the log with the receipts that were issued, beside the window; then say so."""
        label, work = (
            self._translator.tr("Comparing the log with the receipts"),
            self._screen.audited,
        )
        self._jobs.run(label, lambda _: work(sent_back), self._audited, self._fail)

    def _audited(self, audit: Audit) -> None:
        # The page may have been left meanwhile.
        if isValid(self):
            self._screen.prove(audit)
            self._show_summary()

    def _show_summary(self) -> None:
        set_role(self.summary, "tone", "done" if self._screen.whole else "error")
        self.summary.setText(self._screen.summary())

    def _ask_receipts(self) -> None:
        tr = self._translator.tr
        kinds = tr("Receipts (*.ipreceipt)")
        if chosen := files_to_open(self, tr("Receipts as units hold them"), kinds):
            self.audit(chosen)

    def _written(self, path: Path) -> None:
        text = self._translator.tr("The table was written.")
        message_box(text, str(path), self._translator, self).open()

    def _fail(self, fault: Exception) -> None:
        if isValid(self):
            show_error(fault, self._translator, self)

    def _filter(self) -> None:
        self._screen.filter(self.action.code, self.person.code, self.text.text())
        self._show()

    def _show(self) -> None:
        lines = self._screen.lines
        self._model.show_rows([line.texts for line in lines])
        self._show_summary()
        self._empty.setText("" if lines else self._screen.empty())
        self._empty.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.export_button.setEnabled(bool(lines))
        if lines:
            self.table.selectRow(0)

    def _ask_export(self) -> None:
        tr = self._translator.tr
        name = f"{tr('Log of the desk')}.csv"
        path = file_to_save(self, tr("Write as a table"), name, tr("Tables (*.csv)"))
        if path is not None:
            self.export(path)

    def _connect(self) -> None:
        self.action.currentIndexChanged.connect(self._filter)
        self.person.currentIndexChanged.connect(self._filter)
        self.text.textChanged.connect(self._filter)
        self.export_button.clicked.connect(self._ask_export)
        self.audit_button.clicked.connect(self._ask_receipts)
        self.back_button.clicked.connect(self.backWanted)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self.back_button)
        head.addWidget(plain_label("title", self._translator.tr("Log of the desk"), wrap=True), 1)
        line = Folding()
        line.setSpacing(SPACE_S)
        for widget in (self.action, self.person, self.text):
            line.addWidget(widget, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addWidget(self.summary)
        layout.addLayout(line)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        foot = Folding()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.export_button)
        foot.addWidget(self.audit_button)
        foot.addStretch(1)
        layout.addLayout(foot)
