"""Units as people write them: how many of the plain unit one is, and what converts into what.

A Chinese unit says its size itself: 万元 is ten thousand 元, 百万元 a million. Nothing here is
applied by itself: a conversion is chosen by a person, and shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Label
from ipdesk.values import canonical, normalise, parse_number

_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_SHARES = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "小数": Decimal(1)}
FRACTION = Label(zh="小数", en="fraction")
_PERCENT = Label(zh="%", en="%")
# 企业收入（万元）, 企业收入[万元], 企业收入/万元, 企业收入，单位：万元
_WITH_UNIT = re.compile(
    r"(?P<name>.+?)\s*(?:[(\[【](?:单位:)?\s*(?P<inside>[^()\[\]【】]+)[)\]】]"
    r"|[/,;]\s*(?:单位:)?(?P<behind>[^/,;]+))",
    re.DOTALL,
)


class Size(NamedTuple):
    """A unit as so many of a plain one."""

    base: str
    factor: Decimal


def size_of(unit: str) -> Size:
    """What the unit is made of; an unknown one is itself."""
    text = normalise(unit)
    if text in _SHARES:
        return Size("", _SHARES[text])
    factor = Decimal(1)
    while len(text) > 1 and text[0] in _POWERS:
        factor *= Decimal(10) ** _POWERS[text[0]]
        text = text[1:]
    return Size(text, factor)


def factor_between(unit: str, ours: str) -> Decimal | None:
    """What a figure in ``unit`` is multiplied by to be in ``ours``; None where it cannot be."""
    there, here = size_of(unit), size_of(ours)
    return there.factor / here.factor if there.base == here.base else None


def units_for(ours: Label, form: Form) -> tuple[Label, ...]:
    """The units that a figure of ours can stand in elsewhere, ours first."""
    size = size_of(ours.zh)
    if not size.base:
        return (_PERCENT, FRACTION) if ours.zh == _PERCENT.zh else (ours,)
    known = {label.zh: label for label in _units(form) if size_of(label.zh).base == size.base}
    if known.keys() - {ours.zh}:
        known.setdefault(size.base, Label(zh=size.base, en=size.base))
    known.pop(ours.zh, None)
    return (ours, *sorted(known.values(), key=lambda label: size_of(label.zh).factor))


def split_unit(head: str) -> tuple[str, str]:
    """A heading without its unit, and the unit that it names, "" where it names none."""
    text = normalise(head)
    match = _WITH_UNIT.fullmatch(text)
    if match is None:
        return text, ""
    return match["name"], (match["inside"] or match["behind"]).strip()


def converted(text: str, factor: Decimal) -> str:
    """The figure times the factor; a text that is no figure, or says percent, as it is."""
    number = parse_number(normalise(text))
    return text if isinstance(number, str) else canonical(number * factor)


def _units(form: Form) -> Iterable[Label]:
    for section in form.sections.values():
        of_columns = (column.unit for column in section.columns.values())
        of_rows = (row.unit for row in section.rows.values())
        yield from (unit for unit in (*of_columns, *of_rows) if unit is not None)
