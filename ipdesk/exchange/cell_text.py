"""What a workbook cell says for a value, and what text a workbook cell stands for.

A text never becomes a formula; a number keeps every digit or stands as text; characters that
a workbook cannot hold are written ``_xHHHH_`` as spreadsheet programs do (ECMA-376, ST_Xstring).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from ipdesk.catalogue.model import Entry
from ipdesk.messages import Translator
from ipdesk.values import Cell, State

MAX_DIGITS = 15
MAX_UNITS = 32_000
CUT_CHARACTERS = 4_500
NOISE_FREE_DIGITS = 12
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_LITERAL = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)|_x([0-9A-Fa-f]{4})_")


class Written(NamedTuple):
    """The content of a workbook cell. Numbers and dates are given as canonical text."""

    kind: Literal["blank", "number", "date", "text"]
    text: str


def written(cell: Cell, kind: str, labels: Mapping[str, str], translator: Translator) -> Written:
    """What the workbook says for ``cell`` of column type ``kind``; ``labels`` name codes."""
    if cell.state is State.BLANK:
        return Written("blank", "")
    if cell.state is not State.VALID:
        return Written("text", limited(cell.raw) or _in_words(cell, translator))
    if cell.number is not None:
        fits = digits(cell.number) <= MAX_DIGITS
        return Written("number" if fits else "text", cell.text)
    if kind == "date":
        return Written("date", cell.text)
    if kind == "code":
        return Written("text", labels.get(cell.text, cell.text))
    return Written("text", limited(cell.text))


def code_labels(entries: tuple[Entry, ...], translator: Translator) -> dict[str, str]:
    """The name of each code in the reader's language."""
    return {entry.code: translator.label(entry.label) for entry in entries}


def digits(number: Decimal) -> int:
    """How many significant digits the number has; a spreadsheet keeps 15."""
    return len(number.normalize().as_tuple().digits)


def risky(text: str) -> bool:
    """Whether a spreadsheet program could take the text for a formula or a command."""
    return unicodedata.normalize("NFKC", text[:1]).startswith(_RISKY) or text.startswith(_RISKY)


def escape(text: str) -> str:
    """The text in a form a workbook can hold; :func:`restore` gives it back."""
    return _UNWRITABLE.sub(_code_point, _LITERAL.sub("_x005F_", text))


def restore(text: str) -> str:
    """The text that a workbook cell holds, every line end a single line feed."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n")


def number_text(number: float) -> str:
    """The decimal that was typed: the shortest text of the stored number, no exponent.

    Spreadsheet programs show 15 digits; where those leave a short number, the rest is binary
    noise of a computation (0.1 + 0.2) and dropped. Longer numbers keep every digit.
    """
    exact = Decimal(repr(number))
    if isinstance(number, float) and digits(exact) > MAX_DIGITS:
        shown = Decimal(f"{exact:.{MAX_DIGITS - 1}e}")
        if digits(shown) <= NOISE_FREE_DIGITS:
            exact = shown
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def limited(text: str) -> str:
    """The text, cut with an ellipsis where no workbook cell could hold it."""
    # A cell holds 32,767 UTF-16 units, and openpyxl cuts longer ones without a word. An escaped
    # character takes seven, so a text cut here fits whatever it is made of.
    if len(text) <= CUT_CHARACTERS:
        return text
    units = len(escape(text).encode("utf-16-le")) // 2
    return text if units <= MAX_UNITS else text[:CUT_CHARACTERS] + "…"


def _in_words(cell: Cell, translator: Translator) -> str:
    """A computed cell without a value was typed by nobody; it is said in words that parse."""
    if cell.state is State.NOT_AVAILABLE:
        return translator.tr("not available: {reason}", reason=cell.text)
    return translator.tr("not applicable")


def _code_point(match: re.Match[str]) -> str:
    return f"_x{ord(match.group()):04X}_"


def _character(match: re.Match[str]) -> str:
    if match.group(1) is None:
        return "_"
    character = chr(int(match.group(1), 16))
    half = "\ud800" <= character <= "\udfff"
    return match.group() if half or not _UNWRITABLE.fullmatch(character) else character
