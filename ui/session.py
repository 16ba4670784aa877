"""The open workspace: opened, switched between its reports, closed, and remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ipdesk.pace import Cancelled, Pace
from ipdesk.services import Services
from ui.jobs import Jobs, Progress
from ui.pacing import Pacer, Run, at_once
from ui.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from ipdesk.new_report import NewReport
    from ipdesk.ports import Store
    from ipdesk.screens.reports import ReportLine
    from ipdesk.workspace import Workspace
    from ipdesk.workspace_key import WorkspaceKey
    from ui.context import Context

_SETTLE_MS = 400


class Session(QObject):
    """At most one workspace is open. The known errors of opening are passed on.

    ``opened`` carries the :class:`~ui.context.Context` of the report that a workspace was opened
    with, ``turned`` that of another one turned to; ``closed`` comes when none is open any more.
    ``failed`` carries the known error of the backup that is made once the report has been on
    screen for a moment, or of the check-up that is made instead where nothing has changed.
    """

    opened = Signal(object)
    turned = Signal(object)
    closed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        settings: Settings,
        settings_file: SettingsFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.settings = settings
        self._settings_file = settings_file
        self.context: Context | None = None
        self.pacer = Pacer(self)
        """Paces opening, and the large changes of what is open."""
        self.backups = Jobs(self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._settle)

    @property
    def settling(self) -> bool:
        """Whether the backup of the workspace just opened is still to come, or being made."""
        return self._settling.isActive() or self.backups.busy

    def has_open(self, path: Path) -> bool:
        """Whether the file is the workspace that is open."""
        return self.context is not None and _same_file(
            Path(self.context.workspace.store.path), path
        )

    def open(self, path: Path, key: WorkspaceKey | None = None, run: Run = at_once) -> None:
        """Open an existing workspace in place of the one that is open, unless it fails.

        The one that is open is opened anew only where its file may hold more than is shown.
        With ``run`` the window lives while the workspace is read and shown.
        """
        if self.context is not None and self.has_open(path):
            workspace = self.context.workspace
            if not workspace.in_doubt:
                return
            key = workspace.store.key
            self.close()

        def replace(pace: Pace) -> None:
            pace.settle()
            self._replace(lambda: pace.aside(lambda: self.services.opener.open(path, key=key)))

        run(self.services.translator.tr("Opening the workspace…"), replace)

    def create(self, path: Path, wanted: NewReport, key: WorkspaceKey | None = None) -> None:
        """Make a workspace with one empty report and open it; with a key it is encrypted."""
        self._replace(lambda: self.services.opener.create(path, wanted, key=key))

    def create_example(self, path: Path, name: str) -> None:
        """Make a practice workspace from an example and open it."""
        self._replace(lambda: self.services.opener.create_example(path, name))

    def switch(self, report: str) -> None:
        """Show another report of the open workspace."""
        if self.context is None:
            return
        workspace = self.context.workspace
        self.services.opener.turn_to(workspace, report)
        self.turned.emit(self._take(workspace))

    def add_report(self, kind: str, year: int) -> str:
        """Add a report to the open workspace: its id. The one that is open stays so."""
        if self.context is None:
            raise AssertionError("no workspace is open")
        return self.services.opener.add_report(self.context.workspace, kind, year)

    def reports(self) -> list[ReportLine]:
        """The reports of the open workspace, newest first."""
        if self.context is None:
            return []
        from ipdesk.screens.reports import report_lines

        workspace, translator = self.context.workspace, self.services.translator
        kinds = {kind.code: translator.label(kind.label) for kind in workspace.form.catalogue.kinds}
        unit = translator.label(workspace.unit.label)
        return report_lines(workspace.store.reports(), kinds, unit, translator)

    def close(self) -> None:
        """Close the workspace and remember how it stood."""
        context = self.context
        if context is None:
            return
        self._settling.stop()
        self.backups.stop()
        self._remember(context.workspace)
        self.context = None
        self.closed.emit()
        context.workspace.store.close()

    def save_settings(self) -> None:
        """Keep the settings on disk."""
        self._settings_file.save(self.settings)

    def _replace(self, make: Callable[[], Workspace]) -> None:
        workspace = make()
        self.close()
        self.opened.emit(self._take(workspace))
        self._settling.start()

    def _take(self, workspace: Workspace) -> Context:
        from ipdesk.sentences import Sentences
        from ui.context import Context

        sentences = Sentences(
            self.services.translator, lambda: workspace.form, workspace.report.cell
        )
        self.context = Context(self.services, workspace, sentences, self.pacer)
        return self.context

    def _settle(self) -> None:
        """What opening a report need not wait for: remember it, back it up, get ready to write."""
        if self.context is None:
            return
        store = self.context.workspace.store
        self._remember(self.context.workspace)
        self.backups.run(
            self.services.translator.tr("Making a backup copy"),
            lambda progress: self._back_up(store, progress),
            lambda _: None,
            self._backup_failed,
        )
        warm_up = self.services.stores.warm_up
        threading.Thread(target=warm_up, name="ipdesk-warm-up").start()

    def _back_up(self, store: Store, progress: Progress) -> None:
        """In the worker. What did not change needs no copy, but may have been damaged since."""
        stores = self.services.stores
        if not stores.backup(store, progress.step):
            stores.prove(store, progress.step)

    def _backup_failed(self, fault: Exception) -> None:
        if not isinstance(fault, Cancelled):
            self.failed.emit(fault)

    def _remember(self, workspace: Workspace) -> None:
        from ipdesk.screens.reports import recent_of

        self.settings.remember(recent_of(workspace))
        self.save_settings()


def _same_file(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
