"""One indicator's card: its name, its axis, and its stand in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.checks.targets import StandState
from ipdesk.messages import Translator
from ipdesk.screens.targets import TargetRow
from ui.style.folding import Folding
from ui.style.icons import pixmap
from ui.style.roles import plain_label, set_role
from ui.style.tokens import ICON_PX, SPACE_L, SPACE_M, SPACE_S, SPACE_XS, theme_of
from ui.targets.axis import TONES, AxisView

_ICONS: dict[StandState, str] = {
    "met": "circle-check",
    "on_track": "trending-up",
    "behind": "trending-down",
    "not_applicable": "minus",
    "not_evaluated": "circle-dashed",
}
# The columns of a wide page and of a narrow one: the names, and the words.
WIDE, NARROW = (256, 290), (170, 250)
FOLDED_PX, _ANY_PX = 640, 16_777_215


class TargetCard(QFrame):
    """Shows a :class:`TargetRow`; ``followed`` gives the place its link leads to."""

    followed = Signal(object)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._row: TargetRow | None = None
        self.setProperty("role", "card")
        self._name = plain_label(wrap=True)
        self._code = plain_label("code", wrap=True)
        self._axis = AxisView()
        self._icon = plain_label()
        self._state = plain_label("tone")
        self._figures = plain_label(wrap=True)
        self._expected = plain_label("muted", wrap=True)
        self._gap = plain_label(wrap=True)
        self._earlier = plain_label("muted", wrap=True)
        self._first, self._last = QHBoxLayout(), QHBoxLayout()
        self.link = QPushButton()
        set_role(self.link, "link")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.clicked.connect(self._follow)
        self._arrange()

    def show_row(self, row: TargetRow) -> None:
        """Show a row; words that have nothing to say are hidden."""
        self._row = row
        self._name.setText(row.name)
        self._code.setText(f"{row.code} · {row.demand}")
        self._axis.show_row(row)
        self._state.setText(row.state_word)
        set_role(self._state, "tone", TONES[row.state])
        self._figures.setText(row.figures)
        tr = self._translator.tr
        expected = tr("expected this year {value}", value=row.expected)
        self._expected.setText(expected if row.expected else "")
        self._gap.setText(row.gap or row.missing)
        self._earlier.setText(row.earlier)
        for label in (self._figures, self._expected, self._gap, self._earlier):
            label.setVisible(bool(label.text()))
        # Without figures the link stands beside the state and saves a line.
        for line in (self._first, self._last):
            line.removeWidget(self.link)
        line, at = (self._last, 1) if row.figures else (self._first, 2)
        line.insertWidget(at, self.link)
        self.link.setText(f"→ {row.link_text}")
        spoken = tr("{name}: {value}", name=row.name, value=row.link_text)
        self.link.setAccessibleName(spoken)
        self._draw_icon()

    def set_columns(self, widths: tuple[int, int] | None) -> None:
        """Give names and words these widths, the same in every card; None: one below the other."""
        self._line.fold(widths is None)
        for column, width in zip(self._columns, widths or (0, 0), strict=True):
            column.setMinimumWidth(width)
            column.setMaximumWidth(width or _ANY_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()
        super().changeEvent(event)

    def _arrange(self) -> None:
        named = QVBoxLayout()
        named.setSpacing(2)
        named.addStretch()
        named.addWidget(self._name)
        named.addWidget(self._code)
        named.addStretch()
        layout = self._line = Folding(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_L)
        self._columns = _holder(named), _holder(self._words())
        layout.addWidget(self._columns[0])
        layout.addWidget(self._axis, 1)
        layout.addWidget(self._columns[1])
        self.set_columns(WIDE)

    def _words(self) -> QVBoxLayout:
        first, last = self._first, self._last
        first.setSpacing(SPACE_XS)
        first.addWidget(self._icon)
        first.addWidget(self._state)
        first.addSpacing(SPACE_S)
        first.addWidget(self._figures, 1)
        first.addStretch()
        last.setSpacing(SPACE_S)
        last.addWidget(self._expected, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addLayout(first)
        words.addWidget(self._gap)
        words.addLayout(last)
        words.addWidget(self._earlier)
        words.addStretch()
        return words

    def _draw_icon(self) -> None:
        if self._row is not None:
            state = self._row.state
            colour = theme_of(QGuiApplication.palette()).tone(TONES[state])
            self._icon.setPixmap(pixmap(_ICONS[state], colour, ICON_PX, self.devicePixelRatioF()))

    def _follow(self) -> None:
        if self._row is not None:
            self.followed.emit(self._row.link)


def _holder(layout: QVBoxLayout) -> QWidget:
    """The layout as a widget."""
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder
