"""The targets page: how each indicator stands on its way to the horizon year."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.screens.targets import TargetsScreen
from ui.context import Context
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.room import scaled
from ui.style.tokens import SPACE_L, SPACE_S
from ui.targets.legend import Legend
from ui.targets.target_card import FOLDED_PX, NARROW, WIDE, TargetCard

_WIDE_PX = 900


class TargetsPage(QWidget):
    """One card for each indicator. Emits ``placeActivated`` with the place to go to."""

    placeActivated = Signal(object)  # Qt's way of naming signals

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self.targets = TargetsScreen(context.workspace, context.sentences, self._translator)
        self._title = plain_label("title")
        self._summary = plain_label()
        self._note = plain_label("muted", wrap=True)
        self._legend = Legend(self._translator)
        self._empty = plain_label("muted", wrap=True)
        self._cards: list[TargetCard] = []
        self._stale = False
        self._list = QVBoxLayout()
        self._area = QScrollArea()
        self._arrange()
        self.retranslate()

    @property
    def cards(self) -> list[TargetCard]:
        """The cards, in the order of the indicators."""
        return self._cards

    def apply_change(self, change: ChangeSet) -> None:
        """Show the stands as they are now; a hidden page waits until it is shown."""
        if not (change.cells or change.rows):
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self._translator.tr("Targets"))
        self._area.setAccessibleName(self._title.text())
        self._note.setText(self.targets.note())
        self._legend.retranslate()
        self._empty.setText(self.targets.empty_text())
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the axes their room, as soon as the cards have theirs."""
        if event.type() == QEvent.Type.Resize:
            self._set_columns()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        if self._stale:
            self._refresh()
        super().showEvent(event)

    def _arrange(self) -> None:
        head = Folding()
        head.setSpacing(SPACE_L)
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        head.addWidget(self._legend)
        inside = QWidget()
        self._list.setContentsMargins(0, 0, SPACE_S, 0)
        self._list.setSpacing(SPACE_S)
        inside.setLayout(self._list)
        area = self._area
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.viewport().installEventFilter(self)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addWidget(area, 1)

    def _set_columns(self) -> None:
        columns = WIDE if self.width() >= scaled(_WIDE_PX) else NARROW
        widths = scaled(columns[0]), scaled(columns[1])
        folded = self._area.viewport().width() < scaled(FOLDED_PX)
        for card in self._cards:
            card.set_columns(None if folded else widths)

    def _refresh(self) -> None:
        self._stale = False
        rows = self.targets.rows()
        while len(self._cards) < len(rows):
            card = TargetCard(self._translator)
            card.followed.connect(self.placeActivated)
            self._list.insertWidget(len(self._cards) + 1, card)
            self._cards.append(card)
        for card, row in zip(self._cards, rows, strict=False):
            card.show_row(row)
        self._set_columns()
        self._summary.setText(self.targets.summary())
        self._empty.setVisible(not rows)
        self._legend.setVisible(bool(rows))
