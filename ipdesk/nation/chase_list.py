"""The list of those to be reminded in words, and as a sheet to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from ipdesk import formats
from ipdesk.fonts import SANS, SERIF
from ipdesk.languages import Language
from ipdesk.messages import Translator, marked
from ipdesk.nation.chasing import Chased, Wanted, Which, chased, days_left
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Lines, Part
from ipdesk.practice import PRACTICE
from ipdesk.printing.typeset import Task, workshop

_TEMPLATE = "chasing.typ"
_NAMES: dict[Which, str] = {
    "missing": marked("To be reminded"),
    "late": marked("Past the deadline"),
    "all": marked("All that is asked for"),
}


class ChaseSheet(Part, frozen=True, kw_only=True):
    """What the template ``chasing.typ`` reads: a table for each report."""

    language: Language
    serif: str
    sans: str
    title: str
    subtitle: str
    practice: tuple[str, ...]
    foot: str
    page: str
    parts: tuple[Lines, ...]
    empty: str


class ChaseList:
    """Says in the translator's language who is to be reminded, as of the overview's day."""

    def __init__(self, overview: Overview, translator: Translator) -> None:
        self._overview = overview
        self._translator = translator
        self._words = OverviewWords(overview, translator)

    def name(self, which: Which) -> str:
        """What a choice of reports is called."""
        return self._translator.tr(_NAMES[which])

    def lines(self, wanted: Wanted) -> Lines:
        """One table of all of them, the report named in each line."""
        found = chased(self._overview.rounds, wanted)
        rows = tuple((self._words.round(one.round), *self._texts(one)) for one in found)
        tr = self._translator.tr
        return Lines(
            title=self.name(wanted.which),
            heads=(tr("Report"), *self._heads()),
            rows=rows,
            empty=self._empty(wanted),
            wide=(3,),
        )

    def sheet(self, wanted: Wanted) -> ChaseSheet:
        """The print: a table under each report."""
        tr, overview = self._translator.tr, self._overview
        day = formats.date(overview.today.isoformat(), self._translator)
        return ChaseSheet(
            language=self._translator.language,
            serif=SERIF,
            sans=SANS,
            title=tr("Reports to be handed in"),
            subtitle=tr("{name}, as of {date}", name=self.name(wanted.which), date=day),
            practice=(PRACTICE.zh, PRACTICE.en) if overview.nation.practice else (),
            foot=self._translator.label(overview.catalogue.edition.title),
            page=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
            parts=tuple(self._parts(chased(overview.rounds, wanted))),
            empty=self._empty(wanted),
        )

    def pdf(self, wanted: Wanted, templates: Path, at: dt.datetime) -> bytes:
        """The sheet as a tagged PDF, dated ``at``.

        Raises :class:`FileMissing` if the program's fonts are not there.
        """
        options = {
            "format": "pdf",
            "timestamp": at.replace(microsecond=0),
            "pdf_standards": ["a-2a", "ua-1"],
        }
        data = msgspec.json.encode(self.sheet(wanted)).decode()
        return bytes(workshop(templates).carry_out(Task({"data": data}, options, _TEMPLATE)))

    def _parts(self, found: Sequence[Chased]) -> list[Lines]:
        under: dict[tuple[str, int], list[Chased]] = {}
        for one in found:
            under.setdefault((one.round.kind.code, one.round.year), []).append(one)
        return [
            Lines(
                title=self._words.round(lines[0].round),
                heads=self._heads(),
                rows=tuple(self._texts(one) for one in lines),
                wide=(0,),
            )
            for lines in under.values()
        ]

    def _heads(self) -> tuple[str, ...]:
        tr = self._translator.tr
        return tr("Reporting unit"), tr("State"), tr("Deadline"), tr("Late")

    def _texts(self, one: Chased) -> tuple[str, ...]:
        words = self._words
        return (
            words.unit(one.due.unit),
            words.state(one.due.state),
            words.deadline(one.round),
            words.late(one.due) or self._left(one),
        )

    def _left(self, one: Chased) -> str:
        left = days_left(one.round, self._overview.today)
        if left is None or one not in chased([one.round], Wanted()):
            return ""
        return self._translator.ntr("{n} day left", "{n} days left", left)

    def _empty(self, wanted: Wanted) -> str:
        tr = self._translator.tr
        if not self._overview.rounds:
            return tr("No report is asked for.")
        if wanted.which == "late":
            return tr("Nobody is late.")
        return tr("Nobody: all that is asked for is here.")


def chase_facts(overview: Overview, wanted: Wanted) -> list[dict[str, Any]]:
    """The lines as JSON values: codes, dates, days past the deadline."""
    return [
        {
            "kind": one.kind.code,
            "year": one.year or None,
            "unit": due.unit,
            "state": due.state,
            "deadline": one.deadline.day.isoformat() if one.deadline else None,
            "late": due.late,
            "days": due.days,
            "submission": due.submission or None,
        }
        for one, due in chased(overview.rounds, wanted)
    ]
