"""Taking in somebody's own table: read it, ask for its columns if need be, show, import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ipdesk.exchange.foreign_file import OpenedFile, open_foreign
from ipdesk.screens.foreign import ForeignScreen
from ui.context import Context
from ui.jobs import Jobs, Progress
from ui.messages import show_error


class TableImport:
    """One file on its way in; one dialog at a time."""

    def __init__(
        self, context: Context, jobs: Jobs, path: Path, window: QWidget, section: str = ""
    ) -> None:
        self._context = context
        self._jobs = jobs
        self._path = path
        self._window = window
        self._section = section

    def start(self) -> None:
        """Read the file in the worker, then go on."""
        form, path = self._context.workspace.form, self._path
        settings = self._context.workspace.store.settings()

        def work(progress: Progress) -> OpenedFile:
            return open_foreign(path, form, settings, progress.check)

        label = self._context.services.translator.tr("Reading the table")
        self._jobs.run(label, work, self._take, self._fail)

    def _take(self, opened: OpenedFile) -> None:
        workspace, translator = self._context.workspace, self._context.services.translator
        screen = ForeignScreen(workspace, translator, self._path, opened, self._section)
        if screen.known:
            self._preview(screen)
        else:
            self._ask(screen)

    def _ask(self, screen: ForeignScreen) -> None:
        from ui.dialogs.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(screen, self._context.services.translator, self._window)
        dialog.accepted.connect(lambda: self._preview(screen))
        dialog.open()

    def _preview(self, screen: ForeignScreen) -> None:
        from ui.dialogs.foreign_dialog import ForeignDialog

        dialog = ForeignDialog(self._context, self._jobs, screen, self._window)
        dialog.columns_wanted.connect(lambda: self._ask(screen))
        dialog.open()

    def _fail(self, fault: Exception) -> None:
        show_error(fault, self._context.services.translator, self._window)
