"""The scenes of a file that is damaged, and of going back to an earlier state."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ipdesk.places import Place
from ipdesk.screens.rescue import RescueScreen

if TYPE_CHECKING:
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QDialog], AbstractContextManager[QWidget]]
_TYPED = "演练：受损的数据"


def rescue_scenes(studio: Studio, example: str, shown: Shown) -> Iterator[Scene]:
    """A copy of the example that was backed up and changed, and in which bits turned then."""
    from ui.dialogs.rescue_dialog import RescueDialog

    services = studio.services
    path = Path(shutil.copy(studio.folder / f"{example}.ipdesk", studio.folder / "copy.ipdesk"))
    workspace = services.opener.open(path)
    services.stores.backup(workspace.store)
    for copy in services.stores.rescue.copies(path):
        os.utime(copy.path, (services.clock.now().timestamp(),) * 2)
    section = next(iter(workspace.form.sections))
    row = next(iter(workspace.form.sections[section].rows))
    column = next(iter(workspace.form.sections[section].columns))
    workspace.set_value(Place(section, row, column), _TYPED, "scene")
    workspace.store.close()
    for name, damaged in (("50-backups", False), ("51-damaged-file", True)):
        if damaged:
            turned = bytes(byte ^ 1 for byte in _TYPED.encode())
            path.write_bytes(path.read_bytes().replace(_TYPED.encode(), turned))
        screen = RescueScreen(path, services, damaged=damaged)
        made = RescueDialog(screen, studio.workbench.jobs, services.translator, studio.window)
        with shown(studio, made) as dialog:
            yield name, dialog
