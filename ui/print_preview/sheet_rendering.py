"""A delivery sheet in the preview: its page for the screen, a file, or paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.services import Services
from ui.print_preview.rendering import PAPER_PPI, SCREEN_PPI

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ipdesk.delivery.contents import Contents
    from ipdesk.printing.delivery import DeliverySheet
    from ipdesk.printing.layout import Told


class SheetRendering:
    """Renders in the language that was spoken when it was made."""

    def __init__(self, services: Services, contents: Contents) -> None:
        self._resources = services.resources
        self._templates = services.templates
        self._language: Language = services.translator.language
        self._contents = contents

    def pages(self, told: Told) -> list[bytes]:
        """The page as a PNG image."""
        told(0, 1)
        return [self._sheet().image(SCREEN_PPI)]

    def save_pdf(self, path: Path, told: Told) -> Path:
        """Write the PDF; the storage errors if that fails."""
        from ipdesk.files import write_durably

        told(0, 1)
        return write_durably(path, (self._sheet().pdf(),)).path

    def print_on(self, printer: QPrinter, told: Told) -> int:
        """Send the page to a printer that is set up. Raises :class:`WriteFailed`."""
        from ui.print_preview.paper import draw_pages

        told(0, 1)
        return draw_pages(printer, [self._sheet().image(PAPER_PPI)])

    def _sheet(self) -> DeliverySheet:
        from ipdesk.printing.delivery import DeliverySheet

        translator = Translator(self._resources / "translations", self._language)
        return DeliverySheet(self._templates, translator, self._contents)
