"""Backups of the desk that is open, made beside the work at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ipdesk.pace import Cancelled
from ipdesk.services import Services
from ui.jobs import Jobs

if TYPE_CHECKING:
    from ipdesk.review.desk import Desk

_SETTLE_MS = 400


class DeskBackups(QObject):
    """Makes a backup once a desk has been on screen for a moment; ``failed`` carries the fault."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self._services = services
        self._desk: Desk | None = None
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._make)

    @property
    def settling(self) -> bool:
        """Whether the backup of the desk just opened is still to come, or being made."""
        return self._settling.isActive() or self.jobs.busy

    def begin(self, desk: Desk) -> None:
        """Back this desk up, soon."""
        self._desk = desk
        self._settling.start()

    def stop(self) -> None:
        """Give up what is being made, and wait until nothing is copied any more."""
        self._settling.stop()
        self.jobs.stop()
        self._desk = None

    def _make(self) -> None:
        desk, desks = self._desk, self._services.desks
        if desk is not None:
            self.jobs.run(
                self._services.translator.tr("Making a backup copy"),
                lambda progress: desks.backup(desk, progress.step),
                lambda _: None,
                self._fail,
            )

    def _fail(self, fault: Exception) -> None:
        if not isinstance(fault, Cancelled):
            self.failed.emit(fault)
