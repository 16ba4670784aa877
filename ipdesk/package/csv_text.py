"""CSV in one spelling (RFC 4180 with LF) and the guard against formulas.

A spreadsheet takes a cell that begins with ``= + - @``, TAB, CR, LF or a full-width form of
the signs for a formula. Such a field is written with an apostrophe before it. A field that
begins with an apostrophe gets a second one, so undoing is always the same and loses nothing:
**if a field begins with an apostrophe, remove that one character.** ``-5`` as typed is thus
written ``'-5``, and ``'-5`` as typed is written ``''-5``. Only a plain negative number in a
column of canonical values (``-12.5``) stays as it is: it is no formula.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

GUARD = "'"
_ACTIVE = frozenset("=+-@\t\r\n＝＋－＠")  # full-width signs are the point
MARKED = _ACTIVE | {GUARD}
"""What a field begins with that has a guard, or needs one."""
_PLAIN_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
_SPECIAL = re.compile(r'[",\r\n]')
_WHOLE = re.compile(r'(?:[^"\n]++|"[^"]*+")*+\n')
_FIELD = re.compile(r'(?:"((?:[^"]++|"")*+)"|([^",\r\n]*+))([,\n])')

_QUOTE = b'"'
_WIDEST = 4  # bytes of a character
_SHORT = 100_000  # characters of a record: the module takes no field much longer than that


class CsvError(ValueError):
    """The text is not CSV of the canonical spelling; ``args[0]`` is the record's number."""


class _Records:
    """Python's own module for single records, which reads and writes these in one step.

    It spells them as :func:`encode_record` does, but for their end.
    """

    def __init__(self) -> None:
        self._written = csv.writer(self, lineterminator="\r\n").writerow

    def fields(self, record: str) -> list[str]:
        """The fields of a record that is no longer than the module takes; none if it is none."""
        try:
            return next(csv.reader((record,), strict=True))
        except csv.Error:
            return []

    def text(self, fields: Sequence[str]) -> str:
        """The record of these fields, with its LF."""
        written: str = self._written(fields)
        return written[:-2] + "\n"

    def write(self, record: str) -> str:
        """What the writer calls; it gives back what this gives."""
        return record


def guard(text: str, *, canonical_value: bool = False) -> str:
    """The field as written: with an apostrophe before it where it could act or be mistaken."""
    if not text or (text[0] != GUARD and text[0] not in _ACTIVE):
        return text
    if canonical_value and _PLAIN_NUMBER.fullmatch(text):
        return text
    return GUARD + text


def plain(fields: Sequence[str]) -> bool:
    """Whether no field begins as one that has a guard, or needs one."""
    return MARKED.isdisjoint([field[:1] for field in fields])


def unguard(field: str) -> str:
    """The text that :func:`guard` was given."""
    return field[1:] if field.startswith(GUARD) else field


def encode_record(fields: Sequence[str]) -> str:
    """One record with its LF; only fields that need quotes have them."""
    return ",".join(_quoted(field) for field in fields) + "\n"


def decode_records(texts: Iterable[str], columns: int, longest: int) -> Iterator[list[str]]:
    """The records of texts that each hold whole ones; :class:`CsvError` at the first that is none.

    A record of another than the canonical spelling is none, nor is one of more than ``longest``
    characters. A record of more fields than ``columns`` comes with one too many, however many it
    has; with that it is for the caller to refuse.
    """
    number = 1
    for text in texts:
        position = 0
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


def whole_records(chunks: Iterable[bytes], longest: int) -> Iterator[str]:
    """The text of a file piece by piece, each of whole records; or ``UnicodeDecodeError``.

    What goes on for more than ``longest`` characters without the end of a record comes as an open
    quote, which is no record either.
    """
    rest, odd = bytearray(), False
    for chunk in chunks:
        cut = _last_end(chunk, odd)
        odd ^= chunk.count(_QUOTE) % 2 == 1
        rest += chunk[:cut] if cut else chunk
        if cut:
            yield rest.decode()
            rest = bytearray(chunk[cut:])
        elif len(rest) > _WIDEST * longest:
            yield '"'
            return
    if rest:
        yield rest.decode()


def _last_end(chunk: bytes, odd: bool) -> int:  # noqa: FBT001 -- how the chunk before ended
    """Behind the last LF outside of quotes, 0 if there is none; ``odd``: it begins within them."""
    cut = chunk.rfind(b"\n") + 1
    if odd == (chunk.count(_QUOTE, 0, cut) % 2 == 1):
        return cut
    # The last LF is within quotes: it is looked for between those before, every other piece.
    pieces = chunk[:cut].split(_QUOTE)
    outside = (n for n in range(len(pieces) - 2, -1, -2) if b"\n" in pieces[n])
    last = next(outside, -1)
    if last < 0:
        return 0
    return sum(map(len, pieces[:last])) + last + pieces[last].rfind(b"\n") + 1


_RECORDS = _Records()


def _quoted_record(text: str, start: int, columns: int, longest: int) -> tuple[list[str], int]:
    """The record that begins at ``start``, and where the next one does; 0 if it is none."""
    whole = _WHOLE.match(text, start, start + longest)
    if whole is None:
        return [], 0
    record, end = whole[0], whole.end()
    last = _last_quoted(record, columns)
    if last:
        return last, end
    fields = _fields(record, columns) if len(record) > _SHORT else _RECORDS.fields(record)
    if len(fields) > columns:
        return fields[: columns + 1], end
    return fields, end if fields and _RECORDS.text(fields) == record else 0


def _last_quoted(record: str, columns: int) -> list[str]:
    """The fields of a record of which only the last has quotes, and needs them; else none."""
    before, begins, quoted = record[:-1].partition(',"')
    text = quoted.replace('""', "")
    if not begins or text[-1:] != '"' or text.find('"') != len(text) - 1 or '"' in before:
        return []
    if "\r" in before or not _SPECIAL.search(quoted, 0, len(quoted) - 1):
        return []
    return [*before.split(",", columns)[:columns], quoted[:-1].replace('""', '"')]


def _fields(record: str, columns: int) -> list[str]:
    """The same of one that is too long for the module, and no more than one too many of them."""
    fields: list[str] = []
    position = 0
    while len(fields) <= columns and (match := _FIELD.match(record, position)):
        quoted, bare, end = match.groups()
        fields.append(bare if quoted is None else quoted.replace('""', '"'))
        position = match.end()
        if end == "\n":
            break
    return fields


def _quoted(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if _SPECIAL.search(field) else field
