"""The handover as a print: a table of the figures, and of what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ipdesk.handover.told import HandedSection, HandoverTold
from ipdesk.messages import Translator
from ipdesk.printing.cells import Shown
from ipdesk.printing.document import Block, Remark
from ipdesk.printing.tables import Heading, lay_out
from ipdesk.snapshot import Snapshot

_WISHES = (28, 16, 14, 26, 20, 28, 34, 20)


class Handed:
    """The blocks of a handover."""

    def __init__(self, snapshot: Snapshot, translator: Translator) -> None:
        self._told = HandoverTold(snapshot, translator)
        self._translator = translator

    def figures(self) -> tuple[Block, ...]:
        """One row for each cell of which there is anything to tell, by section."""
        sections = self._told.sections()
        names = zip(self._told.headings(), _WISHES, strict=True)
        headings = [Heading(name, wish=wish) for name, wish in names]
        bands = [(_band(section), _rows(section.lines)) for section in sections]
        if not bands:
            return (Remark(text=self._translator.tr("Nothing is filled in yet.")),)
        return (lay_out(headings, bands, landscape=True),)

    def missing(self) -> tuple[Block, ...]:
        """What still stands against sealing."""
        tr, missing = self._translator.tr, self._told.missing()
        if not missing:
            return (Remark(text=tr("Nothing is missing.")),)
        headings = [Heading(tr("Place"), wish=40), Heading(tr("What is missing"), wish=100)]
        return (lay_out(headings, [("", _rows(missing))], landscape=True),)


def _band(section: HandedSection) -> str:
    return "  ·  ".join(filter(None, (section.name, section.remark)))


def _rows(lines: Iterable[Sequence[str]]) -> list[list[Shown]]:
    return [[Shown(text) for text in line] for line in lines]
