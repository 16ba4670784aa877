"""Says to the style sheet what a widget is, and makes labels that show text and nothing else."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFrame, QLabel, QWidget

from ui.style.tokens import Tone
from ui.style.wrapped import WrappedLabel


def set_role(widget: QWidget, role: str, tone: Tone | None = None) -> None:
    """Give the widget the look of a role (see :mod:`ui.style.sheet`), at once."""
    if widget.property("role") == role and widget.property("tone") == (tone or ""):
        return
    widget.setProperty("role", role)
    widget.setProperty("tone", tone or "")
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def plain_label(role: str = "", text: str = "", *, wrap: bool = False) -> QLabel:
    """A label that shows its text as it is, whatever is in it."""
    label = WrappedLabel(text) if wrap else QLabel(text)
    plain_text(label, role)
    return label


def bold_label(text: str = "", *, wrap: bool = False) -> QLabel:
    """The same in bold letters, for headings and values."""
    label = plain_label("", text, wrap=wrap)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def plain_text(label: QLabel, role: str = "") -> None:
    """Have a label show its text as it is, in the look of a role."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)


def frame(role: str) -> QFrame:
    """An empty frame of a role: card, bar, banner or rule."""
    made = QFrame()
    made.setProperty("role", role)
    made.setFrameShape(QFrame.Shape.NoFrame)
    return made


def proposing(completer: QCompleter) -> None:
    """Give the list of proposals the rows of every list that drops down."""
    if (popup := completer.popup()) is not None:
        set_role(popup, "proposals")


def plain_tip(text: str) -> str:
    """A tooltip that shows its text as it is: Qt takes tooltips for rich text if they look it."""
    return f"<span style='white-space:pre-wrap'>{html.escape(text)}</span>" if text else ""
