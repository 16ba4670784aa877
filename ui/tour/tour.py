"""The tour: on the first start by itself, later from the Help menu; it can be skipped any time.

It takes nothing away: the window stays usable under it, and when it ends the focus is where it
was before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ipdesk.messages import Translator
from ui.tour.card import TourCard, place_beside
from ui.tour.spot import Spot
from ui.tour.stops import ARRIVAL, REPORT, Stop

Targets = Callable[[], Mapping[str, QWidget]]


class Tour(QObject):
    """Goes from stop to stop. ``targets`` gives the parts of the window that are there now.

    ``exampleWanted`` comes when it goes on in a report and none is open: whoever opens one calls
    :meth:`arrive`. ``ended`` comes once, skipped or not.
    """

    exampleWanted = Signal()
    ended = Signal()

    def __init__(self, window: QMainWindow, targets: Targets, translator: Translator) -> None:
        super().__init__(window)
        self._window = window
        self._targets = targets
        self._translator = translator
        self._focus_before = QApplication.focusWidget()
        self._stops: tuple[Stop, ...] = ()
        self._at = 0
        self._spot = Spot(window)
        self._card = TourCard(translator, window)
        self._card.forward.connect(self._go_on)
        self._card.backward.connect(lambda: self._show(self._at - 1))
        self._card.left.connect(self.end)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Begin where the window stands: on the start page, or in the open report."""
        self._stops = REPORT if "navigation" in self._targets() else ARRIVAL + REPORT
        self._show(0)

    def arrive(self) -> None:
        """Go on in the report that was opened, with what the tour says of it."""
        self._focus_before = QApplication.focusWidget()
        self._show(self._stops.index(REPORT[0]))

    def retranslate(self) -> None:
        """Say the present stop in the other language."""
        self._show(self._at)

    def end(self) -> None:
        """Take card and line away and give the focus back."""
        self._window.removeEventFilter(self)
        focus = self._focus_before
        for part in (self._spot, self._card):
            part.hide()
            part.deleteLater()
        if focus is not None and _there(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the target when the window changes its size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._follow()
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        if self._at + 1 == len(self._stops):
            self.end()
        elif self._stops[self._at + 1] in REPORT and "navigation" not in self._targets():
            self.exampleWanted.emit()
        else:
            self._show(self._at + 1)

    def _show(self, at: int) -> None:
        self._at = at
        tr, stop = self._translator.tr, self._stops[at]
        last = at + 1 == len(self._stops)
        onward = tr("Finish") if last else tr("Next")
        if stop is ARRIVAL[-1]:
            onward = tr("Show me a report")
        self._card.say(tr(stop.title), tr(stop.text), at + 1, len(self._stops), onward)
        self._follow()
        self._card.show()
        self._card.raise_()
        self._card.take_focus()

    def _follow(self) -> None:
        target = self._targets().get(self._stops[self._at].target)
        if target is None or not _there(target):
            self._spot.hide()
            around = QRect(self._window.rect().center(), self._window.rect().center())
        else:
            around = QRect(target.mapTo(self._window, target.rect().topLeft()), target.size())
            self._spot.surround(around)
        self._card.move(place_beside(around, self._card.size(), self._window.size()))
        self._card.raise_()


def _there(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget) and widget.isVisible()
