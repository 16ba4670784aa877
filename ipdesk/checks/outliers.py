"""Outliers within a roster: values far from those of the other rows, by median and MAD.

Both are robust: a few wild values move neither. Counts are positive and skewed, so they are
compared on a logarithmic scale, on which ten times and a tenth are equally far; zero has no place
on it and is neither judged nor part of the sample. Values stand in sorted order, so that a changed
cell costs about the logarithm of the number of rows.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from decimal import Decimal

from ipdesk.catalogue.model import Column, Outliers, Rule
from ipdesk.places import Place
from ipdesk.problems import Operand, Problem, Side, Typical
from ipdesk.report import Report
from ipdesk.values import Cell, State

REASON = "outlier"
_NORMAL = 1.4826
"""What makes the MAD of a normal distribution its standard deviation."""
_PRECISION = 9
Watched = tuple[str, str]


class Spread:
    """The values of one column in order, and which of them lie too far out."""

    def __init__(self, limits: Outliers) -> None:
        self._limits = limits
        self._order: list[tuple[float, str]] = []
        self._values: dict[str, Decimal] = {}

    def put(self, row: str, value: Decimal | None) -> bool:
        """The row has this value now (None: none that counts): whether that is another one."""
        if value is not None and self._limits.scale == "log" and value <= 0:
            value = None
        old = self._values.get(row)
        if old == value:
            return False
        if old is not None:
            del self._order[bisect_left(self._order, (self._on_scale(old), row))]
            del self._values[row]
        if value is not None:
            insort(self._order, (self._on_scale(value), row))
            self._values[row] = value
        return True

    def outliers(self) -> Iterable[tuple[str, Decimal, Typical]]:
        """The rows that lie too far out, with their values and what is usual."""
        count = len(self._order)
        if count < self._limits.rows:
            return
        median = self._median()
        middle = self._on_scale(median)
        spread = max(_NORMAL * self._deviation(middle), float(self._limits.spread))
        room = float(self._limits.limit) * spread
        low = bisect_left(self._order, (middle - room, ""))
        high = bisect_right(self._order, (middle + room, chr(0x10FFFF)))
        for _, row in (*self._order[:low], *self._order[high:]):
            value = self._values[row]
            yield row, value, Typical(median, count, self._limits.scale == "log")

    def _median(self) -> Decimal:
        half, odd = divmod(len(self._order), 2)
        upper = self._values[self._order[half][1]]
        return upper if odd else (upper + self._values[self._order[half - 1][1]]) / 2

    def _deviation(self, middle: float) -> float:
        """The median distance from the middle: that of the last of the nearest half."""
        order, wanted = self._order, len(self._order) // 2 + 1
        low, high = 0, len(order) - wanted
        while low < high:
            mid = (low + high) // 2
            if middle - order[mid][0] > order[mid + wanted][0] - middle:
                low = mid + 1
            else:
                high = mid
        return max(middle - order[low][0], order[low + wanted - 1][0] - middle)

    def _on_scale(self, value: Decimal) -> float:
        real = math.log10(value) if self._limits.scale == "log" else float(value)
        return round(real, _PRECISION)


class OutlierCheck:
    """The columns of a report that are watched for outliers."""

    def __init__(self, report: Report, rule: Rule | None) -> None:
        self._report = report
        self._rule = rule
        self._spreads: dict[Watched, Spread] = {}

    def load(self) -> Iterable[Watched]:
        """Read all watched columns anew: which these are."""
        self._spreads = {
            (code, column.code): self._read(code, column, column.outliers)
            for code, section in self._report.form.sections.items()
            if section.open and self._rule is not None
            for column in section.section.columns
            if column.outliers is not None
        }
        return self._spreads

    def update(self, place: Place) -> set[Watched]:
        """A cell or a row has changed: the columns whose outliers may be others now."""
        return {
            (section, column)
            for (section, column), spread in self._spreads.items()
            if section == place.section and place.row and place.column in ("", column)
            if spread.put(place.row, self._value(section, place.row, column))
        }

    def named(self, rule: str, place: Place) -> set[Watched]:
        """The columns that are watched at a place, if that is the rule which does so."""
        watched = (place.section, place.column)
        ours = self._rule is not None and self._rule.code == rule
        return {watched} & self._spreads.keys() if ours else set()

    def problems(self, section: str, column: str) -> Iterable[Problem]:
        """The outliers of a watched column."""
        form, rule = self._report.form.sections[section], self._rule
        label = form.columns[column].label
        if rule is None:
            return
        for row, value, typical in self._spreads[section, column].outliers():
            place = Place(section, row, column)
            precision = form.precision(row, column)
            side = Side(label, value, form.unit(row, column), 2 if precision is None else precision)
            operands = (Operand(place, label, str(value)),)
            yield Problem(
                rule.code, rule.level, place, REASON, left=side, typical=typical, operands=operands
            )

    def _read(self, section: str, column: Column, limits: Outliers) -> Spread:
        spread = Spread(limits)
        for row in self._report.rows(section):
            spread.put(row, self._value(section, row, column.code))
        return spread

    def _value(self, section: str, row: str, column: str) -> Decimal | None:
        cell: Cell | None = self._report.rows(section).get(row, {}).get(column)
        return cell.number if cell is not None and cell.state is State.VALID else None
