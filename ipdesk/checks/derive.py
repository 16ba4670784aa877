"""Derived values: aggregates over rosters and the cells computed from them.

Exact decimal arithmetic; a ratio is rounded half up to its cell's precision.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from decimal import Decimal

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Aggregate, Derived, Span
from ipdesk.checks.cumulate import Cumulations, SeriesSource, changed_cells, nothing_known
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.values import BLANK, EXACT, Cell, State, canonical, rounded

AGGREGATE = "aggregate"


class Derivation:
    """Keeps the computed cells of one report up to date.

    A change in a roster row costs that row only: each aggregate remembers what every row
    contributed.
    """

    def __init__(self, report: Report, series: SeriesSource = nothing_known) -> None:
        self._report = report
        self._cumulations = Cumulations(report, series)
        self._by_section: dict[str, list[Aggregate]] = {}
        for aggregate in report.form.aggregates:
            self._by_section.setdefault(aggregate.section, []).append(aggregate)
        self._shares: dict[str, dict[str, Decimal]] = {a.code: {} for a in report.form.aggregates}
        self.totals: dict[str, Decimal] = {a.code: Decimal(0) for a in report.form.aggregates}
        self._users = _places_by_operand(report.form)

    def refresh_all(self) -> set[Place]:
        """Recompute everything; the places that show something new."""
        for section, aggregates in self._by_section.items():
            for aggregate in aggregates:
                self._shares[aggregate.code] = {
                    row: share
                    for row, cells in self._report.rows(section).items()
                    if (share := self._share(aggregate, cells))
                }
                self.totals[aggregate.code] = _sum(self._shares[aggregate.code].values())
        return self._recompute(self._report.form.derived_at) | self.cumulate()

    def cumulate(self) -> set[Place]:
        """Recompute what follows from the series; the places that show something new."""
        return changed_cells(self._report, self._cumulations)

    def refresh(self, changed: Iterable[Place]) -> tuple[set[Place], set[str]]:
        """Recompute what depends on the changed cells: places and aggregates that changed."""
        operands: set[str] = set()
        moved: set[str] = set()
        stated: set[Place] = set()
        for place in changed:
            if place in self._report.form.derived_at:
                stated.add(place)
            operands.add(place.address)
            for aggregate in self._by_section.get(place.section, ()):
                if self._refresh_share(aggregate, place.row):
                    moved.add(aggregate.code)
        operands.update(f"{AGGREGATE}.{code}" for code in moved)
        users = {place for address in operands for place in self._users.get(address, ())}
        changed_places = self._recompute(users | stated)
        if operands & self._cumulations.operands:
            changed_places |= self.cumulate()
        return changed_places, moved

    def _refresh_share(self, aggregate: Aggregate, row: str) -> bool:
        shares = self._shares[aggregate.code]
        cells = self._report.rows(aggregate.section).get(row)
        new = self._share(aggregate, cells) if cells is not None else Decimal(0)
        old = shares.get(row, Decimal(0))
        if new == old:
            return False
        shares[row] = new
        self.totals[aggregate.code] = _sum((self.totals[aggregate.code], new, -old))
        return True

    def _share(self, aggregate: Aggregate, cells: Mapping[str, Cell]) -> Decimal:
        return _share(aggregate, cells, self._report.header.year)

    def _recompute(self, places: Iterable[Place]) -> set[Place]:
        changed = set()
        for place in places:
            item = applying(self._report, place)
            cell = self._compute(item) if item is not None else None
            if cell == self._report.computed.get(place):
                continue
            changed.add(place)
            if cell is None:
                del self._report.computed[place]
            else:
                self._report.computed[place] = cell
        return changed

    def _compute(self, item: Derived) -> Cell | None:
        among = self.operand(item.among or "")
        if among is not None and not among.number:
            return Cell("", State.NOT_APPLICABLE)
        numerator = self.operand(item.numerator)
        if item.op == "copy":
            figure = _figure(numerator)
            return _valid(figure) if figure is not None else None
        denominator = self.operand(item.denominator or "")
        if denominator is not None and denominator.number == 0 and _is_aggregate(item.denominator):
            return Cell("", State.NOT_APPLICABLE)
        above, below = _figure(numerator), _figure(denominator)
        if above is None or not below:
            return self._unavailable(item, numerator, denominator)
        ratio = EXACT.divide(EXACT.multiply(above, Decimal(item.times)), below)
        places = self._report.form.sections[item.section].precision(item.row, item.column) or 0
        return _valid(rounded(ratio, places))

    def _unavailable(self, item: Derived, *operands: Cell | None) -> Cell | None:
        """Not applicable or not available, as its operands are, unless a value was typed."""
        typed = self._report.typed(Place(item.section, item.row, item.column))
        if typed.state is not State.BLANK:
            return None
        for state in (State.NOT_APPLICABLE, State.NOT_AVAILABLE):
            for cell in operands:
                if cell is not None and cell.state is state:
                    return Cell("", state, cell.text)
        return None

    def operand(self, address: str) -> Cell | None:
        """The cell or aggregate at an address; None where the form has no such section."""
        head, _, rest = address.partition(".")
        if head == AGGREGATE:
            return _valid(self.totals[rest]) if rest in self.totals else None
        return operand(self._report, address)


def applying(report: Report, place: Place) -> Derived | None:
    """The way in which the cell is computed as the report stands, None if it is typed."""
    for item in report.form.derived_at.get(place, ()):
        if all(_text(report, address) == code for address, code in item.given.items()):
            return item
    return None


def _text(report: Report, address: str) -> str:
    cell = operand(report, address)
    return cell.text if cell is not None and cell.state is State.VALID else ""


def operand(report: Report, address: str) -> Cell | None:
    """The cell at ``section.row.column`` or the value of ``aggregate.CODE``."""
    head, _, rest = address.partition(".")
    if head == AGGREGATE:
        aggregate = next((a for a in report.form.aggregates if a.code == rest), None)
        return None if aggregate is None else _valid(_total(aggregate, report))
    if head not in report.sections:
        return None
    return report.cell(Place.of_address(address))


def _total(aggregate: Aggregate, report: Report) -> Decimal:
    rows = report.rows(aggregate.section).values()
    return _sum(_share(aggregate, cells, report.header.year) for cells in rows)


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return functools.reduce(EXACT.add, numbers, Decimal(0))


def _share(aggregate: Aggregate, cells: Mapping[str, Cell], year: int) -> Decimal:
    for column, accepted in aggregate.where.items():
        cell = cells.get(column, BLANK)
        if cell.state is not State.VALID or cell.text not in accepted:
            return Decimal(0)
    if aggregate.during is not None and not _holds(aggregate.during, cells, f"{year}-12-31"):
        return Decimal(0)
    if aggregate.column is None:
        return Decimal(1)
    return cells.get(aggregate.column, BLANK).number or Decimal(0)


def _holds(span: Span, cells: Mapping[str, Cell], day: str) -> bool:
    """Whether the day lies in the span; a date that cannot be read sets no limit."""
    begin, until = (cells.get(column, BLANK) for column in (span.begin, span.until))
    begun = begin.state is not State.VALID or begin.text <= day
    return begun and (until.state is not State.VALID or until.text >= day)


def _valid(number: Decimal | None) -> Cell:
    number = number if number is not None else Decimal(0)
    text = canonical(number)
    return Cell(text, State.VALID, text, number, (), float(number))


def _figure(cell: Cell | None) -> Decimal | None:
    return cell.number if cell is not None and cell.usable else None


def _is_aggregate(address: str | None) -> bool:
    return (address or "").startswith(AGGREGATE + ".")


def _places_by_operand(form: Form) -> dict[str, set[Place]]:
    places: dict[str, set[Place]] = {}
    for place, ways in form.derived_at.items():
        for item in ways:
            for address in item.reads:
                places.setdefault(address, set()).add(place)
    return places
