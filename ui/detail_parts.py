"""What the side panel is put together of, each part able to show another cell."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ipdesk.screens.cell_facts import Fact
from ui.style.roles import bold_label, frame, plain_label
from ui.style.tokens import SPACE_S, SPACE_XS


class PlaceHead(QWidget):
    """What is looked at, and its value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = plain_label("code")
        self._title = plain_label("heading", wrap=True)
        self._subtitle = plain_label("muted", wrap=True)
        self._value = _selectable(bold_label(wrap=True))
        _lay_out(self, 2, self._code, self._title, self._subtitle, self._value)

    def show_place(self, title: str, code: str, subtitle: str, value: str) -> None:
        """Show these; there is no line for a code or a value that is ""."""
        for label, text in ((self._code, code), (self._value, value)):
            label.setText(text)
            label.setVisible(bool(text))
        self._title.setText(title)
        self._subtitle.setText(subtitle)


class Heading(QWidget):
    """The name of what follows, under a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = bold_label()
        _lay_out(self, SPACE_S, frame("rule"), self._label)
        self.setContentsMargins(0, SPACE_XS, 0, 0)

    def show_title(self, title: str) -> None:
        """Show this name."""
        self._label.setText(title)


class FactBlock(QWidget):
    """One fact: its name, and below it what it says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = plain_label("code", wrap=True)
        self._text = _selectable(plain_label(wrap=True))
        _lay_out(self, 0, self._name, self._text)

    def show_fact(self, fact: Fact) -> None:
        """Show this fact."""
        self._name.setText(fact.name)
        self._text.setText(fact.text)


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _lay_out(whole: QWidget, spacing: int, *parts: QWidget) -> None:
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part)
