"""A line of parts that becomes a column where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QWidget

_LINE, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Folding(QBoxLayout):
    """Lays its parts side by side if all have room, else one below the other.

    ``least`` is the width in pixels below which it folds; 0 stands for what the parts ask for.
    So a page never needs more width than its widest part. Lines that are to fold together are told
    by whoever lays them out, with :meth:`fold`.
    """

    def __init__(self, parent: QWidget | None = None, least: int = 0) -> None:
        super().__init__(_LINE, parent)
        self._least = least
        self._told: bool | None = None
        # Qt asks for it again and again, and each part asks its own parts.
        self._smallest: QSize | None = None

    @property
    def folded(self) -> bool:
        """Whether the parts lie one below the other."""
        return self.direction() == _COLUMN

    def fold(self, folded: bool) -> None:  # noqa: FBT001 -- it is all that is told
        """Lie so from now on, however much room there is."""
        self._told = folded
        self.setDirection(_COLUMN if folded else _LINE)

    def minimumSize(self) -> QSize:
        """The widest part's width: the rest is folded away."""
        if self._smallest is None:
            self._smallest = self._smallest_now()
        return QSize(self._smallest)

    def invalidate(self) -> None:
        """Forget what was measured: a part has changed."""
        self._smallest = None
        super().invalidate()

    def _smallest_now(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._items()]
        margins = self.contentsMargins()
        width = max(widths, default=0) + margins.left() + margins.right()
        return QSize(width, super().minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        """Fold or unfold, then lay out."""
        if self._told is None:
            wanted = _COLUMN if rect.width() < (self._least or self._line_width()) else _LINE
            if wanted != self.direction():
                self.setDirection(wanted)
        super().setGeometry(rect)

    def _line_width(self) -> int:
        margins = self.contentsMargins()
        widths = [item.sizeHint().width() for item in self._items()]
        gaps = self.spacing() * max(len([w for w in widths if w]) - 1, 0)
        return sum(widths) + gaps + margins.left() + margins.right()

    def _items(self) -> list[QLayoutItem]:
        return [item for i in range(self.count()) if (item := self.itemAt(i)) is not None]
