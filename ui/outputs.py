"""What goes out of a report and comes in: workbook, print, import. Work runs in a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ipdesk.errors import KnownError
from ipdesk.pace import Cancelled, Pace
from ui.context import Context
from ui.dialogs.wait_dialog import LongWork
from ui.file_choice import file_to_open, file_to_save, files_to_open
from ui.jobs import Jobs, Progress
from ui.messages import message_box, show_error

if TYPE_CHECKING:
    from ipdesk.paper.code import What
    from ipdesk.paper.extract import Extract
    from ipdesk.snapshot import Snapshot
    from ui.dialogs.template_choice import TemplateChoice


_T = TypeVar("_T")


class Outputs:
    """The commands that read files for the open report or write files from it."""

    def __init__(self, context: Context, jobs: Jobs, window: QWidget) -> None:
        self._context = context
        self._jobs = jobs
        self._window = window
        self._translator = context.services.translator

    def export_workbook(self) -> None:
        """Ask where to, and write the report as a workbook there."""
        self._ask_workbook(self._translator.tr("Export workbook"), "", self.write_workbook)

    def export_handover(self) -> None:
        """Ask where to, and write the handover file as a workbook there."""
        tr = self._translator.tr
        self._ask_workbook(tr("Export handover"), f"-{tr('Handover')}", self.write_handover)

    def write_workbook(self, path: Path) -> None:
        """Write the report as a workbook."""
        snapshot, translator = self._gather(self._as_it_stands), self._translator
        if snapshot is None:
            return

        def content() -> bytes:
            from ipdesk.exchange.workbook_writer import write_workbook

            return write_workbook(snapshot, translator)

        self._write(path, content)

    def write_handover(self, path: Path) -> None:
        """Write the handover file as a workbook."""
        from ipdesk.handover.gather import handing_over

        workspace, translator = self._context.workspace, self._translator
        snapshot = self._gather(lambda pace: handing_over(workspace, pace))
        if snapshot is None:
            return

        def content() -> bytes:
            from ipdesk.exchange.handover_book import write_handover

            return write_handover(snapshot, translator)

        self._write(path, content)

    def choose_template(self) -> None:
        """Ask what departments are to fill in, and where to; then write the template."""
        from ipdesk.screens.template import TemplateScreen
        from ui.dialogs.template_choice import TemplateChoice

        screen = TemplateScreen(self._context.workspace, self._context.services)
        choice = TemplateChoice(screen, self._translator, self._window)
        choice.accepted.connect(lambda: self._save_template(choice))
        choice.finished.connect(choice.deleteLater)
        choice.open()

    def _save_template(self, choice: TemplateChoice) -> None:
        tr, ticked = self._translator.tr, choice.ticked()
        suggested = f"{choice.template.file_name(ticked)}.xlsx"
        path = file_to_save(self._window, tr("Save template"), suggested, tr("Workbooks (*.xlsx)"))
        snapshot, translator, rows = choice.template.snapshot, self._translator, choice.row_count()
        if path is None or snapshot is None:
            return

        def content() -> bytes:
            from ipdesk.exchange.template_writer import write_template

            return write_template(snapshot, translator, ticked, rows)

        self._write(path, content)

    def import_figures(self, section: str = "") -> None:
        """Ask for workbooks or tables, and show what they would change before they do.

        ``section`` is the one that is open: somebody's own table is probably meant for it.
        """
        tr = self._translator.tr
        kinds = tr("Workbooks and tables (*.xlsx *.csv)")
        paths = files_to_open(self._window, tr("Import figures"), kinds)
        if not paths:
            return
        from ipdesk.exchange.foreign_file import is_foreign
        from ui.dialogs.import_dialog import ImportDialog

        if len(paths) == 1 and is_foreign(paths[0]):
            self.import_table(paths[0], section)
            return
        ImportDialog(self._context, self._jobs, paths, self._window).open()

    def import_table(self, path: Path, section: str = "") -> None:
        """Take in somebody's own table; ``section`` is the one that is open."""
        from ui.table_import import TableImport

        TableImport(self._context, self._jobs, path, self._window, section).start()

    def import_history(self) -> None:
        """Ask for a table or workbook of other years' figures, and show what it would bring."""
        tr = self._translator.tr
        kinds = tr("Workbooks and tables (*.xlsx *.csv)")
        path = file_to_open(self._window, tr("Import history"), kinds)
        if path is None:
            return
        from ui.dialogs.history_dialog import HistoryDialog

        HistoryDialog(self._context, self._jobs, path, self._window).open()

    def choose_print(self) -> None:
        """Ask what is to be printed, and show it."""
        from ipdesk.comparing.reading import earlier
        from ipdesk.comparing.words import name_beside
        from ipdesk.screens.printing import PrintScreen
        from ui.dialogs.print_choice import PrintChoice

        workspace = self._context.workspace
        before = earlier(workspace.store.reports(), workspace.report.header)
        named = name_beside(before, workspace.form.catalogue, self._translator) if before else ""
        screen = PrintScreen(workspace.form, self._translator, named)
        choice = PrintChoice(screen, self._translator, self._window)
        choice.accepted.connect(lambda: self.preview(*choice.chosen()))
        choice.finished.connect(choice.deleteLater)
        choice.open()

    def preview(self, what: What, sections: Sequence[str] = (), kind: str = "") -> None:
        """Show the print, to be read, saved as PDF or sent to a printer."""
        from ipdesk.to_print import to_print
        from ui.print_preview.preview import PrintPreview

        context = self._context
        try:
            make = self._gather(
                lambda pace: to_print(
                    context.workspace, context.services.library, what, kind, pace=pace
                )
            )
        except KnownError as fault:
            self.show_error(fault)
            return
        if make is None:
            return
        given = make if what == "difference" else make()
        preview = PrintPreview(
            context, self._jobs, what, self._window, sections=sections, snapshot=given
        )
        preview.open()

    def print_extract(self, extract: Extract) -> None:
        """Show the print of selected rows and cells, or say why it cannot be made."""
        from ipdesk.printing.extract import extract_numbers
        from ui.print_preview.preview import PrintPreview

        held = self._gather(self._as_it_stands)
        if held is None:
            return
        snapshot = replace(held, extract=extract)
        try:
            extract_numbers(snapshot)
        except KnownError as fault:
            self.show_error(fault)
            return
        preview = PrintPreview(
            self._context, self._jobs, "extract", self._window, snapshot=snapshot
        )
        preview.open()

    def show_error(self, error: BaseException) -> None:
        """Tell of an error."""
        show_error(error, self._translator, self._window)

    def _as_it_stands(self, pace: Pace) -> Snapshot:
        return self._context.workspace.snapshot(pace=pace)

    def _gather(self, work: Callable[[Pace], _T]) -> _T | None:
        """What is read of the report for a file or a print, None if that was stopped."""
        run = LongWork(self._context.pacer, self._translator, self._window)
        try:
            return run(self._translator.tr("Reading the report…"), work)
        except Cancelled:
            return None

    def _ask_workbook(self, title: str, ending: str, write: Callable[[Path], None]) -> None:
        workbooks = self._translator.tr("Workbooks (*.xlsx)")
        path = file_to_save(self._window, title, f"{self._name()}{ending}.xlsx", workbooks)
        if path is not None:
            write(path)

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        """Make a workbook and write it, in a job."""

        def work(progress: Progress) -> Path:
            from ipdesk.files import write_durably

            content = make()
            progress.check()
            write_durably(path, [content])
            return path

        label = self._translator.tr("Writing the workbook…")
        self._jobs.run(label, work, self._written, self.show_error)

    def _written(self, path: Path) -> None:
        tr = self._translator.tr
        text = tr("The workbook was written.")
        message_box(text, str(path), self._translator, self._window).open()

    def _name(self) -> str:
        header = self._context.workspace.report.header
        unit = self._translator.label(self._context.workspace.unit.short)
        kind = self._translator.label(self._context.workspace.form.kind.label)
        name = f"{unit}-{header.year}-{kind}"
        return f"{self._translator.tr('Practice')}-{name}" if header.practice else name
