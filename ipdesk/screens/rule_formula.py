"""A rule's comparison as a formula: in the names of its inputs, and with their numbers.

The catalogue writes rules in CEL. Only plain arithmetic is shown as a formula; what decides or
compares texts is told by the names of its sides alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_TOKEN = re.compile(r"\s*(?:(?P<name>[A-Za-z_]\w*)|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/()]))")
_SIGNS = {"*": " × ", "/": " ÷ ", "-": " − ", "+": " + ", "(": "(", ")": ")"}


class Formula(NamedTuple):
    """One side of a comparison in names, and the same with numbers."""

    names: str
    numbers: str


def formula_of(expression: str, inputs: Mapping[str, tuple[str, str]]) -> Formula | None:
    """The formula of an expression, whose inputs have a name and a value as shown.

    None where it is no arithmetic, or a bare input or number, which its own name tells already.
    """
    names, numbers, position, signs = "", "", 0, 0
    while position < len(expression.rstrip()):
        token = _TOKEN.match(expression, position)
        if token is None:
            return None
        position = token.end()
        if token["name"]:
            if token["name"] not in inputs:
                return None
            name, value = inputs[token["name"]]
            names, numbers = names + name, numbers + value
        else:
            shown = _SIGNS.get(token["sign"] or "") or _plain(token["number"])
            signs += token["sign"] is not None
            names, numbers = names + shown, numbers + shown
    return Formula(_tidy(names), _tidy(numbers)) if signs else None


def _plain(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _tidy(text: str) -> str:
    return re.sub(r"^ − ", "−", text).replace("( − ", "(−").strip()
