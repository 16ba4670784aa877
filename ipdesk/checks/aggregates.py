"""Aggregates: figures over a roster's rows, kept up to date row by row.

A row whose figure or mark is *not available* makes the whole not available: a count without it
would pass for the count of all.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.model import Aggregate, Span
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.values import BLANK, EXACT, Cell, State, canonical


class Share(NamedTuple):
    """What a row contributes; ``why`` says why it is not available, "" if it is."""

    amount: Decimal
    unknown: bool = False
    why: str = ""


NOTHING = Share(Decimal(0))


class Aggregates:
    """The aggregates of one report. A change in a row costs that row only."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._by_section: dict[str, list[Aggregate]] = {}
        for aggregate in report.form.aggregates:
            self._by_section.setdefault(aggregate.section, []).append(aggregate)
        self._shares: dict[str, dict[str, Share]] = {a.code: {} for a in report.form.aggregates}
        self._unknown: dict[str, dict[str, str]] = {a.code: {} for a in report.form.aggregates}
        self._totals: dict[str, Decimal] = dict.fromkeys(self._shares, Decimal(0))

    def cell(self, code: str) -> Cell | None:
        """The value of an aggregate; None where the form has none of that code."""
        if code not in self._totals:
            return None
        why = next(iter(self._unknown[code].values()), None)
        return valid(self._totals[code]) if why is None else Cell("", State.NOT_AVAILABLE, why)

    def refresh_all(self) -> None:
        """Count every row anew."""
        for aggregates in self._by_section.values():
            for aggregate in aggregates:
                self._shares[aggregate.code] = {}
                self._unknown[aggregate.code] = {}
                self._totals[aggregate.code] = Decimal(0)
        for section in self._by_section:
            for row in self._report.rows(section):
                self.refresh(Place(section, row))

    def refresh(self, place: Place) -> set[str]:
        """Count the row of the place anew; the aggregates that changed."""
        return {
            aggregate.code
            for aggregate in self._by_section.get(place.section, ())
            if self._refresh_share(aggregate, place.row)
        }

    def _refresh_share(self, aggregate: Aggregate, row: str) -> bool:
        code, shares = aggregate.code, self._shares[aggregate.code]
        cells = self._report.rows(aggregate.section).get(row)
        old = shares.get(row, NOTHING)
        new = NOTHING if cells is None else share(aggregate, cells, self._report.header.year)
        if new == old:
            return False
        shares[row] = new
        self._totals[code] = total((self._totals[code], new.amount, -old.amount))
        if new.unknown:
            self._unknown[code][row] = new.why
        else:
            self._unknown[code].pop(row, None)
        return True


def aggregate_of(report: Report, code: str) -> Cell | None:
    """The value of one aggregate of a report, None where its form has none of that code."""
    aggregate = next((a for a in report.form.aggregates if a.code == code), None)
    if aggregate is None:
        return None
    rows = report.rows(aggregate.section).values()
    shares = [share(aggregate, cells, report.header.year) for cells in rows]
    why = next((one.why for one in shares if one.unknown), None)
    if why is not None:
        return Cell("", State.NOT_AVAILABLE, why)
    return valid(total(one.amount for one in shares))


def share(aggregate: Aggregate, cells: Mapping[str, Cell], year: int) -> Share:
    """What a row contributes in a report of the year."""
    unknown: Cell | None = None
    for column, accepted in aggregate.where.items():
        cell = cells.get(column, BLANK)
        if cell.state is State.NOT_AVAILABLE:
            unknown = cell
        elif cell.state is not State.VALID or cell.text not in accepted:
            return NOTHING
    if aggregate.during is not None and not _holds(aggregate.during, cells, f"{year}-12-31"):
        return NOTHING
    figure = cells.get(aggregate.column, BLANK) if aggregate.column is not None else None
    if figure is not None and figure.state is State.NOT_AVAILABLE:
        unknown = figure
    if unknown is not None:
        return Share(Decimal(0), unknown=True, why=unknown.text)
    if figure is None:
        return Share(Decimal(1))
    return Share(figure.number or Decimal(0))


def total(numbers: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    return functools.reduce(EXACT.add, numbers, Decimal(0))


def valid(number: Decimal) -> Cell:
    """The cell that holds a number."""
    text = canonical(number)
    return Cell(text, State.VALID, text, number, (), float(number))


def _holds(span: Span, cells: Mapping[str, Cell], day: str) -> bool:
    """Whether the day lies in the span; a date that cannot be read sets no limit."""
    begin, until = (cells.get(column, BLANK) for column in (span.begin, span.until))
    begun = begin.state is not State.VALID or begin.text <= day
    return begun and (until.state is not State.VALID or until.text >= day)
