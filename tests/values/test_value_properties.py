"""What holds for every text.

Requirements
    design "Values": raw text is stored exactly as typed; decimals are exact
    2.3  full-width input means the same as plain input
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from value_table import SPECS

from ipdesk.values import State, canonical, parse

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
DIGITS = st.text("0123456789", min_size=1)
NUMBERS = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**17), max_value=10**17, places=10
)
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
few = settings(max_examples=150, deadline=None)


@few
@given(ANY_TEXT, st.sampled_from(sorted(SPECS)))
def test_any_text_is_kept_as_typed_and_never_raises(raw: str, kind: str) -> None:
    """2.BAD"""
    cell = parse(raw, SPECS[kind])
    assert cell.raw == raw
    assert cell.state is not State.INVALID or cell.flaws


@few
@given(ANY_TEXT, st.sampled_from(["number", "percent", "money", "whole", "year"]))
def test_digits_of_a_number_are_digits_that_were_typed(raw: str, kind: str) -> None:
    """2.BAD: a footnote mark or a fraction never becomes part of a figure."""
    cell = parse(raw, SPECS[kind])
    if cell.number is not None:
        typed = "".join(str(unicodedata.digit(c)) for c in raw if unicodedata.category(c) == "Nd")
        assert "".join(c for c in cell.text if c.isdigit()).strip("0") in typed


@few
@given(NUMBERS)
def test_number_survives_its_canonical_spelling_exactly(number: Decimal) -> None:
    """design "Values": never through float"""
    cell = parse(canonical(number), SPECS["number"])
    assert cell.number == number
    assert parse(cell.text, SPECS["number"]).text == cell.text


@few
@given(NUMBERS)
def test_canonical_spelling_is_one_for_equal_numbers(number: Decimal) -> None:
    assert canonical(number) == canonical(number.normalize()) == canonical(number * Decimal("1.00"))


@few
@given(ANY_TEXT.filter(lambda text: "\u3000" not in text), st.sampled_from(["number", "date"]))
def test_full_width_spelling_means_the_same(raw: str, kind: str) -> None:
    """2.3"""
    plain, wide = parse(raw, SPECS[kind]), parse(raw.translate(WIDE), SPECS[kind])
    assert (plain.state, plain.text, plain.number) == (wide.state, wide.text, wide.number)


@few
@given(DIGITS, DIGITS)
def test_two_texts_of_different_digits_are_different_numbers(one: str, other: str) -> None:
    cells = [parse(text[:18], SPECS["number"]) for text in (one, other)]
    same = one[:18].lstrip("0") == other[:18].lstrip("0")
    assert (cells[0].number == cells[1].number) is same


def test_seventeen_digits_keep_their_last_one() -> None:
    """A double would round them."""
    assert parse("12345678901234567.1", SPECS["number"]).number == Decimal("12345678901234567.1")


@pytest.mark.parametrize(
    ("number", "text"), [("1E+3", "1000"), ("-0.0", "0"), ("1.500", "1.5"), ("1E-7", "0.0000001")]
)
def test_canonical_spelling_has_neither_exponent_nor_idle_zeros(number: str, text: str) -> None:
    assert canonical(Decimal(number)) == text
