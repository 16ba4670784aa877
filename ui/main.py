"""Opens the window: the composition root of the desktop program.

The window's modules are imported where they are used, after :func:`main` has made importing
quick.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.data_folder import data_folder
from ipdesk.services import Services
from local_db.stores import DeskStores, FileStores
from ui.input_method import reach_input_method

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.settings import SettingsFile
    from ui.workbench import Workbench

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
PROGRAM = "IPDesk"
_HAND_OVER_S = 0.001
"""After so long a thread that computes lets the window on, which asks at each call of Qt."""


def main(argv: list[str]) -> int:
    """Run ``[FILE | open [FILE] | screenshots FOLDER] [options]``: the exit code."""
    from ui.plain_imports import use_plain_imports

    use_plain_imports()
    from ui.options import parse

    options = parse(argv)
    if isinstance(options, str):
        sys.stderr.write(f"ipdesk: {options}\n")
        return 2
    if options.help:
        sys.stdout.write(options.help)
        return 0
    if options.pictures is not None:
        from ui.screenshots import capture

        capture(options.pictures, options.language or "zh", options.size, options.theme)
        return 0
    services = build_services(options.language)
    return run_window(services, options.file, quit_when_painted=options.quit_when_painted)


def run_window(
    services: Services,
    path: Path | None = None,
    *,
    quit_when_painted: bool = False,
    settings_file: SettingsFile | None = None,
) -> int:
    """Show the window until it is closed; ``path`` is opened once it stands.

    ``quit_when_painted`` measures the start, see :class:`ui.startup.Startup`.
    """
    gc.disable()  # until the collector takes over
    from ui.appearance import Appearance
    from ui.collector import Collector
    from ui.i18n import QtWords
    from ui.main_window import MainWindow
    from ui.settings import SettingsFile, settings_folder
    from ui.start_page import StartPage
    from ui.startup import Startup
    from ui.style.look import Look

    application = make_application()
    collector = Collector(application)
    settings_file = settings_file or SettingsFile(settings_folder())
    settings, translator = settings_file.load(), services.translator
    look, words = Look(application, settings), QtWords(application)
    appearance = Appearance(look, words, settings, translator)
    appearance.apply()
    window = MainWindow(StartPage(services, settings), settings, translator)

    def load() -> Workbench:
        from ui.session import Session
        from ui.style.icons import program_icon
        from ui.workbench import Workbench

        application.setWindowIcon(program_icon())
        session = Session(services, settings, settings_file)
        collector.attend(session.pacer)
        return Workbench(window, session, appearance)

    startup = Startup(window, load, path, measured=quit_when_painted)
    code: int = application.exec()
    del startup
    return code


def make_application() -> QApplication:
    """The process's one application object."""
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if sys.platform == "linux":
        reach_input_method(os.environ)
    sys.setswitchinterval(_HAND_OVER_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setDesktopFileName(PROGRAM.lower())
    return application


def build_services(language: str) -> Services:
    """The window's services; ``language`` "" is the one last chosen, or the system's."""
    from ui.appearance import first_language
    from ui.settings import SettingsFile, settings_folder

    settings = SettingsFile(settings_folder()).load()
    if language:
        settings.language = language
    language = first_language(settings)
    return Services(RESOURCES, FileStores(), language, None, data_folder(), DeskStores())
