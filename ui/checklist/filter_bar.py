"""Filters of a checklist, and a ring for all of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ipdesk.screens.checklist import ChecklistScreen, Filter
from ui.checklist.ring import Ring
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S, SPACE_XS


class FilterBar(QWidget):
    """One button for each filter, with the number of rows it lets through."""

    chosen = Signal(str)

    def __init__(self, screen: ChecklistScreen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen = screen
        self._ring = Ring()
        self._words = plain_label("muted")
        self._buttons: dict[Filter, QToolButton] = {}
        group = QButtonGroup(self)
        done, filters = QHBoxLayout(), QHBoxLayout()
        for part in (done, filters):
            part.setSpacing(SPACE_XS)
        done.addWidget(self._ring)
        done.addWidget(self._words)
        done.addStretch(1)
        layout = Folding(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addLayout(done)
        layout.addLayout(filters)
        for name in screen.filters:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(name == screen.filter)
            button.clicked.connect(lambda _on=False, wanted=name: self.chosen.emit(wanted))
            group.addButton(button)
            self._buttons[name] = button
            filters.addWidget(button)

    def refresh(self) -> None:
        """Show counts, ring and words as they are now."""
        share = self._screen.share()
        words = self._screen.percent_text(share)
        self._ring.show_share(share.percent, words)
        self._words.setText(words)
        for name, button in self._buttons.items():
            button.setText(self._screen.filter_text(name))
            button.setChecked(name == self._screen.filter)
