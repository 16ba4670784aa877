"""Any two units or years beside each other: five fields, and the table they make."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.nation.comparing import CompareScreen
from ui.asked_field import AskedField
from ui.choice_box import ChoiceBox
from ui.nation.lines_table import LinesTable
from ui.style.folding import Folding
from ui.style.tokens import SPACE_L, SPACE_S


class CompareView(QWidget):
    """What is chosen last is shown at once."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._screen: CompareScreen | None = None
        self.what, self.first, self.second = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.figure, self.of = ChoiceBox(), ChoiceBox()
        self._boxes = (self.what, self.first, self.second, self.figure, self.of)
        self._asked = [AskedField("", box) for box in self._boxes]
        self.shown = LinesTable()
        self._arrange()
        self.what.currentIndexChanged.connect(self._choose_what)
        for box in self._boxes[1:]:
            box.currentIndexChanged.connect(self._choose)

    def show_screen(self, screen: CompareScreen) -> None:
        """Show another state of affairs."""
        self._screen = screen
        tr = self._translator.tr
        names = (tr("Compare"), tr("First side"), tr("Second side"), tr("In"), tr("Of"))
        for asked, name in zip(self._asked, names, strict=True):
            asked.rename(name)
        self.what.offer(screen.whats(), screen.what)
        self._offer(screen)

    def _choose_what(self) -> None:
        if self._screen is not None:
            self._screen.choose_what(self.what.code)
            self._offer(self._screen)

    def _choose(self) -> None:
        screen = self._screen
        if screen is None:
            return
        screen.first, screen.second = self.first.code, self.second.code
        screen.figure = self.figure.code
        screen.of = self.of.code or screen.of
        self._show(screen)

    def _offer(self, screen: CompareScreen) -> None:
        self.first.offer(screen.sides(), screen.first)
        self.second.offer(screen.sides(), screen.second)
        self.figure.offer(screen.figures(), screen.figure)
        self._show(screen)

    def _show(self, screen: CompareScreen) -> None:
        ofs = screen.ofs()
        self.of.offer(ofs, screen.of)
        self._asked[-1].setVisible(bool(ofs))
        self.shown.show_lines(screen.lines())

    def _arrange(self) -> None:
        fields = Folding()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_S)
        for number, asked in enumerate(self._asked):
            fields.addWidget(asked, 2 if number == len(self._asked) - 2 else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_L)
        layout.addLayout(fields)
        layout.addWidget(self.shown, 1)
