"""A sheet that is looked at before anything is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ui.dialog_foot import DialogFoot
from ui.jobs import Jobs
from ui.print_preview.sheet_view import Images, SheetView
from ui.style.room import Room
from ui.style.tokens import SPACE_M

_SIZE = (900, 700)


class SheetPreview(QDialog):
    """Shows the pages that ``images`` makes."""

    def __init__(
        self,
        title: str,
        images: Images,
        jobs: Jobs,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.sheet = SheetView(images, jobs, translator)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(DialogFoot(self, translator.tr("Close")))
        Room(self, *_SIZE)
        self.sheet.pages.setFocus()
