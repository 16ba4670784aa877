"""One step of sealing: its number, its state, what it says, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.screens.sealing import Step, StepState
from ui.style.icons import pixmap
from ui.style.roles import plain_label, set_role
from ui.style.tokens import ICON_PX, SPACE_L, SPACE_M, SPACE_S, Tone, theme_of

_TONES: dict[StepState, Tone] = {
    "done": "done",
    "open": "query",
    "blocked": "notice",
    "skipped": "notice",
}
_BADGE = 30


class Badge(QWidget):
    """The step's number in a circle, a tick once it is done, and the line to the next step."""

    def __init__(self, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = last
        self._number = 0
        self._state: StepState = "blocked"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as the circle."""
        return QSize(_BADGE + 2, _BADGE + 2)

    def show_step(self, number: int, state: StepState) -> None:
        """Paint another state."""
        self._number, self._state = number, state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint circle, number or tick, and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(QGuiApplication.palette())
        if not self._last:
            painter.setPen(QPen(QColor(theme.line_strong), 2))
            middle = _BADGE // 2 + 1
            painter.drawLine(middle, _BADGE + 6, middle, self.height())
        circle = QRectF(1, 1, _BADGE, _BADGE)
        done, now = self._state == "done", self._state == "open"
        edge = theme.done if done else (theme.accent if now else theme.line_strong)
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(theme.done_soft if done else (theme.accent if now else theme.base)))
        painter.drawEllipse(circle)
        if done:
            at = 1 + (_BADGE - ICON_PX) // 2
            painter.drawPixmap(at, at, pixmap("check", theme.done, ICON_PX, self._ratio()))
        else:
            font = QFont(self.font())
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent_text if now else theme.muted))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()

    def _ratio(self) -> float:
        return self.devicePixelRatioF()


class StepCard(QWidget):
    """Shows a :class:`Step`; ``body`` takes the widgets with which it is taken."""

    def __init__(self, *, last: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = Badge(last=last)
        self._title = plain_label("heading")
        self._chip = plain_label("chip")
        self._text = plain_label(wrap=True)
        self._done_text = plain_label("muted", wrap=True)
        self.body = QVBoxLayout()
        self._arrange()

    def show_step(self, step: Step) -> None:
        """Show the step's state and words."""
        self._badge.show_step(step.number, step.state)
        self._title.setText(step.title)
        self._chip.setText(step.state_word)
        set_role(self._chip, "chip", _TONES[step.state])
        # What is done is said in the title's line, so that the step to take has the room.
        done = step.state == "done"
        self._done_text.setText(step.text)
        self._done_text.setVisible(done)
        self._text.setText(step.text)
        self._text.setVisible(not done)
        self.setAccessibleName(step.spoken)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the badge anew when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self._badge.update()
        super().changeEvent(event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addWidget(self._done_text, 1)
        head.addStretch()
        self.body.setSpacing(SPACE_S)
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        inner.setSpacing(SPACE_S)
        inner.addLayout(head)
        inner.addWidget(self._text)
        inner.addLayout(self.body)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._badge)
        layout.addWidget(card, 1)
