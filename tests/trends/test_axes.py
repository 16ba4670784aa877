"""Round numbers beside an axis."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdesk.axes import MOST_VALUES, MOST_YEARS, nice_ticks, year_ticks

NUMBERS = st.decimals(-(10**18), 10**18, places=10)


def texts(*ends: str, finest: str = "0") -> list[str]:
    ticks = nice_ticks(*map(Decimal, ends), finest=Decimal(finest))
    return [f"{tick.normalize():f}" for tick in ticks]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("1.84", "30", ["0", "10", "20", "30"]),
        ("6677", "23574", ["0", "5000", "10000", "15000", "20000", "25000"]),
        ("-4", "3", ["-4", "-2", "0", "2", "4"]),
        ("95", "97", ["95", "95.5", "96", "96.5", "97"]),
        ("0", "0", ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ("7", "7", ["0", "2", "4", "6", "8"]),
        ("-7", "-7", ["-8", "-6", "-4", "-2", "0"]),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low: str, high: str, ticks: list[str]) -> None:
    assert texts(low, high) == ticks


def test_what_is_counted_has_whole_ticks_only() -> None:
    assert texts("2", "3", finest="1") == ["0", "1", "2", "3"]


@given(st.tuples(NUMBERS, NUMBERS))
def test_any_range_has_few_ticks_that_enclose_it(ends: tuple[Decimal, Decimal]) -> None:
    low, high = sorted(ends)
    ticks = nice_ticks(low, high)
    assert 2 <= len(ticks) <= MOST_VALUES
    assert ticks[0] <= low <= high <= ticks[-1]


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (2016, 2016, (2016,)),
        (2010, 2016, tuple(range(2010, 2017))),
        (2010, 2025, tuple(range(2010, 2026, 2))),
        (2009, 2030, (2010, 2015, 2020, 2025, 2030)),
    ],
)
def test_years_are_whole_and_not_crowded(first: int, last: int, ticks: tuple[int, ...]) -> None:
    assert year_ticks(first, last) == ticks
    assert len(ticks) <= MOST_YEARS
