"""The whole window with settings, documents and jobs of its own, as the tests drive it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ipdesk.services import Services
from ipdesk.workspace import Workspace
from ui.appearance import Appearance
from ui.i18n import QtWords
from ui.main_window import MainWindow
from ui.report_page import ReportPage
from ui.session import Session
from ui.settings import Settings, SettingsFile
from ui.start_page import StartPage
from ui.style.look import Look
from ui.workbench import Workbench


class Desk:
    """Composed as :mod:`ui.main` composes it; shown at once."""

    def __init__(
        self,
        services: Services,
        folder: Path,
        application: QApplication,
        settings: Settings | None = None,
    ) -> None:
        settings = settings or Settings()
        self.settings_file = SettingsFile(folder)
        look, words = Look(application, settings), QtWords(application)
        self.appearance = Appearance(look, words, settings, services.translator)
        self.appearance.apply()
        self.session = Session(services, settings, self.settings_file)
        self.window = MainWindow(StartPage(services, settings), settings, services.translator)
        hook = sys.excepthook
        self.workbench = Workbench(self.window, self.session, self.appearance)
        # What the workbench would show as a bug is to fail the test.
        sys.excepthook = hook
        self.window.show()

    def run(self, command: str) -> None:
        self.workbench.actions.by_name[command].trigger()

    @property
    def page(self) -> ReportPage:
        """The page of the report that is open."""
        assert self.workbench.report is not None
        return self.workbench.report

    @property
    def workspace(self) -> Workspace:
        """The workspace that is open."""
        assert self.session.context is not None
        return self.session.context.workspace
