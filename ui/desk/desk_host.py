"""The desk that is open in the window: made, opened, shown, closed. There is at most one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from ipdesk.errors import DamagedWorkspace, KnownError
from ipdesk.review.account import account_at
from ipdesk.screens.start import Recent
from ui.desk.desk_backups import DeskBackups
from ui.messages import show_error

if TYPE_CHECKING:
    from ipdesk.review.desk import Desk
    from ui.desk.desk_page import DeskPage
    from ui.jobs import Jobs
    from ui.main_window import MainWindow
    from ui.session import Session


class DeskHost(QObject):
    """``shown`` comes when a desk is on screen, ``closed`` when none is any more.

    ``damaged`` tells the path of a desk that is damaged, and not open any more.
    """

    shown = Signal(object)
    closed = Signal()
    damaged = Signal(str)

    def __init__(self, session: Session, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._session = session
        self._services = session.services
        self._window = window
        self._jobs = jobs
        self.page: DeskPage | None = None
        self.backups = DeskBackups(session.services, self)
        self.backups.failed.connect(self._on_backup_failed)

    def is_desk(self, path: Path) -> bool:
        """Whether the file is a desk."""
        return self._services.desks.is_desk(path)

    def new(self) -> None:
        """Ask where, make a desk, and open it."""
        from ui.desk.new_desk import NewDeskDialog

        dialog = NewDeskDialog(self._services.translator, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.create(dialog.place(), practice=dialog.practice.isChecked())
        dialog.deleteLater()

    def create(self, place: str, *, practice: bool) -> None:
        """Make a desk and open it."""
        try:
            name = account_at(place)
            self._show(self._services.desks.create(place, name, practice=practice))
        except KnownError as fault:
            show_error(fault, self._services.translator, self._window)

    def open(self, place: str) -> None:
        """Open a desk in place of what is open."""
        damaged = False
        try:
            self._show(self._services.desks.open(place, account_at(place)))
        except DamagedWorkspace:
            damaged = True
        except KnownError as fault:
            show_error(fault, self._services.translator, self._window)
        # Not before: what the fault holds on to may still have the file open.
        if damaged:
            self.damaged.emit(place)

    def close(self) -> None:
        """Close the desk and go back to the start."""
        page = self.page
        if page is None:
            return
        self._jobs.stop()
        self.backups.stop()
        self.page = None
        self.closed.emit()
        self._window.drop_page(page)
        page.desk.close()

    def retranslate(self) -> None:
        """Set all texts anew."""
        if self.page is not None:
            self.page.retranslate()
            self._window.setWindowTitle(f"{self.page.title()} — IPDesk")

    def _show(self, desk: Desk) -> None:
        from ui.desk.desk_page import DeskPage

        self._session.close()
        self.close()
        self.page = page = DeskPage(desk, self._jobs, self._services)
        page.failed.connect(self._on_failed)
        page.closeWanted.connect(self.close)
        self._session.settings.remember(Recent(desk.store.place, practice=desk.practice, desk=True))
        self._session.save_settings()
        self._window.show_page(page, f"{page.title()} — IPDesk")
        page.enter()
        self.shown.emit(page)
        self.backups.begin(desk)

    def _on_backup_failed(self, fault: BaseException) -> None:
        """A copy shows all damage. The job that found it is still about to end."""
        if isinstance(fault, DamagedWorkspace):
            QTimer.singleShot(0, self, self._give_up)
        else:
            self._on_failed(fault)

    def _give_up(self) -> None:
        if self.page is not None:
            place = self.page.desk.store.place
            self.close()
            self.damaged.emit(place)

    def _on_failed(self, fault: BaseException) -> None:
        show_error(fault, self._services.translator, self._window)
