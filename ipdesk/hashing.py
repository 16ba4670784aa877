"""SHA-256 of large content, computed while the next piece of it is fetched or written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_WORTH = 1 << 16
"""From how many bytes on a piece is worth a thread: hashing then takes longer than handing over."""


class SideHash:
    """A SHA-256 that a thread works at, until :meth:`hexdigest` or until nobody has it any more."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._thread: ThreadPoolExecutor | None = None
        self._running: Future[None] | None = None

    def update(self, piece: bytes | memoryview) -> None:
        """Go on with the piece; returns at once, and waits for the piece before.

        What is written into a buffer handed over is safe from the next call on.
        """
        self._wait()
        if len(piece) < _WORTH:
            self._digest.update(piece)
            return
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(1, "hash")
        self._running = self._thread.submit(self._digest.update, piece)

    def hexdigest(self) -> str:
        """The digest of all pieces, hex."""
        self._wait()
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None
        return self._digest.hexdigest()

    def _wait(self) -> None:
        if self._running is not None:
            self._running.result()
            self._running = None
