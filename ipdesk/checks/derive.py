"""Derived values: aggregates over rosters and the cells computed from them.

Exact decimal arithmetic; a ratio is rounded half up to its cell's precision.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Derived
from ipdesk.checks.aggregates import Aggregates, aggregate_of, valid
from ipdesk.checks.cumulate import Cumulations, SeriesSource, changed_cells, nothing_known
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.values import EXACT, Cell, State, rounded

AGGREGATE = "aggregate"


class Derivation:
    """Keeps the computed cells of one report up to date.

    A change in a roster row costs that row only.
    """

    def __init__(
        self,
        report: Report,
        series: SeriesSource = nothing_known,
        cumulations: Cumulations | None = None,
    ) -> None:
        self._report = report
        self._cumulations = cumulations or Cumulations(report, series)
        self._aggregates = Aggregates(report)
        self._users = _places_by_operand(report.form)

    def refresh_all(self) -> set[Place]:
        """Recompute everything; the places that show something new."""
        self._aggregates.refresh_all()
        return self._recompute(self._report.form.derived_at) | self.cumulate()

    def cumulate(self) -> set[Place]:
        """Recompute what follows from the series; the places that show something new."""
        return changed_cells(self._report, self._cumulations)

    def refresh(
        self, changed: Iterable[Place], pace: Pace = UNPACED
    ) -> tuple[set[Place], set[str]]:
        """Recompute what depends on the changed cells: places and aggregates that changed."""
        operands: set[str] = set()
        moved: set[str] = set()
        stated: set[Place] = set()
        rows: dict[Place, None] = {}
        for place in pace.over(changed):
            if place in self._report.form.derived_at:
                stated.add(place)
            operands.add(place.address)
            rows[Place(place.section, place.row)] = None
        for row in pace.over(rows):
            moved |= self._aggregates.refresh(row)
        operands.update(f"{AGGREGATE}.{code}" for code in moved)
        users = {place for address in operands for place in self._users.get(address, ())}
        changed_places = self._recompute(users | stated)
        if operands & self._cumulations.operands:
            changed_places |= self.cumulate()
        return changed_places, moved

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
            return valid(figure) if figure is not None else self._unavailable(item, numerator)
        denominator = self.operand(item.denominator or "")
        if denominator is not None and denominator.number == 0 and _is_aggregate(item.denominator):
            return Cell("", State.NOT_APPLICABLE)
        above, below = _figure(numerator), _figure(denominator)
        if above is None or not below:
            return self._unavailable(item, numerator, denominator)
        ratio = EXACT.divide(EXACT.multiply(above, Decimal(item.times)), below)
        places = self._report.form.sections[item.section].precision(item.row, item.column) or 0
        return valid(rounded(ratio, places))

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
            return self._aggregates.cell(rest)
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
        return aggregate_of(report, rest)
    if head not in report.sections:
        return None
    return report.cell(Place.of_address(address))


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
