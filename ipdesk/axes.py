"""Axes: round numbers and whole years to write beside a chart. All arithmetic is exact."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from ipdesk.values import EXACT

MOST_VALUES, MOST_YEARS = 6, 9
_STEPS = tuple(map(Decimal, ("1", "2", "5")))
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)


def nice_ticks(
    low: Decimal, high: Decimal, finest: Decimal = Decimal(0), most: int = MOST_VALUES
) -> tuple[Decimal, ...]:
    """Two to ``most`` round numbers in equal steps that enclose both ends.

    Zero is among them where it lies near. ``finest`` is the least step that makes sense: a
    whole one for what is counted.
    """
    with localcontext(EXACT):
        low, high = _opened(low, high)
        power = (high - low).adjusted() - 1
        while True:
            for digit in _STEPS:
                step = digit.scaleb(power)
                first = (low / step).to_integral_value(ROUND_FLOOR)
                last = (high / step).to_integral_value(ROUND_CEILING)
                if step >= finest and last - first < most:
                    return tuple(step * (first + n) for n in range(int(last - first) + 1))
            power += 1


def year_ticks(first: int, last: int, most: int = MOST_YEARS) -> tuple[int, ...]:
    """Whole years from ``first`` to ``last`` in equal steps, at most ``most`` of them."""
    for step in _YEAR_STEPS:
        years = tuple(year for year in range(first, last + 1) if year % step == 0)
        if len(years) <= most:
            return years or (first,)
    return (first, last)


def _opened(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """The range with zero in it where zero is near, and with some width in any case."""
    if low == high == 0:
        return low, Decimal(1)
    near = 2 * (high - low)
    if 0 < low <= near or low == high > 0:
        return Decimal(0), high
    if 0 < -high <= near or low == high < 0:
        return low, Decimal(0)
    return low, high
