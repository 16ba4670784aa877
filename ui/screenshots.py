"""Takes pictures of the real interface with an example, screen by screen, without a display."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from ipdesk.data_folder import VARIABLE
from ui.exercise_keys import NoChance
from ui.settings import Settings, SettingsFile

EXAMPLE = "guangdong-2016"
_SETTLE_MS, _CALM = 40, 2
_HOME = ("HOME", "USERPROFILE", VARIABLE)
# What the system's user is called: by this name one works at a desk.
_ACCOUNT = {"LOGNAME": "shenhe-01"}
_TIME_ZONE, _BEIJING = "TZ", "CST-8"


def capture(
    out: Path,
    language: str,
    size: tuple[int, int] = (1366, 768),
    theme: str = "light",
    example: str = EXAMPLE,
) -> list[Path]:
    """Write one PNG for each screen and dialog into ``out``: their paths, in order.

    ``theme`` is light, dark or contrast. Nothing of the user's settings or files is touched, and
    neither the machine nor the day is seen: whoever makes them again gets the same pictures.
    """
    from ui.scenes import scenes

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    with _beijing_time(), _home() as home:
        studio = Studio(home, language, theme)
        studio.window.resize(*size)
        studio.window.show()
        return [_save(out / f"{name}.png", widget) for name, widget in scenes(studio, example)]


class DeskClock:
    """Shows a morning on which the report is being worked on, so that nothing is late in it."""

    def now(self) -> dt.datetime:
        """Always the same moment."""
        return dt.datetime(2017, 3, 10, 1, 30, tzinfo=dt.UTC)


class Studio:
    """The program as it runs, on settings and files of its own."""

    def __init__(self, home: Path, language: str, theme: str, text_size: int = 100) -> None:
        from ui.appearance import Appearance
        from ui.i18n import QtWords
        from ui.main import build_services, make_application
        from ui.main_window import MainWindow
        from ui.session import Session
        from ui.start_page import StartPage
        from ui.style.look import Look
        from ui.workbench import Workbench

        self.application = make_application()
        # A caret that blinks is there in one picture and not in the next.
        self.application.setCursorFlashTime(0)
        self.folder = home / "IPDesk"
        self.folder.mkdir()
        self.services = build_services(language)
        self.services.clock = DeskClock()
        self.chance = NoChance()
        settings, translator = Settings(), self.services.translator
        settings.language, settings.theme, settings.text_size = language, theme, text_size
        look, words = Look(self.application, settings), QtWords(self.application)
        appearance = Appearance(look, words, settings, translator)
        appearance.apply()
        session = Session(self.services, settings, SettingsFile(home / "settings"))
        self.window = MainWindow(StartPage(self.services, settings), settings, translator)
        self.workbench = Workbench(self.window, session, appearance)
        self.session = session

    def settle(self) -> None:
        """Let layouts, timers, jobs and backups come to rest; what they began, too."""
        calm = 0
        while calm < _CALM:
            loop = QEventLoop()
            QTimer.singleShot(_SETTLE_MS, loop.quit)
            loop.exec()
            calm = 0 if self.workbench.busy else calm + 1


def _save(path: Path, widget: QWidget) -> Path:
    widget.grab().save(str(path))
    return path


@contextmanager
def _beijing_time() -> Iterator[None]:
    """The time of day as in Beijing for a while, where the system can be told."""
    before = {_TIME_ZONE: os.environ.get(_TIME_ZONE)}
    os.environ[_TIME_ZONE] = _BEIJING
    _tell_the_time_zone()
    try:
        yield
    finally:
        _restore(before)
        _tell_the_time_zone()


def _tell_the_time_zone() -> None:
    if sys.platform != "win32":
        time.tzset()


def _restore(before: Mapping[str, str | None]) -> None:
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@contextmanager
def _home() -> Iterator[Path]:
    """An empty folder that is the user's own for a while; the user is a person of the example."""
    before = {name: os.environ.get(name) for name in (*_HOME, *_ACCOUNT)}
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(_HOME, folder) | _ACCOUNT)
        try:
            yield Path(folder)
        finally:
            _restore(before)
