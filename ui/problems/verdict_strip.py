"""The one verdict, in words, with an icon and a colour that never stand alone."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style.icons import pixmap
from ui.style.roles import frame, plain_label, set_role
from ui.style.tokens import ICON_PX, SPACE_S, Tone, theme_of

_ICONS: dict[str, str] = {"done": "circle-check", "error": "circle-x", "query": "triangle-alert"}


class VerdictStrip(QWidget):
    """A banner that says whether the report can be sealed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = "query"
        self._banner = frame("banner")
        self._icon = plain_label()
        self._text = plain_label("tone", wrap=True)
        inner = QHBoxLayout(self._banner)
        inner.setContentsMargins(SPACE_S, 2, SPACE_S, 2)
        inner.setSpacing(SPACE_S)
        inner.addWidget(self._icon)
        inner.addWidget(self._text, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._banner)

    def show_verdict(self, text: str, tone: Literal["done", "error", "query"]) -> None:
        """Say the verdict in a tone."""
        self._tone = tone
        self._text.setText(text)
        self.setAccessibleName(text)
        set_role(self._banner, "banner", tone)
        set_role(self._text, "tone", tone)
        self._draw_icon()

    @property
    def text(self) -> str:
        """The verdict as shown."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        colour = theme_of(QGuiApplication.palette()).tone(self._tone)
        self._icon.setPixmap(pixmap(_ICONS[self._tone], colour, ICON_PX, self.devicePixelRatioF()))
