"""CSV in one spelling (RFC 4180 with LF) and the guard against formulas.

A spreadsheet takes a cell that begins with ``= + - @``, TAB, CR, LF or a full-width form of
the signs for a formula. Such a field is written with an apostrophe before it. A field that
begins with an apostrophe gets a second one, so undoing is always the same and loses nothing:
**if a field begins with an apostrophe, remove that one character.** ``-5`` as typed is thus
written ``'-5``, and ``'-5`` as typed is written ``''-5``. Only a plain negative number in a
column of canonical values (``-12.5``) stays as it is: it is no formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

GUARD = "'"
_ACTIVE = frozenset("=+-@\t\r\n＝＋－＠")  # full-width signs are the point
_MARKED = _ACTIVE | {GUARD}
_PLAIN_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
_SPECIAL = re.compile(r'[",\r\n]')
_FIELD = re.compile(r'(?:"((?:[^"]++|"")*+)"|([^",\r\n]*+))([,\n])')


class CsvError(ValueError):
    """The text is not CSV of the canonical spelling; ``args[0]`` is the record's number."""


def guard(text: str, *, canonical_value: bool = False) -> str:
    """The field as written: with an apostrophe before it where it could act or be mistaken."""
    if not text or (text[0] != GUARD and text[0] not in _ACTIVE):
        return text
    if canonical_value and _PLAIN_NUMBER.fullmatch(text):
        return text
    return GUARD + text


def plain(fields: Sequence[str]) -> bool:
    """Whether no field begins as one that has a guard, or needs one."""
    return _MARKED.isdisjoint([field[:1] for field in fields])


def unguard(field: str) -> str:
    """The text that :func:`guard` was given."""
    return field[1:] if field.startswith(GUARD) else field


def encode_record(fields: Sequence[str]) -> str:
    """One record with its LF; only fields that need quotes have them."""
    return ",".join(_quoted(field) for field in fields) + "\n"


def decode_records(text: str, columns: int, longest: int) -> Iterator[list[str]]:
    """The records; :class:`CsvError` at the first one that is not canonical.

    So is one of more than ``longest`` characters. A record of more fields than ``columns`` comes
    with one too many, however many it has; with that it is for the caller to refuse.
    """
    position, number = 0, 1
    while position < len(text):
        end = text.find("\n", position)
        if end - position > longest:
            raise CsvError(number)
        line = text[position:end] if end >= 0 else '"'
        if '"' in line or "\r" in line:
            fields, position = _quoted_record(text, position, columns, longest)
            if not position:
                raise CsvError(number)
        else:
            # Most records have no field with quotes; then there is one way to write them.
            fields, position = line.split(",", columns), end + 1
        yield fields
        number += 1


def _quoted_record(text: str, start: int, columns: int, longest: int) -> tuple[list[str], int]:
    """The record that begins at ``start``, and where the next one does; 0 if it is none."""
    fields: list[str] = []
    position = start
    while match := _FIELD.match(text, position, start + longest):
        quoted, bare, end = match.groups()
        fields.append(bare if quoted is None else quoted.replace('""', '"'))
        position = match.end()
        if len(fields) > columns:
            return fields, position
        if end == "\n":
            same = encode_record(fields) == text[start:position]
            return fields, position if same else 0
    return fields, 0


def _quoted(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if _SPECIAL.search(field) else field
