"""Parts of a page that is put together again and again: kept and shown anew, not made anew.

Making a widget, dressing it by the style sheet and deleting it takes Qt many times as long as
giving it another text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


class KeptParts(Generic[Part]):
    """Parts of one kind. A page takes as many as it needs, and then lets the rest go."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._parts: list[Part] = []
        self._taken = 0

    def take(self) -> Part:
        """The next part, whatever it showed before."""
        if self._taken == len(self._parts):
            self._parts.append(self._make())
        self._taken += 1
        return self._parts[self._taken - 1]

    def let_go(self) -> None:
        """Delete what was not taken since this was last called; all may be taken again."""
        for part in self._parts[self._taken :]:
            part.hide()
            part.deleteLater()
        del self._parts[self._taken :]
        self._taken = 0
