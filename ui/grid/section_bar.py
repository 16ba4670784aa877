"""The strip above a section: its name, what to do here, and what can be done."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.style.folding import Folding
from ui.style.paragraph import Paragraph
from ui.style.roles import plain_label, plain_tip
from ui.style.room import is_low
from ui.style.tokens import SPACE_L, SPACE_S


class SectionBar(QFrame):
    """Name and count on top with room for buttons on the right, the hint below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("heading")
        self._count = plain_label("muted")
        self._hint = Paragraph("muted")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name, self._tools = QHBoxLayout(), QHBoxLayout()
        for row in (name, self._tools):
            row.setSpacing(SPACE_S)
        name.addWidget(self._title)
        name.addWidget(self._count)
        name.addStretch(1)
        self._tools.addStretch(1)
        line = Folding()
        line.setSpacing(SPACE_S)
        line.addLayout(name, 1)
        line.addLayout(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._hint)

    def add(self, widget: QWidget) -> None:
        """Put a widget on the right of the name."""
        self._tools.insertWidget(self._tools.count() - 1, widget)

    def show_texts(self, title: str, count: str, hint: str) -> None:
        """What the strip says."""
        self._title.setText(title)
        self._count.setText(count)
        self._hint.setText(hint)
        self._show_hint()
        self._title.setToolTip(plain_tip(hint))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint to the tooltip of the name where the rows need its room."""
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.setVisible(bool(self._hint.text()) and not is_low(self))
