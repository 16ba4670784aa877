"""Outliers in words: the value, what is usual among the other rows, and how far that is."""

from __future__ import annotations

from decimal import Decimal

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.problems import Side, Typical
from ipdesk.values import rounded


def outlier_sentence(name: str, side: Side, typical: Typical, translator: Translator) -> str:
    """What is odd about the value of the place called ``name``."""
    tr = translator.tr
    value = Decimal(side.value) if isinstance(side.value, str) else side.value

    def shown(number: Decimal) -> str:
        return formats.with_unit(formats.number(number), side.unit, translator)

    words = {
        "name": name,
        "value": shown(value),
        "median": shown(typical.median),
        "n": formats.number(Decimal(typical.rows)),
    }
    if not typical.by_factor:
        return tr(
            "{name} is {value}, {distance} away from the median {median} of {n} rows",
            **words,
            distance=shown(abs(value - typical.median)),
        )
    above = value > typical.median
    factor = value / typical.median if above else typical.median / value
    words["factor"] = formats.number(rounded(factor, 0 if factor >= 100 else 1))
    if above:
        return tr("{name} is {value}, {factor} times the median {median} of {n} rows", **words)
    return tr("{name} is {value}, 1/{factor} of the median {median} of {n} rows", **words)
