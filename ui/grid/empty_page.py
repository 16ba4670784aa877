"""What stands in place of a roster that has no rows yet: what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L

_WIDTH_PX = 560


class EmptyPage(QWidget):
    """Offers the first row, typed or pasted."""

    rowWanted = Signal()
    pasteWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = plain_label("muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(_WIDTH_PX)
        self._add = QPushButton()
        self._add.clicked.connect(self.rowWanted)
        around = Qt.ShortcutContext.WidgetWithChildrenShortcut
        paste = QKeySequence.StandardKey.Paste
        QShortcut(paste, self, self.pasteWanted.emit, context=around)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for widget, share in ((self._text, _WIDTH_PX), (self._add, 0)):
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(widget, share)
            line.addStretch(1)
            layout.addLayout(line)
            layout.addSpacing(SPACE_L)
        layout.addStretch(2)

    def show_words(self, what_to_do: str, add: str) -> None:
        """Set all texts, and the icon."""
        self._add.setIcon(icon_for(self, "plus"))
        self._text.setText(what_to_do)
        self._add.setText(add)

    def show_editable(self, *, editable: bool) -> None:
        """Offer the button only where rows can be added."""
        self._add.setVisible(editable)
