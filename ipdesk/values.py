"""Values: what a typed text means.

The raw text is kept exactly as typed. :func:`parse` gives its meaning: blank, valid (with a
canonical form), invalid (with a reason code), not applicable, or not available (with the
reason that was typed). Blank, zero, *not applicable* and *not available* are four different
things. Decimals are exact; nothing typed is read through ``float``.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import NamedTuple

from ipdesk.coded_text import CODED, refusal_reason

MAX_INTEGER_DIGITS = 18
MAX_DECIMALS = 10
MAX_WRITTEN = 100
"""More characters than a number, a date or a code in itself is ever written with."""
MAX_REASON = 500
"""The most characters with which it is said why there is no value."""
YEARS = range(1949, 2101)
# Wide enough for any quotient or sum of typed numbers; the default of 28 digits is not.
EXACT = Context(prec=100, rounding=ROUND_HALF_UP)


class State(StrEnum):
    """What a cell holds."""

    BLANK = "blank"
    VALID = "valid"
    INVALID = "invalid"
    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"


class CellSpec(NamedTuple):
    """What a cell accepts: type, limits, and the code list's spellings (text -> code)."""

    type: str
    precision: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    codes: Mapping[str, str] | None = None
    max_length: int = 500
    required: bool = False
    percent: bool = False
    multiline: bool = False


class Flaw(NamedTuple):
    """What is wrong with a value: the structural check it fails, and why (a reason code)."""

    check: str
    reason: str
    limit: str = ""


class Cell(NamedTuple):
    """A raw text and its meaning. ``text`` is the canonical form of a valid value.

    For *not available*, ``text`` is the reason given. ``number`` is set for numeric types;
    ``real`` is its nearest double, for the comparisons of rules only.
    """

    raw: str
    state: State
    text: str = ""
    number: Decimal | None = None
    flaws: tuple[Flaw, ...] = ()
    real: float = 0.0

    @property
    def usable(self) -> bool:
        """Whether rules and computed cells may use the value: valid and within its limits."""
        return self.state is State.VALID and not (
            self.flaws and any(flaw.check in _LIMITS for flaw in self.flaws)
        )


BLANK = Cell("", State.BLANK)
_LIMITS = ("minimum", "maximum")

_NOT_AVAILABLE = re.compile(
    r"(?:暂缺|不可得|未公布|not available)\s*(?::\s*(.*))?", re.IGNORECASE | re.DOTALL
)
_NOT_APPLICABLE = re.compile(r"不适用|n/a|not applicable", re.IGNORECASE)
_NOT_BEGINS = ("暂", "不", "未", "n", "N")
"""How a text begins that says that there is no value."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)?(?:\.[0-9]+)?")
_AMBIGUOUS = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*,[0-9]+(?:[.,][0-9]+)*")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-"})
_DATE = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)
_COMPACT_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR = re.compile(r"([0-9]{4})年?")
_MARKS = ("<super>", "<sub>", "<circle>", "<fraction>", "<compat>", "<square>")
_FORBIDDEN = re.compile(
    # Controls but line end and tab, halves of surrogates, marks of direction.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"
)
_NO_VALUE = "?"
"""What no type but text accepts."""


def normalise(raw: str) -> str:
    """NFKC with trimmed ends: full-width digits and signs become plain ones."""
    return unicodedata.normalize("NFKC", raw).strip()


def parse(raw: str, spec: CellSpec) -> Cell:
    """The meaning of ``raw`` in a cell of ``spec``. Never raises on any text."""
    if not raw or raw.isspace():
        return Cell(raw, State.BLANK)
    if len(raw) > MAX_WRITTEN:
        return _long(raw, spec)
    return _parsed(raw, normalise(raw), spec)


def _long(raw: str, spec: CellSpec) -> Cell:
    """The meaning of a long text; if it is longer than any value, its beginning tells why."""
    plain = raw.strip()
    # Of codes the longest name counts; up to four characters become one.
    longest = max(MAX_WRITTEN, 4 * max(map(len, spec.codes or ()), default=0))
    begun = plain if _NUMBER.fullmatch(plain) else plain[:longest]
    if _NOT_AVAILABLE.fullmatch(normalise(begun)):
        if len(plain) > MAX_REASON:
            return _invalid(raw, "too_long_text", str(MAX_REASON))
        return _parsed(raw, normalise(plain), spec)
    if len(plain) > longest and spec.type == "text":
        return _text(raw, "", spec)
    cell = _parsed(begun, normalise(begun), spec)
    if len(plain) > longest and cell.state is not State.INVALID:
        cell = _PARSERS[spec.type](_NO_VALUE, _NO_VALUE, spec)
    return cell._replace(raw=raw)


def _parsed(raw: str, text: str, spec: CellSpec) -> Cell:
    """The meaning of ``raw``, which ``text`` is normalised."""
    if text.startswith(_NOT_BEGINS):
        if _NOT_APPLICABLE.fullmatch(text):
            return Cell(raw, State.NOT_APPLICABLE)
        missing = _NOT_AVAILABLE.fullmatch(text)
        if missing:
            reason = (missing.group(1) or "").strip()
            flaws = () if reason else (Flaw("reason", "no_reason"),)
            return Cell(raw, State.NOT_AVAILABLE, reason, None, flaws)
    return _PARSERS[spec.type](raw, text, spec)


def spelt(cell: Cell) -> str:
    """What would be typed for a cell's meaning; :func:`parse` reads it back."""
    if cell.state is State.NOT_APPLICABLE:
        return "不适用"
    return f"暂缺：{cell.text}" if cell.state is State.NOT_AVAILABLE else cell.text


def kept(cell: Cell, spec: CellSpec) -> str:
    """The text that is kept for what was typed: the text as it is, of a listed entry its code.

    So it does not matter in which language the entry was named.
    """
    return cell.text if spec.codes and cell.state is State.VALID else cell.raw


def parse_number(text: str) -> Decimal | str:
    """The exact number in normalised ``text``, or a reason code why it is none."""
    text = text.translate(_MINUS)
    if not any(character.isdigit() for character in text):
        return "not_a_number"
    if not _NUMBER.fullmatch(text):
        return _why_not_a_number(text)
    plain = text.replace(",", "")
    whole, _, fraction = plain.lstrip("+-").partition(".")
    if len(whole) > MAX_INTEGER_DIGITS or len(fraction) > MAX_DECIMALS:
        return "too_long"
    return Decimal(plain)


def canonical(number: Decimal) -> str:
    """The one spelling of a number: no exponent, no trailing zeros, no negative zero."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def rounded(number: Decimal, places: int) -> Decimal:
    """The number, half up to so many decimals; zero has no sign."""
    result = number.quantize(Decimal(1).scaleb(-places), context=EXACT)
    return result or abs(result)


def _annotated(raw: str) -> bool:
    """Whether a digit of ``raw`` is a footnote mark, an exponent or a part of a fraction.

    NFKC would make it a digit of the figure before it: 168480 and a raised 1 is not 1684801.
    """
    if raw.isascii():
        return False
    return any(
        unicodedata.decomposition(character).startswith(_MARKS)
        and any(part.isdigit() for part in unicodedata.normalize("NFKC", character))
        for character in set(raw)
    )


def _why_not_a_number(text: str) -> str:
    if _AMBIGUOUS.fullmatch(text):
        return "ambiguous"
    if "%" in text or "‰" in text:
        return "percent"
    if re.fullmatch(r"[+-]?[0-9.,]+\s*[万亿千百元件支家个人]+", text):
        return "unit_typed"
    if re.fullmatch(r"[+-]?[0-9.]+e[+-]?[0-9]+", text, re.IGNORECASE):
        return "exponent"
    return "not_a_number"


def _invalid(raw: str, reason: str, limit: str = "") -> Cell:
    return Cell(raw, State.INVALID, "", None, (Flaw("valid", reason, limit),))


def _numeric(raw: str, text: str, spec: CellSpec) -> Cell:
    if spec.percent and text.endswith("%"):
        text = text[:-1].rstrip()
    number = "not_a_number" if _annotated(raw) else parse_number(text)
    if isinstance(number, str):
        return _invalid(raw, number)
    flaws = tuple(_number_flaws(number, spec))
    return Cell(raw, State.VALID, canonical(number), number, flaws, float(number))


def _number_flaws(number: Decimal, spec: CellSpec) -> list[Flaw]:
    flaws = []
    if spec.minimum is not None and number < spec.minimum:
        flaws.append(Flaw("minimum", "below", canonical(spec.minimum)))
    if spec.maximum is not None and number > spec.maximum:
        flaws.append(Flaw("maximum", "above", canonical(spec.maximum)))
    if spec.precision is not None and decimals(number) > spec.precision:
        limit = str(spec.precision) if spec.precision else ""
        flaws.append(Flaw("precision", "decimals" if limit else "not_whole", limit))
    return flaws


def decimals(number: Decimal) -> int:
    """How many decimal places the number needs."""
    return len(canonical(number).partition(".")[2])


def _integer(raw: str, text: str, spec: CellSpec) -> Cell:
    cell = _numeric(raw, text, spec)
    if cell.number is not None and decimals(cell.number):
        return _invalid(raw, "not_whole")
    return cell


def _date(raw: str, text: str, _spec: CellSpec) -> Cell:
    match = _COMPACT_DATE.fullmatch(text) or _DATE.fullmatch(text)
    if not match or _annotated(raw):
        return _invalid(raw, "not_a_date")
    year, month, day = (int(part) for part in match.groups() if part and part.isdigit())
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return _invalid(raw, "no_such_day")
    if year not in YEARS:
        return _invalid(raw, "year_out_of_range")
    return Cell(raw, State.VALID, date.isoformat())


def _year(raw: str, text: str, _spec: CellSpec) -> Cell:
    match = _YEAR.fullmatch(text)
    if not match or _annotated(raw):
        return _invalid(raw, "not_a_year")
    year = int(match.group(1))
    if year not in YEARS:
        return _invalid(raw, "year_out_of_range")
    return Cell(raw, State.VALID, str(year), Decimal(year), (), float(year))


def _code(raw: str, text: str, spec: CellSpec) -> Cell:
    code = (spec.codes or {}).get(text.casefold())
    return _invalid(raw, "unknown_code") if code is None else Cell(raw, State.VALID, code)


def _coded(raw: str, text: str, spec: CellSpec) -> Cell:
    code = text.upper()
    if CODED[spec.type].holds(code):
        return Cell(raw, State.VALID, code)
    return _invalid(raw, refusal_reason(spec.type))


def _text(raw: str, _normalised: str, spec: CellSpec) -> Cell:
    # Four characters become one at most: what is much too long is so without being composed.
    endless = len(raw) > 4 * spec.max_length
    plain = (raw if endless else unicodedata.normalize("NFC", raw)).strip()
    # What is printable throughout holds none of them; long rosters are read through this.
    if not plain.isprintable() and _FORBIDDEN.search(plain):
        return _invalid(raw, "control_character")
    if len(plain) > spec.max_length:
        return _invalid(raw, "too_long_text", str(spec.max_length))
    return Cell(raw, State.VALID, plain)


_PARSERS = {
    "text": _text,
    "integer": _integer,
    "decimal": _numeric,
    "date": _date,
    "year": _year,
    "code": _code,
    **dict.fromkeys(CODED, _coded),
}
