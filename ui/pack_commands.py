"""The commands on SIPO's data packs: install one, and show which data are used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.file_choice import file_to_open

if TYPE_CHECKING:
    from ui.jobs import Jobs
    from ui.session import Session


class PackCommands:
    """Asks for the file, and shows the dialogs. Without a workspace: nothing."""

    def __init__(self, session: Session, jobs: Jobs, window: QWidget) -> None:
        self._session = session
        self._jobs = jobs
        self._window = window

    def choose(self) -> None:
        """Ask for a data pack, and show what installing it would change."""
        if self._session.context is None:
            return
        tr = self._session.services.translator.tr
        path = file_to_open(self._window, tr("Install data pack"), tr("Data packs (*.ippack)"))
        if path is not None:
            self.install(path)

    def install(self, path: Path) -> None:
        """Show what installing a data pack would change, and install it if that is wanted."""
        from ui.dialogs.pack_dialog import PackDialog

        if self._session.context is not None:
            PackDialog(self._session.context, self._jobs, path, self._window).open()

    def show_in_use(self) -> None:
        """Show which data the workspace uses."""
        from ui.dialogs.data_in_use import DataInUseDialog

        if self._session.context is not None:
            DataInUseDialog(self._session.context, self._window).open()
