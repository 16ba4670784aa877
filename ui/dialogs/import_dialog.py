"""The import dialog: what a workbook would change, then the import in one commit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.screens.importing import ImportScreen, plan_file
from ui.context import Context
from ui.dialogs.import_model import WHY, ImportModel
from ui.jobs import Jobs
from ui.messages import show_error
from ui.paths import shown_path
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S, row_px

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import ImportPlan

_SIZE = (1060, 600)
_WIDTHS = (116, 300, 150, 180, 300)


class ImportDialog(QDialog):
    """Reads the workbook at ``path`` in the worker and shows what it would change."""

    def __init__(
        self, context: Context, jobs: Jobs, path: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._translator = context.services.translator
        self._path = path
        self._open = True
        self.importing = ImportScreen(context.workspace, context.sentences, self._translator)
        self._file = plain_label("muted", wrap=True)
        self._headline = plain_label("heading", wrap=True)
        self._remarks = plain_label(wrap=True)
        self.model = ImportModel(self.importing, self._translator, self)
        self.table = QTableView()
        self.apply_button = QPushButton()
        self.cancel_button = QPushButton()
        self._arrange()
        self.apply_button.clicked.connect(self.apply)
        self.cancel_button.clicked.connect(self.reject)
        self.resize(*_SIZE)
        self.retranslate()
        snapshot = context.workspace.snapshot()
        label = self._translator.tr("Reading the workbook")
        self._headline.setText(f"{label}…")
        jobs.run(label, lambda _: plan_file(snapshot, path), self._show_plan, self._fail)

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.setWindowTitle(tr("Import a workbook"))
        self._file.setText(shown_path(self._path))
        self.table.setAccessibleName(tr("Cells that differ"))
        self.cancel_button.setText(tr("Cancel"))
        self._show_words()

    def apply(self) -> None:
        """Back the workspace up, import what is taken, in one commit, and close."""
        try:
            self._context.services.stores.backup(self._context.workspace.store)
            self.importing.apply()
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self.accept()

    def done(self, result: int) -> None:
        """Close. A plan that comes later is dropped."""
        self._open = False
        super().done(result)

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        set_role(self.table, "list")
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        set_role(self.apply_button, "primary")
        self.apply_button.setEnabled(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        for widget in (self._headline, self._file, self._remarks, self.table, buttons):
            layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)

    def _show_plan(self, plan: ImportPlan) -> None:
        if not self._open:
            return
        self.importing.show(plan)
        self.model.reset()
        self.table.setColumnHidden(WHY, not self.importing.has_reasons)
        self._headline.setText(self.importing.headline())
        self._show_words()
        self.apply_button.setEnabled(self.importing.can_apply)
        ready = self.apply_button if self.importing.can_apply else self.cancel_button
        ready.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self) -> None:
        taken = self.importing.taken
        ntr = self._translator.ntr
        self.apply_button.setText(
            ntr("Import {n} cell", "Import {n} cells", taken)
            if taken
            else self._translator.tr("Import")
        )
        remarks = self.importing.remarks()
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        self.table.setVisible(bool(self.importing.entries))

    def _fail(self, fault: Exception) -> None:
        if self._open:
            show_error(fault, self._translator, self.parentWidget())
            self.reject()
