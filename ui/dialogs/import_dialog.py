"""The import of a workbook: what it would change in the report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ipdesk.messages import marked
from ipdesk.screens.importing import ImportScreen, plan_file
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog, Words
from ui.jobs import Jobs

_WORDS = Words(
    title=marked("Import a workbook"),
    reading=marked("Reading the workbook"),
    table=marked("Cells that differ"),
)


class ImportDialog(PreviewDialog):
    """Shows what the workbook at ``path`` would change in the report, then imports it."""

    def __init__(
        self, context: Context, jobs: Jobs, path: Path, parent: QWidget | None = None
    ) -> None:
        snapshot = context.workspace.snapshot()
        screen = ImportScreen(context.workspace, context.sentences, context.services.translator)
        super().__init__(
            context, jobs, path, screen, _WORDS, lambda _: plan_file(snapshot, path), parent
        )
