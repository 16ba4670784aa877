"""Starts a PyQt6 program and says ``first-paint`` when its first window is painted.

``peer_window.py MODULE`` calls the module's ``main``. It runs on the peer's own interpreter,
so it imports nothing of IPDesk. Splash screens are left out, to the program's advantage: with
Qt's offscreen platform one holds it up for a second. The event filter that watches for the
paint costs it a few milliseconds at most.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from PyQt6.QtCore import QEvent, QObject, Qt, QTimer
from PyQt6.QtWidgets import QApplication, QSplashScreen, QWidget

_NO_WINDOWS = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
_watches: list[QObject] = []


class FirstPaint(QObject):
    """Waits for the first paint event of any window."""

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802 -- Qt's name
        """The word is given once the paint event is through."""
        if event is not None and event.type() == QEvent.Type.Paint and _is_window(watched):
            application = QApplication.instance()
            assert application is not None
            application.removeEventFilter(self)
            QTimer.singleShot(0, _say)
        return False


def _is_window(watched: QObject | None) -> bool:
    if not isinstance(watched, QWidget) or not watched.isWindow():
        return False
    return watched.windowType() not in _NO_WINDOWS


def _say() -> None:
    sys.stdout.write("first-paint\n")
    sys.stdout.flush()
    sys.stdin.read()
    # The program's own way out may ask its user something.
    os._exit(0)


def main() -> None:
    """Start the program, its application object being watched as soon as it exists."""
    made = QApplication.__init__

    def make_watched(application: QApplication, *arguments: Any, **named: Any) -> None:
        made(application, *arguments, **named)
        _watches.append(FirstPaint())
        application.installEventFilter(_watches[-1])

    QApplication.__init__ = make_watched
    QSplashScreen.show = lambda _splash: None
    module = sys.argv.pop(1)
    importlib.import_module(module).main()


if __name__ == "__main__":
    main()
