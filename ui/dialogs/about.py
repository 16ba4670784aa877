"""What the program is, its version, and the licences of what it contains."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ipdesk import __version__
from ipdesk.messages import Translator
from ui.dialog_foot import DialogFoot
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_XL

_WIDTH = 520


class AboutDialog(QDialog):
    """A few plain lines."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About IPDesk"))
        lines = [
            plain_label("title", f"IPDesk {__version__}"),
            plain_label(
                "", tr("Annual reports of IP-strong provinces, filled in offline."), wrap=True
            ),
            plain_label(
                "muted",
                tr(
                    "Chinese wording of the plan's items is this program's own rendering, not a "
                    "quotation of the circular."
                ),
                wrap=True,
            ),
            plain_label(
                "muted",
                tr("Copyright 2026 the IPDesk maintainers. LICENSE says how it may be used."),
                wrap=True,
            ),
            plain_label(
                "muted",
                tr(
                    "Contains Qt {version} (LGPL 3), Lucide icons (ISC) and Noto fonts (OFL 1.1).",
                    version=qVersion(),
                ),
                wrap=True,
            ),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_L)
        for line in lines:
            layout.addWidget(line)
        layout.addWidget(DialogFoot(self, tr("Close")))
        Room(self, _WIDTH)
