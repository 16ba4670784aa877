"""The strip above a section: its name, what to do here, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L, SPACE_S


class SectionBar(QFrame):
    """Name and count on top with room for buttons on the right, the hint below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("heading")
        self._count = plain_label("muted")
        self._hint = plain_label("muted", wrap=True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line = QHBoxLayout()
        self._line.setSpacing(SPACE_S)
        self._line.addWidget(self._title)
        self._line.addWidget(self._count)
        self._line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(2)
        layout.addLayout(self._line)
        layout.addWidget(self._hint)

    def add(self, widget: QWidget) -> None:
        """Put a widget on the right of the name."""
        self._line.addWidget(widget)

    def show_texts(self, title: str, count: str, hint: str) -> None:
        """What the strip says."""
        self._title.setText(title)
        self._count.setText(count)
        self._hint.setText(hint)
