"""Notes dialogs that open over a dialog: a person has to answer one question at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog


class ModalDepth(QObject):
    """Looks whenever another window gets the keyboard, as each dialog does that opens."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__()
        self.chains: set[str] = set()
        application.focusWindowChanged.connect(self._look)

    def _look(self) -> None:
        tops = QApplication.topLevelWidgets()
        dialogs = [top for top in tops if isinstance(top, QDialog) and top.isVisible()]
        chain = sorted(type(dialog).__name__ for dialog in dialogs if dialog.isModal())
        if len(chain) > 1:
            self.chains.add(" + ".join(chain))
