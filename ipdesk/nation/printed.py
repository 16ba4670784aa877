"""The national overview as a PDF: reports due, quotas, a page per indicator, targets, lists."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ipdesk import formats
from ipdesk.checks.targets import StandState
from ipdesk.due import DUE
from ipdesk.fonts import SANS, SERIF
from ipdesk.messages import Translator
from ipdesk.nation.dues import UnitDue
from ipdesk.nation.indicator_page import IndicatorPages
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Lines, Sheet, Stack, StackPart, Stacks
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
            due=self._due(),
            reminders=self._reminders(),
            quotas=self._quotas(),
            indicators=tuple(IndicatorPages(overview, self._translator).pages()),
            stands_title=tr("Targets, by the newest report of each unit"),
            stands_legend=tuple((state, self._words.stand(state)) for state in STAND_STATES),
            stands=tuple(self._stands()),
            measures=self._measures(),
            restated=self._restated(),
            remarks=self._remarks(),
        )

    def _due(self) -> Lines:
        tr, words = self._translator.tr, self._words
        rows = tuple(
            (words.round(one), words.deadline(one), words.counted(one))
            for one in self._overview.rounds
        )
        unknown = words.unknown()
        return Lines(
            title=tr("Reports"),
            heads=(tr("Report"), tr("Deadline"), tr("Units")),
            rows=rows,
            empty=tr("No report is asked for."),
            notes=(unknown,) if unknown else (),
            wide=(2,),
        )

    def _reminders(self) -> Lines:
        tr, words = self._translator.tr, self._words
        rows = []
        for one in self._overview.rounds:
            if one.missing:
                named = tr(", ").join(map(self._named, one.missing))
                rows.append((words.round(one), named))
        return Lines(
            title=tr("To be reminded"),
            heads=(tr("Report"), tr("Reporting unit")),
            rows=tuple(rows),
            empty=tr("Nobody: all that is asked for is here."),
            wide=(1,),
        )

    def _named(self, one: UnitDue) -> str:
        words = self._words
        state = "" if one.state == DUE else words.state(one.state)
        said = self._translator.tr(", ").join(filter(None, (state, words.late(one))))
        return f"{words.unit(one.unit)} ({said})" if said else words.unit(one.unit)

    def _quotas(self) -> Lines:
        tr, words = self._translator.tr, self._words
        rows = tuple(
            (
                words.category(one.category.code),
                words.quota(one),
                words.strong(one),
                words.units(one.pilots),
            )
            for one in self._overview.quotas
        )
        heads = (tr("Category"), tr("Pilots"), tr("Strong provinces"), tr("Reporting unit"))
        return Lines(title=tr("Categories"), heads=heads, rows=rows, wide=(3,))

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

    def _measures(self) -> Lines:
        tr, words, label = self._translator.tr, self._words, self._translator.label
        rows = []
        for one in self._overview.measures:
            said = [
                tr("{state}: {n}", state=label(entry.label), n=one.counts[entry.code])
                for entry in one.states
                if one.counts[entry.code]
            ]
            if one.counts[""]:
                said.append(tr("{state}: {n}", state=tr("nothing said"), n=one.counts[""]))
            rows.append(
                (
                    words.category(one.category),
                    one.measure.code,
                    label(one.measure.label),
                    tr(", ").join(said),
                )
            )
        heads = (tr("Category"), tr("Code"), tr("Measure"), tr("Units"))
        title = tr("Tasks by measure")
        return Lines(title=title, heads=heads, rows=tuple(rows), empty=tr("None"), wide=(2, 3))

    def _restated(self) -> Lines:
        tr, words = self._translator.tr, self._words
        rows = tuple(
            (
                words.unit(one.unit),
                str(one.year),
                words.figures.title(one.table),
                one.restated.before,
                one.now,
                one.restated.reason,
            )
            for one in self._overview.restated
        )
        heads = (
            tr("Reporting unit"), tr("Year"), tr("Figure"), tr("Before"), tr("Now"), tr("Reason"),
        )  # fmt: skip
        title = tr("Restatements")
        return Lines(title=title, heads=heads, rows=rows, empty=tr("None"), wide=(2, 5))

    def _remarks(self) -> Lines:
        tr, words = self._translator.tr, self._words
        rows = tuple(
            (
                words.unit(one.submission.unit),
                str(one.submission.year),
                one.remark.rule,
                one.place.address,
                words.remark(one.remark.kind),
                one.remark.text,
            )
            for one in self._overview.remarks
        )
        heads = (
            tr("Reporting unit"), tr("Year"), tr("Rule"), tr("Place"), tr("What"), tr("Text"),
        )  # fmt: skip
        title = tr("Explanations and disputes of the newest year")
        return Lines(title=title, heads=heads, rows=rows, empty=tr("None"), wide=(5,))


def _parts(count: Counter[StandState]) -> tuple[StackPart, ...]:
    total = sum(count.values())
    return tuple(
        StackPart(state=state, count=str(count[state]), share=count[state] / total)
        for state in STAND_STATES
        if count[state]
    )
