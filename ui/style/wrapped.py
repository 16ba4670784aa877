"""A label over several lines that finds the height it needs for a width once.

Qt's layouts ask for it some twenty times to lay out a page once, and lay out the text each time.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel


class WrappedLabel(QLabel):
    """A label that wraps its text."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[tuple[float, ...], int] = {}
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._heights.clear()
        super().setText(text)

    def clear(self) -> None:
        """Show no text."""
        self._heights.clear()
        super().clear()

    def heightForWidth(self, width: int) -> int:
        """The height that the text needs in this width."""
        asked = (
            width,
            *self.minimumSize().toTuple(),
            self.margin(),
            self.indent(),
            self.devicePixelRatioF(),
        )
        if asked not in self._heights:
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style needs another height."""
        self._heights.clear()
        super().changeEvent(event)
