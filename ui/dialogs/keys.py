"""The keyboard at a glance: every key, by the place where it works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ui.key_groups import HEADINGS, key_groups
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_S, SPACE_XL

_SIZE = (460, 560)


class KeysDialog(QDialog):
    """A list of keys in words; those of ``place`` stand first."""

    def __init__(
        self, translator: Translator, parent: QWidget | None = None, place: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translator.tr("Keyboard"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_XL)
        grid.setVerticalSpacing(SPACE_S)
        for group, lines in key_groups(place).items():
            named = [(translator.tr(name).rstrip("…"), keys) for name, keys in lines]
            _show_group(grid, translator.tr(HEADINGS[group]), named)
        holder = QWidget()
        holder.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setAccessibleName(translator.tr("Keyboard"))
        buttons = QDialogButtonBox()
        buttons.addButton(translator.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        Room(self, *_SIZE)


def _show_group(grid: QGridLayout, heading: str, lines: list[tuple[str, str]]) -> None:
    """A heading, and below it a line for each of its keys."""
    row = grid.rowCount()
    grid.addWidget(plain_label("heading", heading), row, 0, 1, 2)
    for at, (name, keys) in enumerate(lines, row + 1):
        grid.addWidget(plain_label("", name), at, 0)
        grid.addWidget(plain_label("muted", keys), at, 1)
