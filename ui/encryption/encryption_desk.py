"""Opens encrypted workspaces, and encrypts and decrypts the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ipdesk.encryption_words import state_line, told_lines
from ipdesk.errors import KnownError, NoCipher, WrongPassphrase
from ui.jobs import Jobs, Progress
from ui.messages import message_box, show_error
from ui.session import Session

if TYPE_CHECKING:
    from ipdesk.opening import Recoded
    from ipdesk.workspace_key import WorkspaceKey
    from ui.encryption.encryption_dialog import EncryptionDialog

    Keys = tuple[WorkspaceKey | None, WorkspaceKey | None]


class EncryptionDesk(QObject):
    """Its jobs are its own: those of the report end when the workspace is closed."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._stores = session.services.stores
        self._translator = session.services.translator
        self._window = window
        self.jobs = Jobs(self)

    def open(self, path: Path) -> None:
        """Ask for the passphrase of a workspace and open it."""
        from ui.encryption.open_dialog import OpenEncryptedDialog

        if self._refused(str(path)):
            return
        take = partial(self._session.open, path)
        OpenEncryptedDialog(path, take, self.jobs, self._translator, self._window).open()

    def make_key(self, path: Path, done: Callable[[WorkspaceKey], None]) -> None:
        """Ask for the passphrase of a new workspace, and hand on the key made of it."""
        from ipdesk.workspace_key import new_key
        from ui.encryption.new_passphrase import NewPassphraseDialog

        def take(passphrase: str) -> None:
            doing = self._translator.tr("Making the key")
            self.jobs.run(doing, lambda _: new_key(passphrase), done, self._show)

        NewPassphraseDialog(path, take, self._translator, self._window).open()

    def show(self) -> None:
        """Show whether the open workspace is encrypted, and change that."""
        from ipdesk.screens.encryption import EncryptionScreen
        from ui.encryption.encryption_dialog import EncryptionDialog

        context = self._session.context
        if context is None:
            return
        store = context.workspace.store
        if self._refused(store.path):
            return
        screen = EncryptionScreen(store.key, store.path, self._translator)

        def carry_out(present: str, wanted: str) -> None:
            self.jobs.run(
                self._translator.tr("Making the key"),
                lambda _: screen.keys(present, wanted),
                partial(self._recode, dialog, Path(store.path)),
                partial(self._not_keyed, dialog),
            )

        dialog = EncryptionDialog(screen, carry_out, self._translator, self._window)
        dialog.open()

    def _not_keyed(self, dialog: EncryptionDialog, fault: Exception) -> None:
        if isinstance(fault, WrongPassphrase):
            dialog.refuse(fault)
        else:
            self._leave(dialog)
            self._show(fault)

    def _recode(self, dialog: EncryptionDialog, path: Path, keys: Keys) -> None:
        """Close the workspace, have it copied in the worker, and open what came of it."""
        old, new = keys
        self._session.close()

        def work(_: Progress) -> Recoded:
            return self._stores.recode(path, old, new)

        def done(told: Recoded) -> None:
            self._leave(dialog)
            self._reopen(path, new)
            self._tell(told, encrypted=new is not None)

        def failed(fault: Exception) -> None:
            self._leave(dialog)
            for key in (old, new):
                # By the new one where only the last sync of the folder failed.
                with suppress(KnownError):
                    self._session.open(path, key)
                    break
            self._show(fault)

        self.jobs.run(self._translator.tr("Copying the workspace"), work, done, failed)

    def _reopen(self, path: Path, key: WorkspaceKey | None) -> None:
        try:
            self._session.open(path, key)
        except Exception as fault:  # noqa: BLE001 -- shown, whatever it is
            self._show(fault)

    def _tell(self, told: Recoded, *, encrypted: bool) -> None:
        said = state_line(self._translator, encrypted=encrypted)
        more = "\n".join(told_lines(told, self._translator, encrypted=encrypted))
        box = message_box(said, more, self._translator, self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.open()

    def _refused(self, path: str) -> bool:
        if self._stores.can_encrypt():
            return False
        self._show(NoCipher(path=path))
        return True

    def _show(self, fault: BaseException) -> None:
        show_error(fault, self._translator, self._window)

    @staticmethod
    def _leave(dialog: EncryptionDialog) -> None:
        dialog.busy = False
        dialog.accept()
