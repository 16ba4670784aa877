"""The list of what can be looked at of the nation."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ipdesk.screens.nation.nation import Topic
from ui.style.roles import plain_tip
from ui.style.room import scaled

_WIDTH, _APART = 250, 2


class TopicList(QListWidget):
    """``chosen`` carries the topic that is to be looked at."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: list[Topic] = []
        self.setFixedWidth(scaled(_WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(_APART)
        self.setWordWrap(True)
        self.currentRowChanged.connect(self._choose)

    def offer(self, topics: Iterable[Topic]) -> None:
        """Offer these; the one that was looked at is chosen again, at first the first."""
        row = max(self.currentRow(), 0)
        with QSignalBlocker(self):
            self.clear()
            self._topics = list(topics)
            for topic in self._topics:
                item = QListWidgetItem(topic.title, self)
                item.setToolTip(plain_tip(topic.title))
        self.setCurrentRow(min(row, len(self._topics) - 1))

    def go_to(self, code: str) -> None:
        """Look at the topic of a code."""
        self.setCurrentRow(next(n for n, one in enumerate(self._topics) if one.code == code))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._topics):
            self.chosen.emit(self._topics[row])
