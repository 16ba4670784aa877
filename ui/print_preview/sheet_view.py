"""The pages of a sheet on screen, made in the worker when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ui.jobs import Jobs
from ui.messages import show_error
from ui.print_preview.pages_view import PagesView
from ui.print_preview.rendering import SCREEN_PPI

Images = Callable[[float], list[bytes]]


class SheetView(QWidget):
    """``images`` makes the pages as PNG images of so many pixels per inch, in the worker."""

    def __init__(self, images: Images, jobs: Jobs, translator: Translator) -> None:
        super().__init__()
        self._images = images
        self._jobs = jobs
        self._translator = translator
        self._asked = self._shown = False
        self.pages = PagesView()
        self.pages.setAccessibleName(translator.tr("Pages"))
        for keys, call in (
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
        ):
            QShortcut(QKeySequence(keys), self, call)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pages, once."""
        super().showEvent(event)
        self._shown = True
        if not self._asked:
            self._asked = True
            label = self._translator.tr("Making the sheet of the receipt")
            self.pages.say(f"{label}…")
            self._jobs.run(label, lambda _: self._images(SCREEN_PPI), self._show, self._fail)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight; what fails now is told nobody."""
        super().hideEvent(event)
        self._shown = False

    def _show(self, pages: list[bytes]) -> None:
        self.pages.show_pages(pages, SCREEN_PPI)

    def _fail(self, fault: Exception) -> None:
        if self._shown:
            show_error(fault, self._translator, self)
