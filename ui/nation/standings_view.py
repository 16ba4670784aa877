"""Where the units stand, and the way to enter a step of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.nation.standings import StandingsScreen
from ui.desk.permitted import permit
from ui.nation.lines_table import LinesTable
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S


class StandingsView(QWidget):
    """``stepWanted``: a step of the chosen unit; ``annulWanted``: its last one taken back."""

    stepWanted = Signal()
    annulWanted = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._screen: StandingsScreen | None = None
        self._heading, self._about = plain_label("heading"), plain_label("muted", wrap=True)
        self.step_button, self.annul_button = QPushButton(), QPushButton()
        self.step_button.clicked.connect(self.stepWanted)
        self.annul_button.clicked.connect(self.annulWanted)
        self.shown = LinesTable()
        self.shown.table.selectionModel().currentRowChanged.connect(self._choose)
        line = Folding()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for button in (self.step_button, self.annul_button):
            line.addWidget(button)
        line.addWidget(plain_label(""), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._heading)
        layout.addWidget(self._about)
        layout.addLayout(line)
        layout.addWidget(self.shown, 1)

    def show_screen(self, screen: StandingsScreen) -> None:
        """Show another state of affairs."""
        self._screen = None
        tr, lines = self._translator.tr, screen.lines()
        self._heading.setText(lines.title)
        self._about.setText(screen.about())
        self.step_button.setText(tr("Record a step of the unit…"))
        self.annul_button.setText(tr("Take its last step back…"))
        self.shown.show_lines(lines)
        self.shown.table.selectRow(screen.row)
        self._screen = screen
        self._permit(screen)

    def _choose(self) -> None:
        row = self.shown.table.currentIndex().row()
        if self._screen is not None and row >= 0:
            self._screen.row = row
            self._permit(self._screen)

    def _permit(self, screen: StandingsScreen) -> None:
        permit(self.step_button, screen.why_not)
        permit(self.annul_button, screen.why_no_annulment())
