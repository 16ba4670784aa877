"""A comparison in words: a table of both figures, their difference, the change in percent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.nation.comparing import NATION, Compared, Question, change, compare
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Lines
from ipdesk.nation.tables import NationTable
from ipdesk.values import canonical

_DECIMALS = 1


class CompareList:
    """Says comparisons in the translator's language."""

    def __init__(self, overview: Overview, translator: Translator) -> None:
        self._overview = overview
        self._translator = translator
        self._words = OverviewWords(overview, translator)

    def lines(self, question: Question) -> Lines:
        """The comparison as a table."""
        tr, found = self._translator.tr, compare(self._overview, question)
        sides = (self.side(question.first, question), self.side(question.second, question))
        heads = (self._lane(question), *sides, tr("Second less first"), tr("In percent"))
        return Lines(
            title=tr("{first} and {second}", first=sides[0], second=sides[1]),
            heads=heads,
            rows=tuple(self._row(one, question) for one in found),
            empty=tr("Neither has a figure here."),
            notes=tuple(self._notes(found, question)),
            wide=(0,),
            right=(1, 2, 3, 4),
        )

    def side(self, code: str, question: Question) -> str:
        """What a side is called: a unit's name, or the year."""
        return self._words.unit(code) if question.what == "units" else code

    def unit(self, code: str) -> str:
        """A unit's name, or that it is the nation."""
        return self._words.unit(code) if code != NATION else self._translator.tr("The nation")

    def figure(self, table: NationTable) -> str:
        """A figure with its code."""
        return f"{table.place.row} {self._words.figures.title(table)}"

    def _lane(self, question: Question) -> str:
        tr = self._translator.tr
        if question.table is None:
            of = str(question.year) if question.what == "units" else self.unit(question.unit)
            return tr("Indicator ({of})", of=of)
        return tr("Year") if question.what == "units" else tr("Reporting unit")

    def _row(self, one: Compared, question: Question) -> tuple[str, ...]:
        pair, precision = one.pair, one.table.precision
        difference = pair.difference if one.alike else None
        by = change(pair) if one.alike and not self._broken(one.table, question) else None
        return (
            self._name(one, question),
            self._said(one, question, first=True),
            self._said(one, question, first=False),
            "" if difference is None else formats.signed(difference, precision),
            "" if by is None else formats.percent(formats.signed(by, _DECIMALS)),
        )

    def _name(self, one: Compared, question: Question) -> str:
        if question.table is None:
            unit = self._words.figures.label(one.table.unit)
            name = self.figure(one.table)
            return self._translator.tr("{name}, {unit}", name=name, unit=unit) if unit else name
        return one.pair.of if question.what == "units" else self.unit(one.pair.of)

    def _said(self, one: Compared, question: Question, *, first: bool) -> str:
        """The figure of a side, or why there is none."""
        table, pair = one.table, one.pair
        number = pair.first if first else pair.second
        if number is not None:
            return formats.number(number, table.precision)
        side = question.first if first else question.second
        if question.what == "units":
            at = (side, question.year if question.table is None else int(pair.of))
        else:
            at = (question.unit if question.table is None else pair.of, int(side))
        cell, figures = table.cells.get(at), self._words.figures
        return figures.state(cell) if cell else figures.lack(table.lack(*at))

    def _notes(self, found: list[Compared], question: Question) -> Iterator[str]:
        tables = {one.table.place: one.table for one in found}
        for table in tables.values() if question.what == "years" else ():
            for broken in table.breaks:
                if _between(broken.year, question):
                    why = self._words.figures.label(broken.label)
                    yield self._translator.tr(
                        "{figure}, {year}: {why}",
                        figure=self.figure(table),
                        year=broken.year,
                        why=why,
                    )
        for one in found:
            if one.units and not one.alike and None not in (one.pair.first, one.pair.second):
                yield self._translator.tr(
                    "{figure}: the national figures are of {first} and of {second} units, so no "
                    "difference is told.",
                    figure=self.figure(one.table),
                    first=one.units[0],
                    second=one.units[1],
                )

    @staticmethod
    def _broken(table: NationTable, question: Question) -> bool:
        return question.what == "years" and any(_between(b.year, question) for b in table.breaks)


def compare_facts(overview: Overview, question: Question) -> dict[str, Any]:
    """The comparison as JSON values: codes, and numbers as exact texts."""
    return {
        "what": question.what,
        "first": question.first,
        "second": question.second,
        "figure": question.table.place.address if question.table else None,
        "year": question.year or None,
        "unit": question.unit or None,
        "lines": [
            {
                "of": one.pair.of or None,
                "place": one.table.place.address,
                "first": _text(one.pair.first),
                "second": _text(one.pair.second),
                "difference": _text(one.pair.difference) if one.alike else None,
                "units": one.units,
            }
            for one in compare(overview, question)
        ],
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else canonical(number)


def _between(year: int, question: Question) -> bool:
    """Whether a series that begins anew in the year does so between the two years."""
    first, last = sorted((int(question.first), int(question.second)))
    return first < year <= last
