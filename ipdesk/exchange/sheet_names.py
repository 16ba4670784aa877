"""Names of sheets: what spreadsheet programs allow, and no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_UNITS = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A legal, unique name for each wanted one, in order, none equal to a taken one."""
    used = {name.casefold() for name in taken} | {_RESERVED}
    names = []
    for label in wanted:
        name = _unique(_legal(label), used)
        used.add(name.casefold())
        names.append(name)
    return names


def _legal(label: str) -> str:
    plain = _FORBIDDEN.sub(" ", label).strip().strip("'").strip()
    return _cut(plain, MAX_UNITS) or "-"


def _unique(name: str, used: set[str]) -> str:
    candidate, number = name, 2
    while candidate.casefold() in used:
        ending = f" ({number})"
        candidate = _cut(name, MAX_UNITS - len(ending)) + ending
        number += 1
    return candidate


def _cut(text: str, units: int) -> str:
    # The limit counts UTF-16 units; a rare character takes two and must not be halved.
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text.rstrip(" '")
