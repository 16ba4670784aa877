"""Long changes in the window's thread: in steps, between which the window lives.

The work itself stays one call and one commit. After each of its steps the window repaints and
says how far it is; whoever waits can stop it until it is settled. All other input is kept away:
at first it waits, then a dialog takes it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Thread
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from ipdesk.pace import UNPACED, Cancelled, Pace, SteppedPace

_T = TypeVar("_T")
_TURN, _SHOWN_AFTER = 0.02, 0.3
"""Seconds between two turns of the window, and until it says that something takes long."""
_UNNOTICED = 0.05
"""Seconds for which a window may stand still without a turn."""
_SLICE_MS = 10
_QUIET = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
_ALL = QEventLoop.ProcessEventsFlag.AllEvents


class Run(Protocol):
    """Runs a long change of the report; ``doing`` says what is done while it takes."""

    def __call__(self, doing: str, work: Callable[[Pace], _T]) -> _T:
        """What the work returns or raises."""


def at_once(doing: str, work: Callable[[Pace], _T]) -> _T:
    """Run the work without steps."""
    del doing
    return work(UNPACED)


class Waiting(Protocol):
    """What shows how far the work is. It keeps input away from everything but itself."""

    @property
    def stopped(self) -> bool:
        """Whether the work is to stop."""

    def begin(self) -> None:
        """Show it: the work takes long."""

    def tell(self, done: int, total: int) -> None:
        """So much of it is done."""

    def settle(self) -> None:
        """It cannot be stopped any more."""

    def end(self) -> None:
        """The work is over."""


class Pacer(QObject):
    """Runs such changes, one at a time. Within one, another goes through without steps.

    Between ``began`` and ``ended``, which says whether it took long, nobody else may write.
    """

    began = Signal()
    ended = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pace: _WindowPace | None = None

    @property
    def busy(self) -> bool:
        """Whether a change is under way."""
        return self._pace is not None

    def turn(self, *, always: bool = False) -> None:
        """Within a large change, between two parts of its showing: let the window live.

        If its last turn was a while ago; ``always`` where what comes next takes its time too.
        """
        if self._pace is not None:
            self._pace.turn(always=always)

    def run(self, work: Callable[[Pace], _T], waiting: Waiting) -> _T:
        """What the work returns or raises, :class:`Cancelled` where it was stopped."""
        if self.busy:
            return work(UNPACED)
        pace = self._pace = _WindowPace(waiting)
        self.began.emit()
        try:
            return work(pace)
        finally:
            waiting.end()
            self._pace = None
            self.ended.emit(pace.shown)


class _WindowPace(SteppedPace):
    """Lets the window live between steps."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__(self._on_step)
        self._waiting = waiting
        self._began = self._turned = time.monotonic()
        self.shown = False
        """Whether the work took long enough to be told of."""
        self._far = (0, 0)

    def settle(self) -> None:
        """The last moment to stop the work; what shows it says so."""
        super().settle()
        self._waiting.settle()

    def aside(self, call: Callable[[], _T]) -> _T:
        """Carry out the call in another thread, while the window lives."""
        results: list[_T] = []
        faults: list[BaseException] = []

        def carry_out() -> None:
            try:
                results.append(call())
            except BaseException as fault:  # noqa: BLE001  -- raised again below
                faults.append(fault)

        thread = Thread(target=carry_out, name="ipdesk-aside")
        thread.start()
        # What is done so soon that nobody notices is not made to wait for the window.
        thread.join(_UNNOTICED)
        while thread.is_alive():
            self._turn()
            thread.join(_TURN)
        if faults:
            # Named nowhere here: what it holds on to, an open file say, goes when it is dealt with.
            raise faults.pop()
        return results[0]

    def check(self) -> None:
        """Raise :class:`Cancelled` if the work is to stop."""
        if self._waiting.stopped and not self.settled:
            raise Cancelled

    def _on_step(self, done: int, total: int) -> None:
        self._far = (done, total)
        self.turn()
        self.check()

    def turn(self, *, always: bool = False) -> None:
        """Let the window live, if its last turn was a while ago, or always."""
        if always or time.monotonic() - self._turned >= _TURN:
            self._turn()

    def _turn(self) -> None:
        if not self.shown and time.monotonic() - self._began >= _SHOWN_AFTER:
            self.shown = True
            self._waiting.begin()
        if self.shown:
            self._waiting.tell(*self._far)
        QCoreApplication.processEvents(_ALL if self.shown else _QUIET, _SLICE_MS)
        self._turned = time.monotonic()
