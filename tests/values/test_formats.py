"""How figures look to people: one way to write numbers, changes, percentages and units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ipdesk import formats
from ipdesk.catalogue.model import Unit
from ipdesk.services import Services

CITY = Unit(zh="个", en="cities", one="city")
YUAN = Unit(zh="亿元", en="100 million yuan")
PERCENT = Unit(zh="%", en="%")


@pytest.mark.parametrize(
    ("value", "precision", "shown"),
    [
        ("1234.50", None, "1,234.5"),
        ("-1234.5", None, "−1,234.5"),
        ("-1234.5", 2, "−1,234.50"),
        ("-0.04", 1, "0.0"),
        ("0", None, "0"),
    ],
)
def test_a_number_has_thousands_and_a_minus_sign(
    value: str, precision: int | None, shown: str
) -> None:
    assert formats.number(Decimal(value), precision) == shown


@pytest.mark.parametrize(
    ("value", "precision", "shown"),
    [
        ("24.16", 1, "+24.2"),
        ("-24.16", 1, "−24.2"),
        ("0.04", 1, "0.0"),
        ("-0.04", 1, "0.0"),
        ("1500", None, "+1,500"),
    ],
)
def test_a_change_says_which_way(value: str, precision: int | None, shown: str) -> None:
    assert formats.signed(Decimal(value), precision) == shown


def test_a_percentage_has_its_sign_right_behind_it() -> None:
    """As CLDR writes it in both languages."""
    assert formats.percent("62") == "62%"
    assert formats.percent(formats.signed(Decimal(-5), 1)) == "−5.0%"


@pytest.mark.parametrize(
    ("shown", "unit", "said"),
    [
        ("1", CITY, "1 city"),
        ("−1", CITY, "−1 city"),
        ("≥ 1", CITY, "≥ 1 city"),
        ("2015 3 → 2016 1", CITY, "2015 3 → 2016 1 city"),
        ("1.0", CITY, "1.0 cities"),
        ("0", CITY, "0 cities"),
        ("21", CITY, "21 cities"),
        ("2–3", CITY, "2–3 cities"),
        ("4.8", PERCENT, "4.8%"),
        ("1", YUAN, "1 (100 million yuan)"),
        ("1", None, "1"),
    ],
)
def test_a_number_stands_before_its_unit(
    services: Services, shown: str, unit: Unit | None, said: str
) -> None:
    assert formats.with_unit(shown, unit, services.translator) == said


def test_chinese_units_know_no_number(services: Services) -> None:
    services.translator.speak("zh")
    assert formats.with_unit("1", CITY, services.translator) == "1 个"
    assert formats.with_unit("60", PERCENT, services.translator) == "60%"
