"""The fields that say which two reports are compared, and what of them is to be seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.comparing import Wanted
from ui.choice_box import ChoiceBox
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S

_TYPING_MS = 200
_LONG_NAME = 26
"""Characters of a report's name that are seen in any case."""


class CompareBar(QWidget):
    """``chosen`` says that other reports are wanted, ``filtered`` other lines of the same."""

    chosen = Signal()
    filtered = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.first, self.second, self.section = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.only_differences = QCheckBox()
        self.only_differences.setChecked(True)
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self._labels = [plain_label() for _ in range(2)]
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self.filtered)
        self._arrange()
        self._connect()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        names = (tr("First report"), tr("Second report"))
        for label, box, name in zip(self._labels, (self.first, self.second), names, strict=True):
            label.setText(name)
            box.setAccessibleName(name)
        self.section.setAccessibleName(tr("Section"))
        self.only_differences.setText(tr("Only differences"))
        self.text.setPlaceholderText(tr("Filter"))
        self.text.setAccessibleName(tr("Filter"))

    def wanted(self) -> Wanted:
        """What of the two reports is to be seen."""
        same_too = not self.only_differences.isChecked()
        return Wanted(same_too, self.section.code, self.text.text())

    def _arrange(self) -> None:
        reports, filters = Folding(), Folding()
        for label, box in zip(self._labels, (self.first, self.second), strict=True):
            label.setBuddy(box)
            box.setMinimumContentsLength(_LONG_NAME)
            lane = QHBoxLayout()
            lane.setSpacing(SPACE_S)
            lane.addWidget(label)
            lane.addWidget(box, 1)
            reports.addLayout(lane, 1)
        for widget in (self.only_differences, self.section, self.text):
            filters.addWidget(widget, 1)
        lanes = QVBoxLayout(self)
        lanes.setContentsMargins(0, 0, 0, 0)
        lanes.setSpacing(SPACE_S)
        for line in (reports, filters):
            line.setSpacing(SPACE_S)
            lanes.addLayout(line)

    def _connect(self) -> None:
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(lambda _: self.chosen.emit())
        self.section.currentIndexChanged.connect(lambda _: self.filtered.emit())
        self.only_differences.toggled.connect(lambda _: self.filtered.emit())
        self.text.textChanged.connect(lambda _: self._timer.start())
