"""The zones with their units, and the way to enter them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.nation.sheet import Lines
from ipdesk.screens.nation.zones import ZonesScreen
from ui.nation.lines_table import LinesTable
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S


class ZonesView(QWidget):
    """``enterWanted``: the dialog in which each unit is given its zone."""

    enterWanted = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._heading, self._about = plain_label("heading"), plain_label("muted", wrap=True)
        self.enter_button = QPushButton()
        self.enter_button.clicked.connect(self.enterWanted)
        self.shown = LinesTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for widget in (self._heading, self._about):
            layout.addWidget(widget)
        layout.addWidget(self.enter_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.shown, 1)

    def show_screen(self, screen: ZonesScreen, lines: Lines) -> None:
        """Show another state of affairs."""
        self._heading.setText(lines.title)
        self._about.setText(screen.about())
        self.enter_button.setText(self._translator.tr("Enter the zones…"))
        self.enter_button.setEnabled(screen.may_enter)
        self.shown.show_lines(lines)
