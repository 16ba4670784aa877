"""A box to choose from by name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

_SHORTEST = 8


class ChoiceBox(QComboBox):
    """Offers names, each with a code. It may be narrower than its longest name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(_SHORTEST)

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
