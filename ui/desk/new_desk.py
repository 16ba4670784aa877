"""The dialog that makes a desk: where it is kept, and whether it is one for practice."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.shown_path import named_path, shown_path
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.field_widgets.line_field import LineField
from ui.file_choice import documents, file_to_save
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_WIDTH = 620


class NewDeskDialog(QDialog):
    """Accepted once the place can be one; makes nothing itself."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        tr = translator.tr
        self.setWindowTitle(tr("New desk of SIPO"))
        self.location = LineField()
        self.location.setAccessibleName(tr("Keep it in"))
        self.browse = QPushButton(tr("Browse…"))
        self.browse.setAutoDefault(False)
        where = QWidget()
        where.setFocusProxy(self.location)
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.location, 1)
        row.addWidget(self.browse)
        self._asked = AskedField(
            tr("Keep it in"),
            where,
            tr("A file, or the address of a PostgreSQL database: postgresql://name@host/database"),
        )
        self.practice = QCheckBox(tr("A desk for practice: it takes practice packages only"))
        self.create_button = QPushButton(tr("Make the desk"))
        buttons = DialogFoot(self, tr("Cancel"), self.create_button)
        self.create_button.clicked.connect(self._create)
        self.browse.clicked.connect(self._on_browse)
        about = tr(
            "The desk takes the packages of the provinces in, proves who made them, checks them "
            "anew and keeps them. Whoever makes it is its chief."
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("muted", about, wrap=True))
        layout.addWidget(self._asked)
        layout.addWidget(self.practice)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.location.setText(shown_path(documents() / tr("Desk.ipdesk")))
        Room(self, _WIDTH)
        self.location.setFocus()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)

    def place(self) -> str:
        """Where the desk is to be."""
        text = self.location.text().strip()
        return text if "://" in text else str(named_path(text))

    def _on_browse(self) -> None:
        tr = self._translator.tr
        suggested = tr("Desk.ipdesk") if "://" in self.place() else self.place()
        kinds = tr("IPDesk workspaces (*.ipdesk)")
        chosen = file_to_save(self, tr("Keep the desk in"), suggested, kinds)
        if chosen is not None:
            self.location.setText(shown_path(chosen))

    def _create(self) -> None:
        tr, place = self._translator.tr, self.place()
        if not place:
            self._asked.complain(tr("Say where the workspace is to be kept."))
        elif "://" not in place and os.path.exists(place):  # noqa: PTH110 -- may be odd
            self._asked.complain(tr("A file of that name exists already. Choose another name."))
        else:
            self.accept()
