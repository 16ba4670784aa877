"""A child process that carries out one task after the other, and is replaced when it dies.

Tasks and answers are bytes: what the child says is data to be decoded strictly, never objects
(an attacker who took over the child must not get further). A frozen program is started again for
the child, see ``installer/frozen/start.py``.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Self, TypeAlias

from ipdesk.apart.allowance import Allowance, Cause, Stopped
from ipdesk.apart.confined import FAILED, OUT_OF_MEMORY, confine, grant_time

Work: TypeAlias = Callable[[bytes], bytes]
Prepare: TypeAlias = Callable[[], Work]
"""Loads what the work needs, before memory is limited; a function of a module."""
_PATIENCE_SECONDS = 0.05
_PARTING_SECONDS = 5.0
_WINDOWS_QUOTA = 1816  # ERROR_NOT_ENOUGH_QUOTA: the job's processor time is used up
_TIME_CODES = (_WINDOWS_QUOTA, -getattr(signal, "SIGXCPU", -_WINDOWS_QUOTA))
_TOO_LONG = "bad message length"


class Child:
    """The process, begun with the first task. Whoever has one closes it, or uses ``with``."""

    def __init__(self, prepare: Prepare, allowance: Allowance) -> None:
        self._prepare = prepare
        self._allowance = allowance
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._latest = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, task: bytes, check: Callable[[], None] = lambda: None) -> bytes:
        """The answer to a task. Raises :class:`Stopped`, and whatever ``check`` raises.

        ``check`` is called again and again meanwhile; what it raises ends the child.
        """
        self.give(task)
        return self.take(check)

    def give(self, task: bytes) -> None:
        """Begin a task; its answer is to be taken before the next one is given."""
        try:
            self._opened().send_bytes(task)
        except OSError:
            # It died while it had nothing to do.
            self.close()
            # One that dies before it takes anything is told of by :meth:`take`.
            with contextlib.suppress(OSError):
                self._opened().send_bytes(task)
        self._latest = time.monotonic() + self._allowance.wall_seconds

    def take(self, check: Callable[[], None] = lambda: None) -> bytes:
        """The answer to the task given last, as :meth:`ask`."""
        try:
            return self._answer(self._opened(), check)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _opened(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, far = context.Pipe()
            arguments = (self._prepare, self._allowance, far)
            self._process = context.Process(target=serve, args=arguments, daemon=True)
            self._process.start()
            far.close()
        return self._pipe

    def _answer(self, pipe: Connection, check: Callable[[], None]) -> bytes:
        try:
            while not pipe.poll(_PATIENCE_SECONDS):
                check()
                if time.monotonic() > self._latest:
                    raise Stopped("time")
            return pipe.recv_bytes(self._allowance.answer_bytes)
        except (EOFError, OSError) as fault:
            # The connection looks at the length before it reads anything.
            raise Stopped("answer" if str(fault) == _TOO_LONG else self._cause()) from None

    def _cause(self) -> Cause:
        """Why the process has ended."""
        process = self._process
        if process is None:
            return "crash"
        process.join(_PARTING_SECONDS)
        code = process.exitcode
        if code == OUT_OF_MEMORY:
            return "memory"
        return "time" if code in _TIME_CODES else "crash"


def serve(prepare: Prepare, allowance: Allowance, pipe: Connection) -> None:
    """Carry out tasks until nobody is there to give one; runs in the child."""
    # Whoever presses Ctrl+C means the program, which ends its child itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = prepare()
    # What a task leaves behind is few and collected afterwards, while the parent is at work.
    gc.disable()
    gc.freeze()
    confine(allowance)
    while True:
        try:
            task = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        grant_time(allowance.cpu_seconds)
        try:
            pipe.send_bytes(work(task))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except BaseException:  # noqa: BLE001 -- the parent says one sentence, whatever it was
            os._exit(FAILED)
        # What the work keeps for the next task was looked at once, which is enough.
        gc.collect(1)
