"""The main window: a frame with menu titles, pages and a status bar.

It is all that the first paint needs; :class:`ui.workbench.Workbench` brings it to life.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from ipdesk import suffixes
from ipdesk.messages import Translator
from ui.settings import Settings
from ui.start_page import StartPage

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DEFAULT_SIZE = (1366, 728)
MINIMUM_SIZE = (960, 560)


class MainWindow(QMainWindow):
    """``painted`` comes once, after the first paint. ``may_close`` is asked before closing.

    ``fileDropped`` tells the path of a data pack or a receipt that was dropped on the window.
    ``helpAsked`` tells the dialog in which the manual is asked for.
    """

    painted = Signal()
    fileDropped = Signal(str)
    helpAsked = Signal(QWidget)

    def __init__(self, start: StartPage, settings: Settings, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._was_painted = False
        self.setAcceptDrops(True)
        self.may_close: Callable[[], bool] = lambda: True
        self.start = start
        self.pages = QStackedWidget()
        self.pages.addWidget(start)
        self.setCentralWidget(self.pages)
        self.menus: dict[str, QMenu] = {
            name: self.menuBar().addMenu("") for name in ("file", "report", "view", "help")
        }
        self.statusBar().setSizeGripEnabled(False)
        self.setMinimumSize(*MINIMUM_SIZE)
        self.resize(*DEFAULT_SIZE)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii")))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the menus' titles anew."""
        tr = self._translator.tr
        titles = {
            "file": tr("&File"),
            "report": tr("&Report"),
            "view": tr("&View"),
            "help": tr("&Help"),
        }
        for name, title in titles.items():
            self.menus[name].setTitle(title)

    def take_page(self, page: QWidget) -> None:
        """Take a page in, to be shown later."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)

    def show_page(self, page: QWidget, title: str) -> None:
        """Show a page and name the window after it."""
        self.take_page(page)
        self.pages.setCurrentWidget(page)
        self.setWindowTitle(title)

    def drop_page(self, page: QWidget) -> None:
        """Take a page out for good."""
        self.pages.removeWidget(page)
        page.deleteLater()

    def geometry_text(self) -> str:
        """Size and place of the window, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as it does in a dialog."""
        button = QApplication.focusWidget()
        if event.key() in _ENTER and isinstance(button, QPushButton) and not event.isAutoRepeat():
            button.click()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One data pack or receipt is welcome."""
        if _file_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the file, once the program it came from is let go."""
        event.acceptProposedAction()
        path = _file_in(event)
        QTimer.singleShot(0, lambda: self.fileDropped.emit(path))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say so the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close if nothing stands against it."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()


def _file_in(event: QDropEvent) -> str:
    """The path of the one data pack or receipt that is dragged, "" if it is something else."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if path.lower().endswith((suffixes.DATA_PACK, suffixes.RECEIPT)) else ""
