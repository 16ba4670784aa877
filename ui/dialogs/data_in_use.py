"""Which data the workspace uses: edition, data packs, keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ipdesk.screens.data_in_use import DataInUse, UsedLine
from ui.context import Context
from ui.line_list import LineList
from ui.province.note_lines import NoteDelegate, NoteLine
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_SIZE = (760, 460)


class DataInUseDialog(QDialog):
    """A list to read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = context.services.translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Data in use"))
        screen = DataInUse(context.workspace, context.services)
        self.list: LineList[NoteLine] = LineList(NoteDelegate())
        self.list.setAccessibleName(tr("Data in use"))
        self.list.show_lines([_note(line) for line in screen.lines()])
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", screen.summary(), wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        Room(self, *_SIZE)
        self.list.setFocus()


def _note(line: UsedLine) -> NoteLine:
    icons = {"catalogue": "book-open", "pack": "package-check", "key": "shield"}
    return NoteLine(
        key=line.key,
        title=line.title,
        spoken=line.spoken,
        icon=icons[line.key.partition(" ")[0]],
        tone="query" if line.stale else "done",
        right=line.state,
        below=line.below,
    )
