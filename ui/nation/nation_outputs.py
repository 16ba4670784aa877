"""What goes out of the nation's page: the list of reminders, the overview, the consolidation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ipdesk.messages import Translator
from ipdesk.pace import Cancelled
from ui.file_choice import file_to_save
from ui.jobs import Jobs

if TYPE_CHECKING:
    import datetime as dt

    from ipdesk.screens.nation.nation import NationScreen


class NationOutputs(QObject):
    """Asks where to, and writes in the worker. ``written`` says where, ``failed`` why not."""

    written = Signal(str)
    failed = Signal(object)

    def __init__(
        self, jobs: Jobs, translator: Translator, templates: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._translator = translator
        self._templates = templates
        self._window = window

    def ask_reminders(self, screen: NationScreen, at: dt.datetime) -> None:
        """The list of those to be reminded as a sheet."""
        tr = self._translator.tr
        name, pdf = screen.chasing.file_name(), tr("PDF (*.pdf)")
        self._ask(tr("Save the sheet"), name, pdf, lambda to: self.write_reminders(screen, to, at))

    def ask_overview(self, screen: NationScreen, at: dt.datetime) -> None:
        """The whole overview as a PDF."""
        tr = self._translator.tr
        name, pdf = f"{tr('National overview')}.pdf", tr("PDF (*.pdf)")
        self._ask(
            tr("Save the overview"), name, pdf, lambda to: self.write_overview(screen, to, at)
        )

    def ask_workbook(self, screen: NationScreen) -> None:
        """The consolidation as a workbook."""
        tr = self._translator.tr
        name, kind = f"{tr('Consolidation')}.xlsx", tr("Workbooks (*.xlsx)")
        self._ask(tr("Save the workbook"), name, kind, lambda to: self.write_workbook(screen, to))

    def write_reminders(self, screen: NationScreen, path: Path, at: dt.datetime) -> None:
        """Write the sheet of the list as it is now."""
        work = screen.chasing.printing(path, self._templates, at)
        self._run(self._translator.tr("Making the sheet"), path, work)

    def write_overview(self, screen: NationScreen, path: Path, at: dt.datetime) -> None:
        """Write the overview."""
        translator, templates, overview = self._translator, self._templates, screen.overview

        def work() -> None:
            from ipdesk.files import write_durably
            from ipdesk.nation.printed import overview_pdf

            write_durably(path, [overview_pdf(overview, templates, translator, at)])

        self._run(translator.tr("Printing the overview"), path, work)

    def write_workbook(self, screen: NationScreen, path: Path) -> None:
        """Write the consolidation."""
        translator, nation = self._translator, screen.overview.nation

        def work() -> None:
            from ipdesk.nation.files import write_consolidation
            from ipdesk.nation.unread import unread_lines

            left_out = unread_lines(nation, translator)
            write_consolidation(nation, path, "xlsx", translator, left_out)

        self._run(translator.tr("Writing the workbook"), path, work)

    def _ask(self, title: str, name: str, kind: str, then: Callable[[Path], None]) -> None:
        path = file_to_save(self._window, title, name, kind)
        if path is not None:
            then(path)

    def _run(self, label: str, path: Path, work: Callable[[], None]) -> None:
        said = self._translator.tr("Wrote {file}", file=path)
        self._jobs.run(label, lambda _: work(), lambda _: self.written.emit(said), self._fail)

    def _fail(self, fault: Exception) -> None:
        if not isinstance(fault, Cancelled):
            self.failed.emit(fault)
