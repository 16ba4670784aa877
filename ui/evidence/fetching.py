"""Stored files, fetched for a worker: the window's thread reads them, a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.ports import Store
from ui.jobs import Progress


def fetched_pieces(store: Store, digest: str, progress: Progress) -> Iterator[bytes]:
    """A stored file's bytes. Raises what reading raises, and ``Cancelled``."""
    pieces = store.content(digest)
    while (piece := progress.aside(lambda: next(pieces, None))) is not None:
        yield piece


class Fetching:
    """Fetches file after file, and says how many of ``total`` readings have begun."""

    def __init__(self, store: Store, progress: Progress, total: int) -> None:
        self._store = store
        self._progress = progress
        self._total = total
        self._begun = 0

    def pieces(self, digest: str) -> Iterator[bytes]:
        """A stored file's bytes. Raises what reading raises, and ``Cancelled``."""
        self._begun += 1
        self._progress.step(min(self._begun, self._total), self._total)
        yield from fetched_pieces(self._store, digest, self._progress)
