"""Takes pictures of the real interface with the example, screen by screen, without a display."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from ipdesk.messages import Language
from ui.settings import Settings, SettingsFile

EXAMPLE = "guangdong-2016"
_SETTLE_MS = 60


def capture(
    out: Path, language: Language, size: tuple[int, int] = (1366, 768), theme: str = "light"
) -> list[Path]:
    """Write one PNG for each screen and dialog into ``out``: their paths, in order.

    ``theme`` is light, dark or contrast. Nothing of the user's settings or files is touched.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), language, theme)
        studio.window.resize(*size)
        studio.window.show()
        return [_save(shot, out, number) for number, shot in enumerate(_shots(studio), 1)]


class Studio:
    """The program as it runs, on settings and files of its own."""

    def __init__(self, folder: Path, language: Language, theme: str) -> None:
        from ui.appearance import Appearance
        from ui.i18n import QtWords
        from ui.main import build_services, make_application
        from ui.main_window import MainWindow
        from ui.session import Session
        from ui.start_page import StartPage
        from ui.style.look import Look
        from ui.workbench import Workbench

        self.application = make_application()
        self.folder = folder
        self.services = build_services(language)
        settings, translator = Settings(), self.services.translator
        settings.language, settings.theme = language, theme
        look, words = Look(self.application, settings), QtWords(self.application)
        appearance = Appearance(look, words, settings, translator)
        appearance.apply()
        session = Session(self.services, settings, SettingsFile(folder))
        self.window = MainWindow(StartPage(self.services, settings), settings, translator)
        self.workbench = Workbench(self.window, session, appearance)
        self.session = session

    def settle(self) -> None:
        """Let layouts, timers and jobs come to rest."""
        jobs = self.workbench.jobs
        while True:
            loop = QEventLoop()
            QTimer.singleShot(_SETTLE_MS, loop.quit)
            loop.exec()
            if not jobs.busy:
                return


Shot = tuple[str, QWidget]


def _save(shot: Shot, out: Path, number: int) -> Path:
    name, widget = shot
    path = out / f"{number:02d}-{name}.png"
    widget.grab().save(str(path))
    return path


def _shots(studio: Studio) -> Iterator[Shot]:
    """Every screen in turn; each is on screen when it is handed out."""
    window = studio.window
    studio.settle()
    yield "start-empty", window
    studio.session.create_example(studio.folder / f"{EXAMPLE}.ipdesk", EXAMPLE)
    yield from _report_shots(studio)
    for name, make in _dialogs(studio):
        with _shown(studio, make()) as dialog:
            yield name, dialog
    studio.workbench.close_report()
    studio.settle()
    yield "start-recent", window
    studio.window.close()


def _report_shots(studio: Studio) -> Iterator[Shot]:
    page, context = studio.workbench.report, studio.session.context
    if page is None or context is None:
        raise AssertionError("the example did not open")
    for code in (*context.workspace.form.sections, "targets", "check", "seal"):
        page.navigation.choose(code)
        studio.settle()
        yield code, studio.window
    problems = context.workspace.checker.problems()
    if problems:
        page.show_place(problems[0].place)
        studio.settle()
        yield "problem-opened", studio.window


def _dialogs(studio: Studio) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Each dialog by name, and how it is made."""
    from ipdesk.errors import DiskFull
    from ui.dialogs.about import AboutDialog
    from ui.dialogs.keys import KeysDialog
    from ui.dialogs.new_workspace import NewWorkspaceDialog
    from ui.dialogs.unexpected import UnexpectedErrorDialog
    from ui.messages import known_error_box
    from ui.print_preview.preview import PrintPreview

    context, window, jobs = studio.session.context, studio.window, studio.workbench.jobs
    translator = studio.services.translator
    if context is None:
        return
    yield "new-workspace", lambda: NewWorkspaceDialog(studio.services, window)
    yield "print-checklist", lambda: PrintPreview(context, jobs, "checklist", window)
    yield "print-report", lambda: PrintPreview(context, jobs, "report", window)
    yield "keys", lambda: KeysDialog(translator, window)
    yield "about", lambda: AboutDialog(translator, window)
    full = DiskFull(path="report.ipsub")
    yield "known-error", lambda: known_error_box(full, translator, window)
    bug = RuntimeError("an example of an unexpected error")
    yield "unexpected-error", lambda: UnexpectedErrorDialog(bug, translator, window)


@contextmanager
def _shown(studio: Studio, dialog: QWidget) -> Iterator[QWidget]:
    """The dialog on screen, closed afterwards."""
    dialog.show()
    studio.settle()
    try:
        yield dialog
    finally:
        dialog.close()
        studio.settle()
