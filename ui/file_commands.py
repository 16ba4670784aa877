"""The commands that open, make and close workspaces."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from ipdesk.errors import (
    DamagedWorkspace,
    FileMissing,
    KnownError,
    PassphraseNeeded,
    TakenIn,
)
from ipdesk.files import make_folder
from ipdesk.suffixes import CATALOGUE_PACK, DATA_PACK, PACKAGE, RECEIPT
from ui.desk.desk_host import DeskHost
from ui.dialogs.wait_dialog import OPENING, LongWork
from ui.encryption.encryption_desk import EncryptionDesk
from ui.file_choice import documents, file_to_open
from ui.jobs import Jobs
from ui.messages import message_box, show_error
from ui.session import Session

if TYPE_CHECKING:
    from ipdesk.screens.rescue import Outcome
    from ipdesk.workspace_key import WorkspaceKey

_PRACTICE_FOLDER = "IPDesk"


class FileCommands:
    """Asks which file, has the session open it, and shows what goes wrong."""

    def __init__(self, session: Session, window: QWidget, desks: DeskHost, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs
        self._desks = desks
        self.encryption = EncryptionDesk(session, window)
        self._window = window
        self._translator = session.services.translator
        self._run = LongWork(session.pacer, self._translator, window, OPENING)
        desks.damaged.connect(lambda place: self._rescue(Path(place), damaged=True))

    def new(self) -> None:
        """Ask for a new report's particulars and make its workspace."""
        self._try(self._new)

    def choose(self) -> None:
        """Ask for a workspace and open it."""
        tr = self._translator.tr
        filters = tr("IPDesk workspaces (*.ipdesk)") + ";;" + tr("All files (*)")
        path = file_to_open(self._window, tr("Open a workspace"), filters)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a workspace, or a desk where the file is one."""
        if is_taken_in(path):
            show_error(TakenIn(path=path.name), self._translator, self._window)
        elif self._desks.is_desk(path):
            self._desks.open(str(path))
        else:
            self._try(lambda: self._open(path))

    def go_back(self) -> None:
        """Show the backups of the open workspace, to go back to one."""
        if self._session.context is not None:
            store = self._session.context.workspace.store
            self._rescue(Path(store.path), store.key, damaged=False)

    def tell(self, fault: KnownError) -> None:
        """Tell of a fault of the workspace that is open. A damaged one is closed, and rescued."""
        context = self._session.context
        if context is None or not isinstance(fault, DamagedWorkspace):
            show_error(fault, self._translator, self._window)
            return
        # The job that found it is still about to end, and closing waits for all jobs.
        QTimer.singleShot(0, self._window, self._rescue_open)

    def _rescue_open(self) -> None:
        context = self._session.context
        if context is not None:
            store = context.workspace.store
            self._session.close()
            self._rescue(Path(store.path), store.key, damaged=True)

    def _rescue(self, path: Path, key: WorkspaceKey | None = None, *, damaged: bool) -> None:
        from ipdesk.screens.rescue import RescueScreen
        from ui.dialogs.rescue_dialog import RescueDialog

        screen = RescueScreen(path, self._session.services, damaged=damaged, key=key)
        try:
            dialog = RescueDialog(screen, self._jobs, self._translator, self._window)
        except KnownError as fault:
            show_error(fault, self._translator, self._window)
            return
        dialog.begins.connect(self._session.close)
        dialog.rescued.connect(lambda done: self._go_on(path, key, done))
        dialog.open()

    def _go_on(self, path: Path, key: WorkspaceKey | None, done: Outcome) -> None:
        """Open what was put in place, and say what it is."""
        if self._desks.is_desk(path):
            self._desks.open(str(path))
        else:
            self._try(lambda: self._session.open(path, key, self._run))
        said, *more = done.lines
        message_box(said, "\n".join(more), self._translator, self._window).open()

    def example(self, name: str) -> None:
        """Open the practice workspace of an example; it is made the first time."""
        self._try(lambda: self._example(name))

    def forget(self, path: str) -> None:
        """Drop a file from the recent files."""
        self._session.settings.forget(path)
        self._session.save_settings()

    def _new(self) -> None:
        from ui.dialogs.new_workspace import NewWorkspaceDialog

        dialog = NewWorkspaceDialog(self._session.services, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            path = dialog.path()
            wanted = dialog.wanted()
            make_folder(path.parent)
            if dialog.encrypt.isChecked():
                create = partial(self._session.create, path, wanted)
                self.encryption.make_key(path, lambda key: self._try(partial(create, key)))
            else:
                self._session.create(path, wanted)
        dialog.deleteLater()

    def _open(self, path: Path) -> None:
        try:
            self._session.open(path, run=self._run)
        except PassphraseNeeded:
            self.encryption.open(path)

    def _example(self, name: str) -> None:
        path = documents() / _PRACTICE_FOLDER / f"{name}.ipdesk"
        if path.exists():
            self._open(path)
            return
        make_folder(path.parent)
        self._session.create_example(path, name)

    def _try(self, command: Callable[[], None]) -> None:
        damaged = ""
        try:
            command()
        except FileMissing as fault:
            self.forget(str(fault.params.get("path", "")))
            show_error(fault, self._translator, self._window)
        except DamagedWorkspace as fault:
            damaged = str(fault.params["path"])
        except KnownError as fault:
            show_error(fault, self._translator, self._window)
        # Not before: what the fault holds on to may still have the file open.
        if damaged:
            self._rescue(Path(damaged), damaged=True)


def is_taken_in(path: Path) -> bool:
    """Whether it is of the program's other kinds, which the desktop hands over as well."""
    return path.suffix.lower() in {DATA_PACK, CATALOGUE_PACK, PACKAGE, RECEIPT}
