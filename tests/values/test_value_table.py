"""What a typed text means.

Requirements
    2.3  the clerk's spellings are understood
    2.BAD  text where a number belongs is kept and flagged, never guessed
    design "Values": NFKC; ambiguous separators ask; NaN, infinities, 1_000, 1e999 are refused
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from value_table import ROWS, SPECS

from ipdesk.coded_text import CODED, refusal_reason
from ipdesk.values import State, canonical, parse


def identify(row: tuple[str, str, str]) -> str:
    raw, kind, verdict = row
    return f"{kind} {ascii(raw)[:30]} {verdict[:20]}"


@pytest.mark.parametrize(("raw", "kind", "verdict"), ROWS, ids=[identify(row) for row in ROWS])
def test_typed_text_means_what_the_table_says(raw: str, kind: str, verdict: str) -> None:
    """2.3, 2.BAD"""
    cell = parse(raw, SPECS[kind])
    mark, _, rest = verdict.partition(" ")
    assert cell.raw == raw
    if mark == "=":
        assert (cell.state, cell.text, cell.flaws) == (State.VALID, rest, ())
    elif mark == "!":
        assert (cell.state, cell.text, cell.number) == (State.INVALID, "", None)
        assert [flaw.reason for flaw in cell.flaws] == [rest]
    elif mark == "+":
        assert cell.state is State.VALID
        assert [flaw.reason for flaw in cell.flaws] == [rest]
    else:
        state, _, reason = verdict.partition(": ")
        assert (cell.state, cell.text) == (State(state), reason)


def test_table_covers_every_reason_a_value_can_be_refused_for() -> None:
    """2.4: each has a sentence of its own, so each needs a case."""
    reasons = {verdict[2:] for _, _, verdict in ROWS if verdict[0] in "!+"}
    assert reasons == {
        "above", "ambiguous", "below", "control_character", "decimals", "exponent",
        "no_such_day", "not_a_date", "not_a_number", "not_a_year", "not_whole",
        "percent", "too_long", "too_long_text", "unit_typed", "unknown_code",
        "year_out_of_range", *map(refusal_reason, CODED),
    }  # fmt: skip


def test_the_table_is_long_enough_and_says_nothing_twice(record_property: Callable) -> None:
    """Issue 6.12"""
    assert len({(raw, kind) for raw, kind, _ in ROWS}) == len(ROWS) >= 300
    record_property("typed texts with their verdict", len(ROWS))


@pytest.mark.parametrize("kind", ["number", "percent", "money", "share", "whole"])
def test_a_figure_is_an_exact_decimal_or_none(kind: str) -> None:
    """Issue 6.12: what is kept is the canonical text of the very number."""
    cells = [parse(raw, SPECS[kind]) for raw, of, _ in ROWS if of == kind]
    figures = [cell for cell in cells if cell.number is not None]
    assert figures
    for cell in figures:
        assert type(cell.number) is Decimal
        assert cell.number.is_finite()
        assert canonical(cell.number) == cell.text
        assert Decimal(cell.text) == cell.number


@pytest.mark.parametrize("raw", ["暂缺", "not available", "未公布："])
def test_not_available_without_a_reason_asks_for_one(raw: str) -> None:
    """design "Values": not available (why)"""
    assert [flaw.reason for flaw in parse(raw, SPECS["number"]).flaws] == ["no_reason"]


def test_blank_zero_not_applicable_and_not_available_are_four_things() -> None:
    """design "Values" """
    cells = [parse(raw, SPECS["number"]) for raw in ("", "0", "不适用", "暂缺：未公布")]
    assert len({cell.state for cell in cells}) == 4
    assert [cell.number for cell in cells] == [None, 0, None, None]
