"""A box to choose from by name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ui.style.tokens import SPACE_S

_SHORTEST = 8
_FIELD = QStyle.SubControl.SC_ComboBoxEditField


class ChoiceBox(QComboBox):
    """Offers names, each with a code. It may be narrower than its longest name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(_SHORTEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name without room ends in an ellipsis, so that nobody takes its beginning for it."""
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(box, option, _FIELD, self).width() - SPACE_S
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elide, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    @property
    def code(self) -> str:
        """The code of what is chosen, "" for all or none."""
        return self.currentData() or ""

    def offer(self, choices: Iterable[tuple[str, str]], chosen: str, every: str = "") -> None:
        """Offer codes with names, one of them chosen; ``every`` names the choice of all of them.

        Nobody is told. The first is chosen where the one wanted is not there.
        """
        with QSignalBlocker(self):
            self.clear()
            if every:
                self.addItem(every, "")
            for code, name in choices:
                self.addItem(name, code)
            self.setCurrentIndex(max(self.findData(chosen), 0))
