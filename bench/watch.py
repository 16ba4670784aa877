"""Memory at its peak."""

from __future__ import annotations

import threading

import psutil

_PAUSE = 0.05


class Watch:
    """The most memory that the process and its children held beyond what it held before."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._before = self._held()
        self._most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Bytes at the peak."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._ended.wait(_PAUSE):
            self._most = max(self._most, self._held() - self._before)

    def _held(self) -> int:
        total = 0
        for process in (self._process, *self._process.children(recursive=True)):
            try:
                total += process.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        return total
