"""Whom to remind (催报): the reports that are asked for, and of the chosen one the units."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.deadlines import Due
from ipdesk.exchange.cell_text import Written
from ipdesk.files import write_durably
from ipdesk.nation.chase_list import ChaseList
from ipdesk.nation.chasing import WHICH, Wanted, Which, chased
from ipdesk.nation.lists import OverviewLists
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Lines

if TYPE_CHECKING:
    import datetime as dt

    from ipdesk.messages import Translator
    from ipdesk.nation.overview import Overview


class ChaseScreen:
    """``row`` counts the lines of :meth:`reports`: 0 is all reports together.

    ``why_not`` says why no deadline can be set, "" where one can.
    """

    def __init__(self, overview: Overview, translator: Translator, why_not: str = "") -> None:
        self._overview = overview
        self._translator = translator
        self.why_not = why_not
        self.row = 0
        self.which: Which = "missing"

    def reports(self) -> Lines:
        """The reports that are asked for, how many stand how; all together first."""
        tr, made = self._translator.tr, OverviewLists(self._overview, self._translator).due()
        owing = [str(len(one.missing) or "") for one in self._overview.rounds]
        count = len(chased(self._overview.rounds, Wanted()))
        every = (tr("All reports"), "", str(count), "")
        rows = (
            (report, deadline, number, counted)
            for (report, deadline, counted), number in zip(made.rows, owing, strict=True)
        )
        return Lines(
            title=made.title,
            heads=(*made.heads[:2], tr("To be reminded"), made.heads[2]),
            rows=(every, *rows) if made.rows else (),
            empty=made.empty,
            notes=made.notes,
            wide=(1, 3),
            right=(2,),
        )

    def choices(self) -> list[tuple[str, str]]:
        """Which units can be listed, by code and name."""
        words = ChaseList(self._overview, self._translator)
        return [(which, words.name(which)) for which in WHICH]

    def wanted(self) -> Wanted:
        """What is listed now."""
        rounds = self._overview.rounds
        if not 0 < self.row <= len(rounds):
            return Wanted(self.which)
        one = rounds[self.row - 1]
        return Wanted(self.which, one.kind.code, one.year)

    def due(self) -> tuple[Due, str] | None:
        """The report that is chosen, with its name; None where all are together."""
        if not 0 < self.row <= len(self._overview.rounds):
            return None
        one = self._overview.rounds[self.row - 1]
        words = OverviewWords(self._overview, self._translator)
        return Due(one.kind.code, one.year), words.round(one)

    def lines(self) -> Lines:
        """The list."""
        return ChaseList(self._overview, self._translator).lines(self.wanted())

    def block(self) -> list[list[Written]]:
        """The list with its headings, for the clipboard."""
        made = self.lines()
        return [[Written("text", text) for text in row] for row in (made.heads, *made.rows)]

    def copied(self) -> str:
        """What is said once it was copied."""
        ntr = self._translator.ntr
        return ntr("{n} line copied", "{n} lines copied", len(self.lines().rows))

    def file_name(self) -> str:
        """What the printed sheet is called, unless it is given another name."""
        name = self._translator.tr("Reports to be handed in")
        return f"{name}-{self._overview.today.isoformat()}.pdf"

    def printing(self, path: Path, templates: Path, at: dt.datetime) -> Callable[[], None]:
        """The work that writes the sheet of what is listed now; it can be done in a worker.

        It raises the errors of writing, and :class:`FileMissing` without the program's fonts.
        """
        words, wanted = ChaseList(self._overview, self._translator), self.wanted()

        def write() -> None:
            write_durably(path, [words.pdf(wanted, templates, at)])

        return write
