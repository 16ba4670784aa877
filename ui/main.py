"""Opens the window: the composition root of the desktop program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ipdesk.services import Services
from local_db.stores import FileStores
from ui.appearance import Appearance, first_language
from ui.i18n import QtWords
from ui.main_window import MainWindow
from ui.settings import SettingsFile, settings_folder
from ui.start_page import StartPage
from ui.startup import Startup
from ui.style.look import Look

if TYPE_CHECKING:
    import argparse

    from ui.workbench import Workbench

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
PROGRAM = "IPDesk"


def main(argv: list[str]) -> int:
    """Run ``[FILE | open [FILE] | screenshots FOLDER] [options]``: the exit code."""
    if not argv:
        return run_window(build_services(""))
    if argv[0] not in ("open", "screenshots"):
        argv = ["open", *argv]
    options = _parser().parse_args(argv)
    if options.command == "screenshots":
        from ui.screenshots import capture

        width, _, height = options.size.partition("x")
        size = (int(width), int(height))
        capture(Path(options.folder), options.language or "zh", size, options.theme)
        return 0
    path = Path(options.file) if options.file else None
    services = build_services(options.language or "")
    return run_window(services, path, quit_when_painted=options.quit_when_painted)


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
    application = make_application()
    settings_file = settings_file or SettingsFile(settings_folder())
    settings, translator = settings_file.load(), services.translator
    look, words = Look(application, settings), QtWords(application)
    appearance = Appearance(look, words, settings, translator)
    appearance.apply()
    window = MainWindow(StartPage(services, settings), settings, translator)

    def load() -> Workbench:
        from ui.session import Session
        from ui.workbench import Workbench

        return Workbench(window, Session(services, settings, settings_file), appearance)

    startup = Startup(window, load, path, measured=quit_when_painted)
    code: int = application.exec()
    del startup
    return code


def make_application() -> QApplication:
    """The process's one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setDesktopFileName(PROGRAM.lower())
    return application


def build_services(language: str) -> Services:
    """The window's services; ``language`` "" is the one last chosen, or the system's."""
    settings = SettingsFile(settings_folder()).load()
    if language:
        settings.language = language
    return Services(RESOURCES, FileStores(), first_language(settings))


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(prog="ipdesk")
    commands = parser.add_subparsers(dest="command", required=True)
    window = commands.add_parser("open", help="open the window, with a workspace if one is named")
    window.add_argument("file", nargs="?", help="a workspace (.ipdesk)")
    window.add_argument("--quit-when-painted", action="store_true", help="measure the start")
    pictures = commands.add_parser("screenshots", help="take pictures of every screen")
    pictures.add_argument("folder", help="where the pictures go")
    pictures.add_argument("--size", default="1366x768", help="width x height in pixels")
    pictures.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    for command in (window, pictures):
        command.add_argument("--language", choices=("zh", "en"))
    return parser
