"""The keyboard at a glance: every command with its shortcut, and the keys of the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ui.actions import COMMANDS
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_S, SPACE_XL

_SIZE = (460, 560)


class KeysDialog(QDialog):
    """A list of keys in words."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translator.tr("Keyboard"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_XL)
        grid.setVerticalSpacing(SPACE_S)
        for row, (name, keys) in enumerate(_lines(translator)):
            grid.addWidget(plain_label("", name), row, 0)
            grid.addWidget(plain_label("muted", keys), row, 1)
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


def _lines(translator: Translator) -> list[tuple[str, str]]:
    tr = translator.tr
    lines = [
        (tr("Type into the cell"), "F2"),
        (tr("Store and go down"), "Enter"),
        (tr("Store and go on"), "Tab"),
        (tr("Store and go back up, or back"), "Shift+Enter  Shift+Tab"),
        (tr("Open a list or the calendar"), "Alt+↓"),
        (tr("To the edge of what is filled; with Shift, select"), "Ctrl+↑ ↓ ← →"),
        (tr("Copy, cut, paste a block"), "Ctrl+C  Ctrl+X  Ctrl+V"),
        (tr("Fill down"), "Ctrl+D"),
        (tr("Fill the selection with what was typed"), "Ctrl+Enter"),
        (tr("Drop what was typed"), "Esc"),
        (tr("Add a row"), "Ins"),
        (tr("Add several rows"), "Alt+Ins"),
        (tr("Remove the selected rows"), "Ctrl+Del"),
        (tr("Filter rows"), "F3"),
        (tr("Sort rows"), "Ctrl+Shift+O"),
        (tr("Next or previous row of a checklist"), "Ctrl+↓  Ctrl+↑"),
        (tr("Back to the list of a checklist"), "Esc"),
        (tr("Go to the place of a problem"), "Enter"),
    ]
    native = QKeySequence.SequenceFormat.NativeText
    for spec in COMMANDS.values():
        if spec.shortcut:
            name = tr(spec.text).rstrip("…")
            lines.append((name, QKeySequence(spec.shortcut).toString(native)))
    return lines
