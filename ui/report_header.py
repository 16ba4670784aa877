"""The head of the report page: name, states kept apart, catalogue edition, find."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.screens.header import HeaderScreen
from ui.context import Context
from ui.find_field import FindField
from ui.style.folding import Folding
from ui.style.icons import pixmap
from ui.style.roles import frame, plain_label, plain_tip
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_S, SPACE_XS, theme_of


class _State(QWidget):
    """An icon and a word: whether one thing has happened."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QLabel()
        self._text = plain_label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._icon)
        layout.addWidget(self._text)

    def show_state(self, text: str, *, done: bool) -> None:
        """Show the words, with a tick if it has happened."""
        theme = theme_of(self.palette())
        name, colour = ("circle-check", theme.done) if done else ("circle-dashed", theme.muted)
        self._icon.setPixmap(pixmap(name, colour, ICON_PX, self.devicePixelRatioF()))
        self._text.setText(text)
        self._text.setProperty("role", "" if done else "muted")
        self._text.style().polish(self._text)
        self.setAccessibleName(text)


class ReportHeader(QWidget):
    """Shows what :class:`HeaderScreen` says."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = HeaderScreen(context.workspace, context.services.translator)
        self.finder = FindField(context)
        self._title = plain_label("heading")
        self._category = plain_label("chip")
        self._practice = plain_label("chip")
        self._practice.setProperty("tone", "target")
        self._edition = plain_label("code")
        self._library = context.services.library
        self._translator = context.services.translator
        self._newer = plain_label("chip")
        self._newer.setProperty("tone", "notice")
        self._goals = plain_label("chip")
        self._goals.setProperty("tone", "notice")
        self._states = [_State() for _ in self.words.milestones()]
        self._name = QWidget()
        self._status = QWidget()
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts anew."""
        self._title.setText(self.words.title())
        self._category.setText(self.words.category())
        self._practice.setText(self.words.practice())
        self._practice.setVisible(bool(self.words.practice()))
        self._edition.setText(self.words.edition())
        newer = self.words.newer_edition(self._library)
        self._newer.setText(newer)
        self._newer.setVisible(bool(newer))
        tr = self._translator.tr
        self._newer.setToolTip(plain_tip(tr("In the menu Report: Move to a newer edition…")))
        self._goals.setToolTip(plain_tip(tr("In the menu Report: Take over the scheme's goals…")))
        self._show_goals()
        self.finder.retranslate()
        self._show_states()

    def apply_change(self, change: ChangeSet) -> None:
        """Show when the report was saved, and what has become of it."""
        if self._goals.text() and change.cells:
            self._show_goals()
        self._show_states()

    def _show_goals(self) -> None:
        """Tell of a scheme approved since; it is looked for once, and again while it is told of."""
        goals = self.words.newer_goals(self._library)
        self._goals.setText(goals)
        self._goals.setVisible(bool(goals))

    def _show_states(self) -> None:
        for widget, milestone in zip(self._states, self.words.milestones(), strict=True):
            widget.show_state(milestone.text, done=milestone.done)

    def _arrange(self) -> None:
        chips = [self._category, self._practice, self._newer, self._goals]
        name = _row(self._name, [self._title, *chips])
        name.addStretch(1)
        status = _row(self._status, [*self._states, self._edition])
        status.insertStretch(0, 1)
        status.setSpacing(SPACE_M)
        status.addWidget(self.finder)
        bar = frame("bar")
        line = Folding(bar)
        line.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        line.setSpacing(SPACE_S)
        line.addWidget(self._name)
        line.addWidget(self._status, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(bar)


def _row(holder: QWidget, widgets: Sequence[QWidget]) -> QHBoxLayout:
    """The widgets side by side in their holder."""
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE_S)
    for widget in widgets:
        line.addWidget(widget)
    return line
