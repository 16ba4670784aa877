"""The print of one snapshot, made in the worker: pages for the screen, a file, or paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.messages import Language, Translator
from ipdesk.services import Services
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ipdesk.printing.engine import Printer, What

SCREEN_PPI = 144.0
PAPER_PPI = 300.0


class Rendering:
    """Renders in the language that was spoken when it was made, whatever is spoken since."""

    def __init__(self, services: Services, snapshot: Snapshot, what: What) -> None:
        self._resources = services.resources
        self._templates = services.templates
        self._language: Language = services.translator.language
        self.snapshot = snapshot
        self.what: What = what

    def pages(self) -> list[bytes]:
        """The pages as PNG images of ``SCREEN_PPI`` pixels per inch."""
        return self._printer().pages(self.snapshot, self.what, SCREEN_PPI)

    def save_pdf(self, path: Path) -> Path:
        """Write the PDF; the storage errors if that fails."""
        from ipdesk.files import write_durably

        return write_durably(path, (self._printer().pdf(self.snapshot, self.what),)).path

    def print_on(self, printer: QPrinter) -> int:
        """Send the pages to a printer that is set up: how many. Raises :class:`WriteFailed`."""
        from ui.print_preview.paper import draw_pages

        return draw_pages(printer, self._printer().pages(self.snapshot, self.what, PAPER_PPI))

    def _printer(self) -> Printer:
        from ipdesk.printing.engine import Printer
        from ipdesk.sentences import Sentences

        translator = Translator(self._resources / "translations", self._language)
        words = Sentences(translator, self.snapshot.form, self.snapshot.cell)
        return Printer(self._templates, translator, words)
