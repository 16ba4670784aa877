"""A part of the province page: heading, a list, and the buttons that act on its current line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from ui.style.paragraph import Paragraph
from ui.style.roles import plain_label
from ui.style.room import scaled
from ui.style.tokens import SPACE_S

_LEAST_PX = 60


class Block(QWidget):
    """``remark`` stands beside the heading, ``note`` below the list; both may be blank."""

    def __init__(self, view: QListView, *buttons: QPushButton) -> None:
        super().__init__()
        self.view = view
        self._heading = plain_label("heading")
        self._remark = plain_label("muted")
        self._note = Paragraph("muted")
        self._arrange(buttons)
        view.setMinimumHeight(scaled(_LEAST_PX))

    def show_words(self, heading: str, remark: str = "", note: str = "") -> None:
        """Set the texts around the list; the heading names the list."""
        self._heading.setText(heading)
        self.view.setAccessibleName(heading)
        self._remark.setText(remark)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _arrange(self, buttons: tuple[QPushButton, ...]) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._remark)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_S)
        box.addLayout(head)
        box.addWidget(self.view, 1)
        box.addWidget(self._note)
        box.addLayout(line)
