"""Warns once of a workspace that is kept where another program or the network may damage it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.messages import message_box

if TYPE_CHECKING:
    from ui.context import Context
    from ui.session import Session


class PlaceWarning(QObject):
    """Looks at each workspace that is opened and is not among the recent files yet."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._new: Path | None = None
        session.opened.connect(self._look)
        session.pacer.ended.connect(self._tell)

    def _look(self, context: Context) -> None:
        path = str(context.workspace.store.path)
        if path not in {recent.path for recent in self._session.settings.recent}:
            self._new = Path(path)
            self._tell()

    def _tell(self) -> None:
        path = self._new
        if path is not None and not self._session.pacer.busy:
            self._new = None
            # Opening may end with a message of its own; and the report is shown first.
            QTimer.singleShot(0, self, lambda: self._warn(path))

    def _warn(self, path: Path) -> None:
        from ipdesk.keeping import known_places, risk_of, warning

        services = self._session.services
        risk = risk_of(path, known_places(services.resources))
        if risk is not None and not self._busy():
            what, advice = warning(risk, services.translator)
            message_box(what, advice, services.translator, self._window).open()

    def _busy(self) -> bool:
        """Whether another message is on screen: there is one at a time."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activeModalWidget() is not None
