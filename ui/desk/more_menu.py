"""What is done at the desk now and then: people and roles, the log, reading anew."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from ipdesk.messages import Translator
from ui.style.icons import icon_for


class MoreMenu(QPushButton):
    """A button whose menu holds the rest."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._menu = QMenu(self)
        self.people, self.log, self.reload = (QAction(self._menu) for _ in range(3))
        self._menu.addActions([self.people, self.log, self.reload])
        self.reload.setShortcut(QKeySequence("F5"))
        self.setMenu(self._menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Show all words and icons anew."""
        tr = self._translator.tr
        self.setText(tr("More"))
        for action, text, name in (
            (self.people, tr("People and roles…"), "building-2"),
            (self.log, tr("Log of the desk…"), "history"),
            (self.reload, tr("Read the desk anew"), "redo-2"),
        ):
            action.setText(text)
            action.setIcon(icon_for(self, name))
