"""Texts of a fixed form, such as code numbers with a check character: one column type each.

To add a type is to add an entry to :data:`CODED`: the catalogue may then name it, and it is read,
explained, refused, laid out, printed and exchanged by what the entry says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import mul
from typing import NamedTuple

from ipdesk.messages import marked


class CodedText(NamedTuple):
    """A type of text. ``holds`` is asked of a text in capitals, trimmed and in plain characters.

    ``accepts`` says what is to be typed; ``refusal``, with ``{name}`` and ``{text}``, why something
    else is wrong. ``widest`` is a text as wide as any, for the width of columns.
    """

    holds: Callable[[str], bool]
    accepts: str
    refusal: str
    widest: str


# No registering department has the number 0: eighteen noughts would pass the check digit.
_USCC = re.compile(r"(?!0)[0-9ABCDEFGHJKLMNPQRTUWXY]{18}")
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_VALUES = {character: value for value, character in enumerate(_USCC_ALPHABET)}
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def valid_uscc(code: str) -> bool:
    """Whether ``code`` is a unified social credit code (GB 32100-2015, mod 31 check)."""
    if not _USCC.fullmatch(code):
        return False
    values = map(_USCC_VALUES.__getitem__, code)
    total = sum(map(mul, values, _USCC_WEIGHTS))
    return _USCC_ALPHABET[(31 - total % 31) % 31] == code[17]


CODED: Mapping[str, CodedText] = {
    "uscc": CodedText(
        valid_uscc,
        marked("18 characters of a unified social credit code"),
        marked("{name}: “{text}” is not a unified social credit code"),
        "91440000MA0000000W",
    ),
}


def refusal_reason(code: str) -> str:
    """The reason code of a text that is none of the type."""
    return f"not_a_{code}"
