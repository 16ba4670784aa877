"""The print of what differs between two reports, section by section."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ipdesk.comparing.comparison import compare
from ipdesk.comparing.lines import Line
from ipdesk.comparing.words import ComparisonWords, counted
from ipdesk.errors import UsageError
from ipdesk.messages import Translator
from ipdesk.printing.cells import Shown
from ipdesk.printing.document import Block, Remark
from ipdesk.printing.tables import Field, Heading, lay_out, pairs
from ipdesk.snapshot import Snapshot


class Compared(NamedTuple):
    """A section that differs: its code, its name and its tables."""

    code: str
    heading: str
    blocks: tuple[Block, ...]


class Differences:
    """Shows a snapshot beside the one that goes with it."""

    def __init__(self, snapshot: Snapshot, translator: Translator) -> None:
        if snapshot.beside is None:
            raise UsageError("nothing_beside")
        self._translator = translator
        self._comparison = compare(snapshot.beside, snapshot)
        self._words = ComparisonWords(self._comparison, translator)

    def compared(self) -> tuple[Block, ...]:
        """Which two reports these are, and how much differs in all."""
        tr = self._translator.tr
        first, second = self._words.titles()
        lines = list(self._comparison.differences())
        fields = [
            Field(tr("First report"), Shown(first)),
            Field(tr("Second report"), Shown(second)),
            Field(tr("In all"), Shown(counted(lines, self._translator)), wide=True),
        ]
        remark = tr(
            "Rows are matched by their codes, rows of rosters by what names them. The difference "
            "is the second figure less the first, its percentage that of the first."
        )
        return (pairs(fields, landscape=True), Remark(text=remark))

    def sections(self, chosen: Collection[str]) -> Iterator[Compared]:
        """The sections that differ, or those of the ``chosen`` ones."""
        for code, lines in self._comparison.sections.items():
            different = [line for line in lines if line.kind != "same"]
            if different and (not chosen or code in chosen):
                yield Compared(code, self._words.section(code), (self._table(different),))

    def _table(self, lines: list[Line]) -> Block:
        tr = self._translator.tr
        numeric = any(line.step for line in lines)
        headings = [
            Heading(tr("Item"), wish=36),
            *(Heading(title, wish=26) for title in self._words.titles()),
        ]
        if numeric:
            headings.append(Heading(tr("Difference"), "right", rigid=True))
            headings.append(Heading(tr("Difference (%)"), "right", rigid=True))
        headings.append(Heading(tr("What differs"), wish=10))
        rows = [self._row(line, numeric=numeric) for line in lines]
        return lay_out(headings, [("", rows)], landscape=True)

    def _row(self, line: Line, *, numeric: bool) -> list[Shown]:
        said = self._words.line(line)
        texts = (said.where, said.before, said.after, said.amount, said.percent, said.kind)
        return [Shown(text) for n, text in enumerate(texts) if numeric or n not in (3, 4)]
