"""The import of workbooks: what they would change in the report, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from ipdesk.messages import marked
from ipdesk.screens.importing import ImportScreen
from ui.context import Context
from ui.dialogs.conflict_table import ConflictBlock
from ui.dialogs.preview_dialog import PreviewDialog, Words
from ui.jobs import Jobs, Progress

_WORDS = Words(
    title=marked("Import workbooks"),
    reading=marked("Reading the workbooks"),
    table=marked("Cells that differ"),
)


class ImportDialog(PreviewDialog):
    """Shows what the workbooks at ``paths`` would change in the report, then imports it.

    Where they differ from each other, each value is decided first. Where some of them do not
    fit, nothing is imported, unless a tick says to leave these out.
    """

    def __init__(
        self, context: Context, jobs: Jobs, paths: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        content, translator = context.workspace.content(), context.services.translator
        self.importing = ImportScreen(context.workspace, context.sentences, translator)
        self.conflicts = ConflictBlock(self.importing.conflicts, translator)
        self.leave_out = QCheckBox()
        self.leave_out.setHidden(True)

        def read(progress: Progress) -> object:
            from ipdesk.exchange.many_files import plan_files

            return plan_files(content, paths, progress.step)

        super().__init__(context, jobs, paths, self.importing, _WORDS, read, parent)
        self.conflicts.model.dataChanged.connect(self.refresh)
        self.leave_out.toggled.connect(self._choose)

    def above(self) -> QWidget:
        """What has to be decided stands first."""
        return self.conflicts

    def extra(self) -> QWidget:
        """The tick that leaves out the files that do not fit."""
        return self.leave_out

    def retranslate(self) -> None:
        """Set every text anew."""
        self.conflicts.retranslate()
        self.leave_out.setText(
            self._translator.tr("Leave out the files that do not fit, and import the others")
        )
        super().retranslate()

    def _show_plan(self, plan: object) -> None:
        super()._show_plan(plan)
        self.conflicts.show_conflicts()
        self.leave_out.setVisible(self.importing.refused_files > 0)
        if self.importing.conflicts.rows:
            self.conflicts.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, chosen: bool) -> None:  # noqa: FBT001  # Qt's signal
        self.importing.skip_refused = chosen
        self.refresh()
