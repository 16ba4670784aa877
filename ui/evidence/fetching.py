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


def fetched(store: Store, digest: str, progress: Progress) -> bytes:
    """A stored file, whole."""
    return b"".join(fetched_pieces(store, digest, progress))
