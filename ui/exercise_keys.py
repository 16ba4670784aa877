"""Keys for pictures: the same at each making. Everybody can make them, so they protect nothing."""

from __future__ import annotations

import hashlib
from itertools import count

PASSPHRASE = "an exercise, not a secret"  # noqa: S105 -- it protects nothing but a picture


class NoChance:
    """Bytes in place of random ones: others at each call, and the same in each program run."""

    def __init__(self) -> None:
        self._calls = count()

    def __call__(self, size: int) -> bytes:
        """The next ``size`` bytes."""
        return hashlib.shake_256(b"IPDesk: exercise %d" % next(self._calls)).digest(size)
