"""What a workbook cell says for a value, and how sheets are named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdesk.exchange.cell_text import digits, escape, limited, number_text, restore, risky
from ipdesk.exchange.sheet_names import sheet_names


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        (0.1, "0.1"),
        (15.53, "15.53"),
        (9.95, "9.95"),
        (168480, "168480"),
        (168480.0, "168480"),
        (12345678901234.56, "12345678901234.56"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333333333"),
    ],
)
def test_a_stored_number_reads_as_the_decimal_that_was_typed(stored, typed):
    assert number_text(stored) == typed


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10
    )
)
def test_every_decimal_of_15_digits_survives_a_spreadsheet(number):
    assert digits(number) <= 15
    assert Decimal(number_text(float(number))) == number


@given(st.text())
def test_every_text_survives_escaping(text):
    plain = text.replace("\r\n", "\n")
    assert restore(escape(plain)) == plain


def test_characters_a_workbook_cannot_hold_are_escaped():
    assert escape("a\x07b_x0041_") == "a_x0007_b_x005F_x0041_"


def test_a_text_longer_than_a_cell_is_cut_visibly():
    assert limited("字" * 40_000).endswith("…")
    assert limited("字" * 32_000) == "字" * 32_000


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "＝1+1", "＋1", "－1", "＠A", "\tx", "\rx"]
)
def test_texts_that_could_be_commands_are_known(text):
    assert risky(text)


@pytest.mark.parametrize("text", ["", "广东", "1-2", "a=b"])
def test_other_texts_are_harmless(text):
    assert not risky(text)


def test_sheet_names_are_legal_and_unique():
    names = sheet_names(
        ["指标/数据", "指标\\数据", "x" * 40, "X" * 40, "History", "'a'", "", "ipdesk"], ["ipdesk"]
    )
    assert names == [
        "指标 数据",
        "指标 数据 (2)",
        "x" * 31,
        "X" * 27 + " (2)",
        "History (2)",
        "a",
        "-",
        "ipdesk (2)",
    ]


def test_a_rare_character_is_not_cut_in_half():
    assert sheet_names(["a" * 30 + "𠮷"]) == ["a" * 30]
