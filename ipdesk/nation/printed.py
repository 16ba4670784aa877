"""The national overview as a PDF: reports due, quotas, a page per indicator, targets, lists."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ipdesk import formats
from ipdesk.checks.targets import StandState
from ipdesk.fonts import SANS, SERIF
from ipdesk.messages import Translator
from ipdesk.nation.indicator_page import IndicatorPages
from ipdesk.nation.lists import OverviewLists
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Sheet, Stack, StackPart, Stacks
from ipdesk.nation.stands import STAND_STATES, counts
from ipdesk.practice import PRACTICE
from ipdesk.printing.typeset import Task, workshop

_TEMPLATE = "nation.typ"


def overview_pdf(
    overview: Overview, templates: Path, translator: Translator, at: dt.datetime
) -> bytes:
    """The overview as a tagged PDF, dated ``at``.

    Raises :class:`FileMissing` if the program's fonts are not there.
    """
    sheet = OverviewSheet(overview, translator).sheet()
    options = {
        "format": "pdf",
        "timestamp": at.replace(microsecond=0),
        "pdf_standards": ["a-2a", "ua-1"],
    }
    task = Task({"data": msgspec.json.encode(sheet).decode()}, options, _TEMPLATE)
    return bytes(workshop(templates).carry_out(task))


class OverviewSheet:
    """Makes the print's data from an overview."""

    def __init__(self, overview: Overview, translator: Translator) -> None:
        self._overview = overview
        self._translator = translator
        self._words = OverviewWords(overview, translator)

    def sheet(self) -> Sheet:
        """All of it."""
        tr, overview = self._translator.tr, self._overview
        lists, newest = OverviewLists(overview, self._translator), overview.newest_year
        day = formats.date(overview.today.isoformat(), self._translator)
        reports = len(overview.nation.submissions)
        practice = (PRACTICE.zh, PRACTICE.en) if overview.nation.practice else ()
        return Sheet(
            language=self._translator.language,
            serif=SERIF,
            sans=SANS,
            title=tr("National overview"),
            subtitle=tr("As of {date}, from {n} reports", date=day, n=reports),
            practice=practice,
            foot=self._translator.label(overview.catalogue.edition.title),
            due=lists.due(),
            reminders=lists.reminders(),
            quotas=lists.quotas(),
            indicators=tuple(IndicatorPages(overview, self._translator).pages()),
            stands_title=tr("Targets, by the newest report of each unit"),
            stands_legend=tuple((state, self._words.stand(state)) for state in STAND_STATES),
            stands=tuple(self._stands()),
            measures=lists.measures(newest),
            scores=tuple(lists.scores(newest)) if overview.catalogue.evaluations else (),
            restated=lists.restated(),
            remarks=lists.remarks(newest),
        )

    def _stands(self) -> Iterator[Stacks]:
        found = counts(self._overview.stands)
        indicators = (one.stand.indicator for one in self._overview.stands)
        names = {one.code: one.label for one in indicators}
        for category in self._overview.catalogue.categories:
            rows = tuple(
                Stack(name=f"{code} {self._translator.label(names[code])}", parts=_parts(count))
                for (of, code), count in sorted(found.items())
                if of == category.code and not self._own(code)
            )
            if rows:
                yield Stacks(title=self._translator.label(category.label), rows=rows)

    def _own(self, code: str) -> bool:
        return all(code != one.code for one in self._overview.catalogue.indicators)


def _parts(count: Counter[StandState]) -> tuple[StackPart, ...]:
    total = sum(count.values())
    return tuple(
        StackPart(state=state, count=str(count[state]), share=count[state] / total)
        for state in STAND_STATES
        if count[state]
    )
