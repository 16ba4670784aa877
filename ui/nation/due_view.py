"""The reports that are asked for, and of the chosen one whom to remind: to copy and to print."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.nation.chasing import Which
from ipdesk.screens.nation.chasing import ChaseScreen
from ui.choice_box import ChoiceBox
from ui.desk.permitted import permit
from ui.grid.clipboard import put_block
from ui.nation.lines_table import LinesTable
from ui.style.folding import Folding
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.room import scaled
from ui.style.tokens import SPACE_S

_REPORTS_PX = 210
_NAME = 18
"""Characters of a choice's name that are seen in any case."""


class DueView(QWidget):
    """The arrow keys in the upper table choose the report. ``printWanted``: the list as a sheet.

    ``deadlineWanted``: by when the chosen report is to be handed in.
    """

    printWanted = Signal()
    deadlineWanted = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._screen: ChaseScreen | None = None
        self.reports, self.units = LinesTable(), LinesTable()
        self.which = ChoiceBox()
        self.which.setMinimumContentsLength(_NAME)
        self.copy_button, self.print_button = QPushButton(), QPushButton()
        self.deadline_button = QPushButton()
        self.deadline_button.clicked.connect(self.deadlineWanted)
        self.told = plain_label("muted")
        self.reports.table.selectionModel().currentRowChanged.connect(self._choose)
        self.which.currentIndexChanged.connect(self._narrow)
        self.copy_button.clicked.connect(self.copy)
        self.print_button.clicked.connect(self.printWanted)
        self._arrange()

    def show_screen(self, screen: ChaseScreen) -> None:
        """Show another state of affairs."""
        self._screen = None
        tr, row = self._translator.tr, screen.row
        self.which.setAccessibleName(tr("Which units"))
        self.which.offer(screen.choices(), screen.which)
        self.copy_button.setText(tr("Copy the list"))
        self.copy_button.setIcon(icon_for(self, "copy"))
        self.print_button.setText(tr("Print the list…"))
        self.print_button.setIcon(icon_for(self, "printer"))
        self.deadline_button.setText(tr("Deadline of the report…"))
        self.deadline_button.setIcon(icon_for(self, "calendar"))
        self.reports.show_lines(screen.reports())
        self.reports.table.selectRow(row)
        self._screen = screen
        self._show()

    def copy(self) -> None:
        """Put the list on the clipboard, as a table and as text."""
        if self._screen is not None:
            put_block(self._screen.block())
            self.told.setText(self._screen.copied())
            self.told.show()

    def _choose(self) -> None:
        row = self.reports.table.currentIndex().row()
        if self._screen is not None and row >= 0:
            self._screen.row = row
            self._show()

    def _narrow(self) -> None:
        if self._screen is not None:
            self._screen.which = cast("Which", self.which.code)
            self._show()

    def _show(self) -> None:
        if self._screen is None:
            return
        lines = self._screen.lines()
        self.units.show_lines(lines)
        self.told.hide()
        for button in (self.copy_button, self.print_button):
            button.setEnabled(bool(lines.rows))
        chosen = self._screen.due() is not None
        none = "" if chosen else self._translator.tr("Choose one report in the list above.")
        permit(self.deadline_button, self._screen.why_not or none)

    def _arrange(self) -> None:
        self.reports.table.setMaximumHeight(scaled(_REPORTS_PX))
        self.reports.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = Folding()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for widget in (self.which, self.copy_button, self.print_button, self.deadline_button):
            line.addWidget(widget)
        line.addWidget(self.told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.reports)
        layout.addLayout(line)
        layout.addWidget(self.units, 1)
