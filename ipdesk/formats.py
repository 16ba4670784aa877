"""How values look to people: thousands separated, dates in the language's way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ipdesk.messages import Translator
from ipdesk.values import Cell, State, canonical, rounded


def number(value: Decimal, precision: int | None = None) -> str:
    """The number with thousands separated; rounded half up to ``precision`` if given."""
    if precision is not None:
        return f"{rounded(value, precision):,f}"
    text = canonical(value)
    whole, point, fraction = text.lstrip("-").partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{int(whole):,}{point}{fraction}"


def with_unit(shown: str, unit: str) -> str:
    """A shown number with its unit; "90,000 (100 million yuan)" where the unit is a number too."""
    if not unit:
        return shown
    return f"{shown} ({unit})" if unit[0].isdigit() else f"{shown} {unit}"


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
