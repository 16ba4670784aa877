"""The print engine: the same pages for paper, file and preview.

Templates read the document as JSON, so nothing typed can become markup. Only the program's own
fonts are used, and the print is dated by the report: one snapshot always gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from ipdesk.messages import Translator
from ipdesk.paper.content import PageRecord, data_of, identity_of
from ipdesk.printing.annex import ProblemWords
from ipdesk.printing.blank import blank_of
from ipdesk.printing.coverage import coverage_of
from ipdesk.printing.data import WHAT, What, build
from ipdesk.printing.extract import extract_numbers
from ipdesk.printing.frame import stamp
from ipdesk.printing.joined import join
from ipdesk.printing.layout import Layout, Told
from ipdesk.printing.typeset import font_files, workshop
from ipdesk.snapshot import Snapshot

__all__ = ["WHAT", "Printer", "What"]

Standard = Literal["a-2a", "a-2b", "ua-1"]

PREVIEW_PPI = 110.0
# Archival (PDF/A-2a) and accessible (PDF/UA-1): tagged, fonts embedded, every text extractable.
_TAGGED: tuple[Standard, ...] = ("a-2a", "ua-1")
# Parts are joined without tags, see ipdesk/printing/joined.py.
_IN_PARTS: tuple[Standard, ...] = ("a-2b",)


def _nobody(done: int, total: int) -> None:
    """Nobody is told."""


class Printed(NamedTuple):
    """A print as PDF, and what each of its pages shows."""

    pdf: bytes
    pages: tuple[PageRecord, ...]


class Printer:
    """Prints snapshots. Needs nothing but the snapshot, so it may work in any thread.

    Every method takes the same: what to print, the ``sections`` if only some (a report, a blank
    form, rosters), and whom to tell of the steps done and of all. What ``told`` raises ends the
    work. They raise :class:`UsageError` if the report has no such section, checklist or trends,
    :class:`FileMissing` if the program's fonts are not there.
    """

    def __init__(self, templates: Path, translator: Translator, words: ProblemWords) -> None:
        self._templates = templates
        self._translator = translator
        self._words = words

    def pdf(
        self,
        snapshot: Snapshot,
        what: What,
        sections: Sequence[str] = (),
        told: Told = _nobody,
    ) -> bytes:
        """The print as a PDF: tagged, unless it is so long that it is set in parts."""
        return self.printed(snapshot, what, sections, told).pdf

    def printed(
        self,
        snapshot: Snapshot,
        what: What,
        sections: Sequence[str] = (),
        told: Told = _nobody,
    ) -> Printed:
        """The same, with what each page shows."""
        layout = self._layout(snapshot, what, sections, told)
        standards = list(_TAGGED if layout.whole else _IN_PARTS)
        files = layout.compiled(
            format="pdf",
            timestamp=self._stamp(snapshot),
            pdf_standards=standards,
            pdf_tags=layout.whole,
        )
        found = [bytes(file) for file in files]
        return Printed(found[0] if layout.whole else join(found), layout.pages)

    def codes(
        self, snapshot: Snapshot, what: What, sections: Sequence[str] = ()
    ) -> tuple[PageRecord, ...]:
        """What each page shows, without printing."""
        return self._layout(snapshot, what, sections, _nobody).lay_out()

    def pages(
        self,
        snapshot: Snapshot,
        what: What,
        ppi: float = PREVIEW_PPI,
        sections: Sequence[str] = (),
        told: Told = _nobody,
    ) -> list[bytes]:
        """The same pages as PNG images of ``ppi`` pixels per inch."""
        layout = self._layout(snapshot, what, sections, told)
        found: list[bytes] = []
        for images in layout.compiled(format="png", ppi=ppi, timestamp=self._stamp(snapshot)):
            found.extend([images] if isinstance(images, bytes) else images)
        return found

    def _layout(
        self, snapshot: Snapshot, what: What, sections: Sequence[str], told: Told
    ) -> Layout:
        document = build(snapshot, what, self._translator, self._words, sections)
        kind = snapshot.form.kind.sections
        numbers: Sequence[int] = sorted(kind.index(code) for code in sections)
        if what == "extract":
            numbers = extract_numbers(snapshot).flat()
        identity = identity_of(snapshot.header, what, self._translator.language, numbers)
        data = data_of(blank_of(snapshot) if what == "blank" else snapshot)
        coverage = coverage_of(font_files())
        return Layout(workshop(self._templates), document, coverage, (identity, data), told)

    @staticmethod
    def _stamp(snapshot: Snapshot) -> dt.datetime:
        return stamp(snapshot.header).replace(microsecond=0)
