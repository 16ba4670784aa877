"""Last year beside this year, in the side panel: value, change, years, the last explanation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.screens.cell_facts import Fact
from ipdesk.screens.last_year import LastYearScreen
from ipdesk.screens.trends import TrendsScreen
from ui.context import Context
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S
from ui.trends.sparkline import Sparkline


class LastYearBox(QWidget):
    """What was known of one cell before. ``failed`` tells a known error of taking it over."""

    failed = Signal(object)

    def __init__(self, context: Context, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._place = place
        self._screen = LastYearScreen(context.workspace, context.sentences, self._translator)
        facts = self._screen.facts(place)
        small = TrendsScreen(context.workspace, self._translator).small(place)
        carries = self._screen.can_carry(place)
        self.worth_showing = bool(facts or small or carries)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for fact in facts:
            layout.addWidget(_said(fact))
        if small is not None:
            layout.addWidget(Sparkline(*small))
            layout.addWidget(plain_label("code", small[1], wrap=True))
        if carries:
            layout.addWidget(self._button())

    def _button(self) -> QPushButton:
        text = self._translator.tr("Carry forward")
        button = QPushButton(icon_for(self, "history"), f"{text}  Ctrl+L")
        button.clicked.connect(self._carry)
        return button

    def _carry(self) -> None:
        try:
            self._screen.carry([self._place], None)
        except KnownError as error:
            self.failed.emit(error)


def _said(fact: Fact) -> QWidget:
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(plain_label("code", fact.name, wrap=True))
    text = plain_label("", fact.text, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(text)
    return block
