"""The print engine: the same pages for paper, file and preview.

Templates read the document as JSON, so nothing typed can become markup. Only the program's own
fonts are used, and the print is dated by the report: one snapshot always gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from ipdesk.errors import FileMissing
from ipdesk.fonts import chinese_fonts
from ipdesk.messages import Translator
from ipdesk.printing.annex import ProblemWords
from ipdesk.printing.coverage import Coverage
from ipdesk.printing.data import WHAT, What, build
from ipdesk.printing.frame import stamp
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from typst import Compiler, Fonts

__all__ = ["WHAT", "Printer", "What"]

PREVIEW_PPI = 110.0
_MAIN = "print.typ"
# Archival (PDF/A-2a) and accessible (PDF/UA-1): tagged, fonts embedded, every text extractable.
_STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")


class Printer:
    """Prints snapshots. Needs nothing but the snapshot, so it may work in any thread."""

    def __init__(self, templates: Path, translator: Translator, words: ProblemWords) -> None:
        self._templates = templates
        self._translator = translator
        self._words = words

    def pdf(self, snapshot: Snapshot, what: What) -> bytes:
        """The print as a tagged PDF.

        Raises :class:`UsageError` if the kind has no checklist, :class:`FileMissing` if the
        program's fonts are not there.
        """
        pdf: Any = self._compiler(snapshot, what).compile(
            format="pdf", timestamp=self._stamp(snapshot), pdf_standards=list(_STANDARDS)
        )
        return bytes(pdf)

    def pages(self, snapshot: Snapshot, what: What, ppi: float = PREVIEW_PPI) -> list[bytes]:
        """The same pages as PNG images of ``ppi`` pixels per inch; errors as in :meth:`pdf`."""
        images: Any = self._compiler(snapshot, what).compile(
            format="png", ppi=ppi, timestamp=self._stamp(snapshot)
        )
        return [images] if isinstance(images, bytes) else list(images)

    def _compiler(self, snapshot: Snapshot, what: What) -> Compiler:
        from typst import Compiler

        document = msgspec.to_builtins(build(snapshot, what, self._translator, self._words))
        data = msgspec.json.encode(_legible(document, self._coverage)).decode()
        return Compiler(
            self._templates / _MAIN,
            root=self._templates,
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": data},
        )

    @staticmethod
    def _stamp(snapshot: Snapshot) -> dt.datetime:
        return stamp(snapshot.header).replace(microsecond=0)

    @cached_property
    def _files(self) -> tuple[Path, ...]:
        files = chinese_fonts()
        if not files:
            raise FileMissing(path="NotoSansSC-Regular.otf", why="fonts not installed")
        return files

    @cached_property
    def _fonts(self) -> Fonts:
        from typst import Fonts

        return Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=sorted({str(path.parent) for path in self._files}),
        )

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage(self._files)


def _legible(data: object, coverage: Coverage) -> object:
    """The same data with every text made showable."""
    if isinstance(data, str):
        return coverage.legible(data)
    if isinstance(data, dict):
        return {key: _legible(value, coverage) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_legible(item, coverage) for item in data]
    return data
