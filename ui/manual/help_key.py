"""F1 in a dialog: the manual, at the page about it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

KEY = "F1"


class HelpKey(QShortcut):
    """Asks the window that the dialog belongs to, by its signal ``helpAsked``."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(QKeySequence(KEY), dialog)
        self._dialog = dialog
        self.activated.connect(self._ask)

    def _ask(self) -> None:
        above = self._dialog.parentWidget()
        while above is not None:
            asked = getattr(above, "helpAsked", None)
            if asked is not None:
                asked.emit(self._dialog)
                return
            above = above.parentWidget()
