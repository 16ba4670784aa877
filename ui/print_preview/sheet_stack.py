"""Where pages lie when they stand one below another at a zoom. Pure arithmetic, in pixels."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QSize, QSizeF

GAP = 16


class SheetStack:
    """Pages of given sizes (logical pixels at 100 %) at a zoom."""

    def __init__(self, sizes: list[QSizeF]) -> None:
        self._sizes = sizes
        self.zoom = 1.0
        self._tops: list[int] = []
        self._lay_out()

    def __len__(self) -> int:
        return len(self._sizes)

    def set_zoom(self, zoom: float) -> None:
        """Lay the pages out at another zoom."""
        self.zoom = zoom
        self._lay_out()

    def size(self, page: int) -> QSize:
        """A page's size at the zoom."""
        return (self._sizes[page] * self.zoom).toSize()

    def top(self, page: int) -> int:
        """Where a page begins."""
        return self._tops[page]

    @property
    def height(self) -> int:
        """The height of all, gaps included."""
        return self._bottom(len(self) - 1) + GAP if self._sizes else 0

    @property
    def width(self) -> int:
        """The width of the widest, gaps included."""
        return max((self.size(page).width() for page in range(len(self))), default=0) + 2 * GAP

    def widest(self) -> float:
        """The width of the widest page at 100 %."""
        return max((size.width() for size in self._sizes), default=1.0)

    def at(self, y: float) -> int:
        """The page at a height: the last one that begins at or above it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def visible(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        if not self._sizes:
            return range(0)
        return range(self.at(top), self.at(bottom) + 1)

    def _bottom(self, page: int) -> int:
        return self._tops[page] + self.size(page).height()

    def _lay_out(self) -> None:
        self._tops = []
        y = GAP
        for page in range(len(self._sizes)):
            self._tops.append(y)
            y += self.size(page).height() + GAP
