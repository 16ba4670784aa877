"""The commands that open, make and close workspaces."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ipdesk.errors import FileMissing, KnownError, PassphraseNeeded
from ipdesk.files import make_folder
from ui.desk.desk_host import DeskHost
from ui.encryption.encryption_desk import EncryptionDesk
from ui.messages import show_error
from ui.session import Session

_PRACTICE_FOLDER = "IPDesk"


class FileCommands:
    """Asks which file, has the session open it, and shows what goes wrong."""

    def __init__(self, session: Session, window: QWidget, desks: DeskHost) -> None:
        self._session = session
        self._desks = desks
        self.encryption = EncryptionDesk(session, window)
        self._window = window
        self._translator = session.services.translator

    def new(self) -> None:
        """Ask for a new report's particulars and make its workspace."""
        self._try(self._new)

    def choose(self) -> None:
        """Ask for a workspace and open it."""
        tr = self._translator.tr
        filters = tr("IPDesk workspaces (*.ipdesk)") + ";;" + tr("All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open a workspace"), str(_documents()), filters
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open a workspace, or a desk where the file is one."""
        if self._desks.is_desk(path):
            self._desks.open(str(path))
        else:
            self._try(lambda: self._open(path))

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
            self._session.open(path)
        except PassphraseNeeded:
            self.encryption.open(path)

    def _example(self, name: str) -> None:
        path = _documents() / _PRACTICE_FOLDER / f"{name}.ipdesk"
        if path.exists():
            self._open(path)
            return
        make_folder(path.parent)
        self._session.create_example(path, name)

    def _try(self, command: Callable[[], None]) -> None:
        try:
            command()
        except FileMissing as fault:
            self.forget(str(fault.params.get("path", "")))
            show_error(fault, self._translator, self._window)
        except KnownError as fault:
            show_error(fault, self._translator, self._window)


def _documents() -> Path:
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location))
