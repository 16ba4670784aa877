"""How values look to people: thousands separated, dates in the language's way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from ipdesk.messages import Translator
from ipdesk.values import Cell, State, canonical, rounded

if TYPE_CHECKING:
    from ipdesk.catalogue.model import Label, Unit

_MINUS, _PERCENT = "\N{MINUS SIGN}", "%"


def number(value: Decimal, precision: int | None = None) -> str:
    """The number with thousands separated; rounded half up to ``precision`` if given."""
    text = canonical(abs(value)) if precision is None else f"{rounded(abs(value), precision):f}"
    whole, point, fraction = text.partition(".")
    shown = f"{int(whole):,}{point}{fraction}"
    return f"{_MINUS}{shown}" if value < 0 and _is_something(shown) else shown


def signed(value: Decimal, precision: int | None = None) -> str:
    """A change: with a plus where it is one upwards. What is shown as zero has no sign."""
    shown = number(value, precision)
    return f"+{shown}" if value > 0 and _is_something(shown) else shown


def span(first: str, last: str) -> str:
    """From one shown number to another; only the first where there is no other."""
    return f"{first}–{last}" if last else first


def percent(shown: str | int) -> str:
    """A shown number as a percentage; CLDR puts no space before the sign in either language."""
    return f"{shown}{_PERCENT}"


def with_unit(shown: str, unit: Unit | None, translator: Translator) -> str:
    """A shown number with its unit; "90,000 (100 million yuan)" where the unit is a number too."""
    words = unit_words(shown, unit, translator)
    if words == _PERCENT:
        return percent(shown)
    if not words:
        return shown
    return f"{shown} ({words})" if words[0].isdigit() else f"{shown} {words}"


def so_many(amount: Decimal, unit: Unit | None, name: Label, translator: Translator) -> str:
    """So many of something: "9 cities (Demonstration cities)", in the language's order."""
    shown = with_unit(number(amount), unit, translator)
    return translator.tr("{amount} ({name})", amount=shown, name=translator.label(name))


def unit_words(shown: str, unit: Unit | None, translator: Translator) -> str:
    """The unit as it reads behind a shown number: "1 city", "2 cities", "1.0 cities"."""
    one = shown.rpartition(" ")[2].removeprefix(_MINUS) == "1"
    if one and unit is not None and unit.one and translator.language == "en":
        return unit.one
    return translator.label(unit)


def grouped(digest: str) -> str:
    """A digest in groups of four digits, for reading."""
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def date(iso: str, translator: Translator) -> str:
    """An ISO date as a person writes it."""
    day = dt.date.fromisoformat(iso)
    if translator.language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {day:%B} {day.year}"


def cell(value: Cell, translator: Translator, precision: int | None = None) -> str:
    """What a table shows for a cell. Codes are resolved by the caller (they have labels)."""
    if value.state is State.NOT_APPLICABLE:
        return translator.tr("not applicable")
    if value.state is State.NOT_AVAILABLE:
        return translator.tr("not available")
    if value.state is State.VALID and value.number is not None:
        return number(value.number, precision)
    return value.text if value.state is State.VALID else value.raw


def _is_something(shown: str) -> bool:
    return any(digit in shown for digit in "123456789")
