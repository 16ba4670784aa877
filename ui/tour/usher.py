"""Who takes a new user through the window: begins the tour and leads it into an example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ipdesk.screens.start import example_lines
from ui.file_commands import FileCommands
from ui.main_window import MainWindow
from ui.report_page import ReportPage
from ui.session import Session

if TYPE_CHECKING:
    from ui.tour.tour import Tour


class Usher(QObject):
    """``page`` gives the page of the open report, None on the start page."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        files: FileCommands,
        corner: QWidget,
        page: Callable[[], ReportPage | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._files = files
        self._corner = corner
        self._page = page
        self.tour: Tour | None = None

    def greet(self) -> None:
        """Begin the tour if this is the first start."""
        if not self._session.settings.toured:
            self.begin()

    def begin(self) -> None:
        """Begin the tour where the window stands; one that runs begins anew."""
        from ui.tour.tour import Tour

        if self.tour is not None:
            self.tour.end()
        self._session.settings.toured = True
        self._session.save_settings()
        page = self._page()
        if page is not None:
            page.begin()
        self.tour = Tour(self._window, self._targets, self._session.services.translator)
        self.tour.exampleWanted.connect(self._open_example)
        self.tour.ended.connect(self._on_ended)
        self.tour.begin()

    def retranslate(self) -> None:
        """Say in the other language what is being said."""
        if self.tour is not None:
            self.tour.retranslate()

    def leave(self) -> None:
        """End the tour, since what it shows goes away."""
        if self.tour is not None:
            self.tour.end()

    def _open_example(self) -> None:
        services = self._session.services
        names = [line.name for line in example_lines(services.example_folder, services.translator)]
        self._files.example(names[0])
        page = self._page()
        if page is not None and self.tour is not None:
            page.begin()
            self.tour.arrive()

    def _targets(self) -> Mapping[str, QWidget]:
        page = self._page()
        if page is None:
            return self._window.start.parts() | {"corner": self._corner}
        return page.parts() | {"corner": self._corner}

    def _on_ended(self) -> None:
        self.tour = None
