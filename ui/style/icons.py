"""Icons of the Lucide set, in the theme's colours, drawn when first asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.style.tokens import ICON_PX, Theme, Tone, theme_of

_ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
FOLDER = _ICONS / "lucide"
_LARGE_PX = 20


def program_icon() -> QIcon:
    """The program's own: what the desktop shows of its windows."""
    return QIcon(str(_ICONS / "ipdesk.svg"))


def icon(name: str, theme: Theme, tone: Tone | None = None) -> QIcon:
    """The icon ``name`` (a file of the set, without ".svg") in a tone, else the text's colour."""
    return _icon(name, theme.tone(tone) if tone else theme.text, _ratio())


def icon_for(widget: QWidget, name: str, tone: Tone | None = None) -> QIcon:
    """The icon in the colours of the widget's present theme."""
    return icon(name, theme_of(widget.palette()), tone)


def accent_icon(widget: QWidget, name: str) -> QIcon:
    """The icon in the colour that stands on the accent, for primary buttons."""
    theme = theme_of(widget.palette())
    return _icon(name, theme.accent_text, _ratio())


def pixmap(name: str, colour: str, size: int = ICON_PX, ratio: float = 1.0) -> QPixmap:
    """The icon in one colour, ``size`` logical pixels square. Shared: not to be painted on."""
    return _pixmap(name, colour, size, ratio)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, ratio: float) -> QIcon:
    made = QIcon(_pixmap(name, colour, ICON_PX, ratio))
    made.addPixmap(_pixmap(name, colour, _LARGE_PX, ratio))
    return made


def _ratio() -> float:
    """The finest resolution of the screens, so that an icon is sharp on each."""
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
