"""The card of the tour: what is said at one stop, beside what it is about."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_M, SPACE_S

_WIDTH_EM = 30


class TourCard(QFrame):
    """Floats over the window; never takes away what is under it, and Esc ends it."""

    forward = Signal()
    backward = Signal()
    left = Signal()

    def __init__(self, translator: Translator, window: QWidget) -> None:
        super().__init__(window)
        self._translator = translator
        set_role(self, "floating")
        self._title = plain_label("heading", wrap=True)
        self._text = plain_label(wrap=True)
        self._count = plain_label("muted")
        self._leave, self._back, self._next = QPushButton(), QPushButton(), QPushButton()
        set_role(self._leave, "flat")
        set_role(self._next, "primary")
        for button, signal in (
            (self._leave, self.left),
            (self._back, self.backward),
            (self._next, self.forward),
        ):
            button.clicked.connect(signal)
        self._arrange()

    def say(self, title: str, text: str, number: int, of: int, onward: str) -> None:
        """Show a stop; ``onward`` is what the button forward says."""
        tr = self._translator.tr
        self._title.setText(title)
        self._text.setText(text)
        self._count.setText(f"{number} / {of}")
        self._leave.setText(tr("Skip the tour"))
        self._leave.setVisible(number < of)
        self._back.setText(tr("Back"))
        self._back.setEnabled(number > 1)
        self._next.setText(onward)
        # A screen reader says what has the focus: the stop belongs to the button's name.
        self._next.setAccessibleName(tr("{name}: {value}", name=onward, value=title))
        self._next.setAccessibleDescription(text)
        width = _WIDTH_EM * max(self.font().pixelSize(), 1)
        self._box.invalidate()
        self.setFixedSize(width, self._box.totalHeightForWidth(width))

    def take_focus(self) -> None:
        """Let Enter go on."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the tour."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self._count)
        buttons.addStretch(1)
        for button in (self._leave, self._back, self._next):
            buttons.addWidget(button)
        layout = self._box = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addLayout(buttons)


def place_beside(target: QRect, card: QSize, window: QSize, gap: int = SPACE_M) -> QPoint:
    """Where a card lies beside its target: below, right, left, above, else over its lower end."""
    room = QRect(QPoint(0, 0), window)
    for corner in (
        QPoint(target.left(), target.bottom() + gap),
        QPoint(target.right() + gap, target.top()),
        QPoint(target.left() - card.width() - gap, target.top()),
        QPoint(target.left(), target.top() - card.height() - gap),
    ):
        moved = QRect(corner, card)
        moved.moveLeft(min(max(moved.left(), gap), room.width() - card.width() - gap))
        moved.moveTop(min(max(moved.top(), gap), room.height() - card.height() - gap))
        if not moved.intersects(target):
            return moved.topLeft()
    inside = QPoint(target.center().x() - card.width() // 2, target.bottom() - card.height() - gap)
    return QPoint(max(inside.x(), gap), max(inside.y(), gap))
