"""The scenes of encrypted workspaces: made, opened, and their encryption shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ipdesk.workspace_key import MARK, WorkspaceKey

if TYPE_CHECKING:
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QWidget], AbstractContextManager[QWidget]]


def encryption_scenes(studio: Studio, shown: Shown) -> Iterator[Scene]:
    """The passphrase of a new workspace, the way in, and both sides of the encryption."""
    from ipdesk.screens.encryption import EncryptionScreen
    from ui.encryption.encryption_dialog import EncryptionDialog
    from ui.encryption.new_passphrase import NewPassphraseDialog
    from ui.encryption.open_dialog import OpenEncryptedDialog

    window, jobs, translator = studio.window, studio.workbench.jobs, studio.services.translator
    path = Path("/home/clerk/report.ipdesk")
    with shown(studio, NewPassphraseDialog(path, _taken, translator, window)) as dialog:
        yield "130-new-passphrase", dialog
    way_in = OpenEncryptedDialog(path, _never, jobs, translator, window)
    way_in.unlock()
    with shown(studio, way_in) as dialog:
        yield "131-passphrase", dialog
    key = WorkspaceKey(MARK, b"")
    for name, present in (("132-encrypt", None), ("133-encrypted", key)):
        screen = EncryptionScreen(present, str(path), translator)
        with shown(studio, EncryptionDialog(screen, _none, translator, window)) as dialog:
            yield name, dialog


def _never(_: WorkspaceKey) -> None:
    raise AssertionError("nothing is opened in a picture")


def _taken(_: str) -> None:
    raise AssertionError("nothing is made in a picture")


def _none(_present: str, _wanted: str) -> None:
    raise AssertionError("nothing is encrypted in a picture")
