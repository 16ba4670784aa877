"""The print of one snapshot, made in the worker: pages for the screen, a file, or paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.services import Services
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ipdesk.printing.engine import Printer, What
    from ipdesk.printing.layout import Told

SCREEN_PPI = 144.0
PAPER_PPI = 300.0


class Rendering:
    """Renders in the language that was spoken when it was made, whatever is spoken since."""

    def __init__(
        self,
        services: Services,
        snapshot: Snapshot | Callable[[], Snapshot],
        what: What,
        sections: Sequence[str] = (),
    ) -> None:
        self._resources = services.resources
        self._templates = services.templates
        self._language: Language = services.translator.language
        self._given = snapshot
        self.what: What = what
        self._sections = tuple(sections)

    @cached_property
    def snapshot(self) -> Snapshot:
        """What is printed; made, where it is still to be made, by the first that asks."""
        return self._given() if callable(self._given) else self._given

    def pages(self, told: Told) -> list[bytes]:
        """The pages as PNG images of ``SCREEN_PPI`` pixels per inch."""
        return self._pages(SCREEN_PPI, told)

    def save_pdf(self, path: Path, told: Told) -> Path:
        """Write the PDF; the storage errors if that fails."""
        from ipdesk.files import write_durably

        pdf = self._printer().pdf(self.snapshot, self.what, self._sections, told)
        return write_durably(path, (pdf,)).path

    def print_on(self, printer: QPrinter, told: Told) -> int:
        """Send the pages to a printer that is set up: how many. Raises :class:`WriteFailed`."""
        from ui.print_preview.paper import draw_pages

        return draw_pages(printer, self._pages(PAPER_PPI, told))

    def _pages(self, ppi: float, told: Told) -> list[bytes]:
        return self._printer().pages(self.snapshot, self.what, ppi, self._sections, told)

    def _printer(self) -> Printer:
        from ipdesk.printing.engine import Printer
        from ipdesk.sentences import Sentences

        translator = Translator(self._resources / "translations", self._language)
        words = Sentences(translator, self.snapshot.form, self.snapshot.cell)
        return Printer(self._templates, translator, words)
