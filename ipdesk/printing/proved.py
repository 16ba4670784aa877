"""The annex of evidence: which files prove what, with what is said of each document."""

from __future__ import annotations

from ipdesk.evidence.words import EvidenceWords
from ipdesk.messages import Translator
from ipdesk.printing.cells import Shown
from ipdesk.printing.document import Block
from ipdesk.printing.places import place_name
from ipdesk.printing.tables import Heading, lay_out
from ipdesk.records import EvidenceRecord
from ipdesk.snapshot import Snapshot

_SHORT = 16
"""How much of a digest is printed: enough to tell the files of a report apart."""


class Proved:
    """The blocks of the annex of one report."""

    def __init__(self, snapshot: Snapshot, translator: Translator) -> None:
        self._snapshot = snapshot
        self._translator = translator
        self._words = EvidenceWords(translator)

    def blocks(self) -> tuple[Block, ...]:
        """One row for each use of a file, in the order of the sections; none without any."""
        if not self._snapshot.evidence:
            return ()
        tr = self._translator.tr
        headings = [
            Heading(tr("Place"), wish=32),
            Heading(tr("File"), wish=28),
            Heading(tr("Document number"), wish=18),
            Heading(tr("Date of issue"), "center", wish=10),
            Heading(tr("Issuer"), wish=16),
            Heading(tr("Page"), "center", wish=7),
            Heading("SHA-256", wish=16, quiet=True),
        ]
        rows = [self._row(use) for use in self._snapshot.evidence]
        return (lay_out(headings, [("", rows)], landscape=True),)

    def _row(self, use: EvidenceRecord) -> list[Shown]:
        return [
            Shown(place_name(self._snapshot, use.place, self._translator)),
            Shown(use.name),
            Shown(use.number),
            Shown(self._words.day(use.issued)),
            Shown(use.issuer),
            Shown(use.page),
            Shown(use.digest[:_SHORT]),
        ]
