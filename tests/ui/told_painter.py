"""A painter that keeps what it writes."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPixmap


class ToldPainter(QPainter):
    """Draws no text, but keeps it: lines are told apart as they were drawn."""

    def __init__(self, on: QPixmap) -> None:
        super().__init__(on)
        self.said: list[str] = []

    def drawText(self, *told: object) -> None:  # type: ignore[override]  # noqa: N802 -- Qt's name
        """Keep the text; nothing is drawn."""
        self.said += [part for part in told if isinstance(part, str)]


def squeezed(text: str) -> str:
    """A text without spaces and line breaks."""
    return "".join(text.split())
