"""Python's search for garbage, kept out of work that makes many objects at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 1
"""The oldest generation that is searched: what was made since the last search, no more."""


@contextmanager
def collected_afterwards() -> Iterator[None]:
    """Garbage of the block is searched for at its end, and only among what it made.

    Where somebody has switched the search off, as the window has, nothing is searched for.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(_YOUNG)
