"""A wrapped text that is never squeezed: it asks for the height that its width needs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from ui.style.roles import plain_text
from ui.style.wrapped import WrappedLabel


class Paragraph(WrappedLabel):
    """Plain text over several lines, of a role, for places where Qt's layouts ask no height."""

    def __init__(self, role: str = "", text: str = "") -> None:
        super().__init__(text)
        plain_text(self, role)

    def setText(self, text: str) -> None:
        """Show another text, and ask for its height."""
        super().setText(text)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of the new width."""
        super().resizeEvent(event)
        self._ask()

    def _ask(self) -> None:
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))
