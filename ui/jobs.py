"""Long work off the window's thread: one job at a time, with progress and cancel.

Work gets an immutable snapshot and never touches the database. What it needs of the database
it asks of the window's thread, in short pieces (:meth:`Progress.aside`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from ipdesk.pace import Cancelled

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_T = TypeVar("_T")
_PATIENCE = 0.05
"""Seconds after which a worker that waits for the window looks whether it is to stop."""


class Progress:
    """What a job tells of itself, from its own thread."""

    def __init__(
        self, told: Callable[[int, int], None], asked: Callable[[Callable[[], None]], None]
    ) -> None:
        self._told = told
        self._asked = asked
        self._stop = threading.Event()

    def step(self, done: int, total: int) -> None:
        """Say how far the job is. Raises :class:`Cancelled` once it is to stop."""
        self.check()
        self._told(done, total)

    def check(self) -> None:
        """Raise :class:`Cancelled` if the job is to stop."""
        if self._stop.is_set():
            raise Cancelled

    def aside(self, piece: Callable[[], _T]) -> _T:
        """Have the window's thread do a short piece of work: its result, or what it raised.

        Raises :class:`Cancelled` if the job is to stop; the piece is not begun then.
        """
        from concurrent.futures import Future

        answer: Future[_T] = Future()

        def carry_out() -> None:
            if self._stop.is_set() or not answer.set_running_or_notify_cancel():
                return
            try:
                answer.set_result(piece())
            except BaseException as fault:  # noqa: BLE001  -- raised again where it was asked for
                answer.set_exception(fault)

        self.check()
        self._asked(carry_out)
        while True:
            try:
                return answer.result(_PATIENCE)
            except TimeoutError:
                if answer.done():
                    raise
                self.check()

    def cancel(self) -> None:
        """Ask the job to stop at its next step; its result is then dropped."""
        self._stop.set()


class _Job:
    """One piece of work and whom to tell."""

    def __init__(
        self,
        label: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Progress,
    ) -> None:
        self.label = label
        self.work = work
        self.done = done
        self.failed = failed
        self.progress = progress


class Jobs(QObject):
    """Runs jobs one after the other in one worker thread.

    ``started`` carries the job's label, ``progressed`` steps done and in all, ``ended`` comes
    after the job's own ``done`` or ``failed`` was called (on the window's thread).
    """

    started = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    _finished = Signal(object, object, object)
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: list[_Job] = []
        self._held: list[Callable[[], None]] | None = None
        self._finished.connect(lambda *said: self._deliver(partial(self._conclude, *said)))
        self._asked.connect(self._deliver)

    def run(
        self,
        label: str,
        work: Callable[[Progress], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start ``work`` as soon as the jobs before it are through.

        ``done`` gets its result, or ``failed`` what it raised (:class:`Cancelled` included).
        """
        job = _Job(label, work, done, failed, Progress(self.progressed.emit, self._asked.emit))
        self._waiting.append(job)
        if len(self._waiting) == 1:
            self._start(job)

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return bool(self._waiting)

    def cancel(self) -> None:
        """Stop the running job at its next step."""
        if self._waiting:
            self._waiting[0].progress.cancel()

    def stop(self) -> None:
        """Stop everything and wait for the running job; nobody is told what came of it."""
        stopped, self._waiting = self._waiting, []
        for job in stopped:
            job.progress.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        if stopped:
            self.ended.emit()

    def hold(self) -> None:
        """Let wait what jobs ask of the window's thread, and that they end."""
        self._held = self._held or []

    def release(self) -> None:
        """Deliver what had to wait."""
        held, self._held = self._held or [], None
        for piece in held:
            piece()

    def _start(self, job: _Job) -> None:
        from concurrent.futures import ThreadPoolExecutor

        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "ipdesk-job")
        self.started.emit(job.label)
        self._pool.submit(self._work, job)

    def _work(self, job: _Job) -> None:
        try:
            job.progress.check()
            result = job.work(job.progress)
            job.progress.check()
        except Exception as fault:  # noqa: BLE001  -- handed to the window, which shows it
            self._finished.emit(job, None, fault)
        else:
            self._finished.emit(job, result, None)

    def _deliver(self, piece: Callable[[], None]) -> None:
        if self._held is None:
            piece()
        else:
            self._held.append(piece)

    def _conclude(self, job: _Job, result: object, fault: Exception | None) -> None:
        if job not in self._waiting:
            return
        try:
            if fault is None:
                job.done(result)
            else:
                job.failed(fault)
        finally:
            # Whoever is told may close what the jobs belong to, which stops them.
            if job in self._waiting:
                self._waiting.remove(job)
                self.ended.emit()
                if self._waiting:
                    self._start(self._waiting[0])
