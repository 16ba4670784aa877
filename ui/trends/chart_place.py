"""The place of the chart: it loads the charting library behind the page, and says so meanwhile."""

from __future__ import annotations

import contextlib
import importlib
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.trends import TrendCard
from ui.style.roles import plain_label
from ui.tab_order import go_on

if TYPE_CHECKING:
    from ui.trends.chart import TrendChart

_CHART = "ui.trends.chart"
_LOOK_MS = 15


class ChartPlace(QWidget):
    """Shows a card's chart as soon as it can. ``stepped`` is that of the chart."""

    stepped = Signal(int)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._card: TrendCard | None = None
        self._loading: threading.Thread | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
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

    @property
    def loading(self) -> bool:
        """Whether the charting library is still on its way."""
        return self._timer.isActive()

    def _load(self) -> None:
        """NumPy and PyQtGraph take a quarter of a second: the window goes on meanwhile."""
        if self.loading:
            return
        if _CHART in sys.modules:
            self._make()
        elif self._loading is None:
            self._word.setText(self._translator.tr("Loading the charts…"))
            self._loading = threading.Thread(target=_import_chart, name="ipdesk-chart", daemon=True)
            self._loading.start()
            self._timer.start()

    def _look(self) -> None:
        if self._loading is not None and self._loading.is_alive():
            return
        self._timer.stop()
        if _CHART in sys.modules and self._card is not None:
            self.show_card(self._card)
        else:
            tr = self._translator.tr
            self._word.setText(tr("The charts could not be loaded; the figures are in the table."))

    def _make(self) -> None:
        from ui.trends.chart import TrendChart

        self.chart = TrendChart()
        self.chart.stepped.connect(self.stepped)
        self._layout.insertWidget(0, self.chart, 1)
        go_on(self._word, self.chart)


def _import_chart() -> None:
    """A library that is not there leaves the page with its table."""
    with contextlib.suppress(ImportError):
        importlib.import_module(_CHART)
