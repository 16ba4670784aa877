"""The place of the chart: it loads the charting library behind the page, and says so meanwhile."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.trends import TrendCard
from ui.jobs import Jobs, Progress
from ui.style.roles import plain_label

if TYPE_CHECKING:
    from ui.trends.chart import TrendChart

_CHART = "ui.trends.chart"


class ChartPlace(QWidget):
    """Shows a card's chart as soon as it can. ``stepped`` is that of the chart."""

    stepped = Signal(int)

    def __init__(self, translator: Translator, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._jobs = jobs
        self._card: TrendCard | None = None
        self._asked = False
        self.chart: TrendChart | None = None
        self._word = plain_label("muted", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._word)
        self._layout.addStretch(0)

    def show_card(self, card: TrendCard) -> None:
        """Draw the card's chart; nothing is drawn where no year is known."""
        self._card = card
        if card.plot is not None and self.chart is None:
            self._load()
        if self.chart is not None:
            self.chart.setVisible(card.plot is not None)
            self.chart.show_card(card)
            self._word.hide()
        self._word.setVisible(self.chart is None and card.plot is not None)

    @property
    def words(self) -> str:
        """What stands in the place of the chart."""
        return self._word.text()

    def _load(self) -> None:
        """NumPy and PyQtGraph take a quarter of a second: the window goes on meanwhile."""
        if _CHART in sys.modules:
            self._ready(None)
        elif not self._asked:
            self._asked = True
            self._word.setText(self._translator.tr("Loading the charts…"))
            self._jobs.run(self._word.text(), _import_chart, self._arrived, self._failed)

    def _arrived(self, nothing: None) -> None:
        self._ready(nothing)
        if self._card is not None:
            self.show_card(self._card)

    def _ready(self, _nothing: None) -> None:
        from ui.trends.chart import TrendChart

        self.chart = TrendChart()
        self.chart.stepped.connect(self.stepped)
        self._layout.insertWidget(0, self.chart, 1)
        self.setFocusProxy(self.chart)

    def _failed(self, _fault: Exception) -> None:
        self._word.setText(
            self._translator.tr("The charts could not be loaded; the figures are in the table.")
        )


def _import_chart(_progress: Progress) -> None:
    importlib.import_module(_CHART)
