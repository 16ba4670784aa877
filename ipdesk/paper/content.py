"""What a printed page shows, and the digest of it.

What is shown is a list of texts for each thing on the page: ``(section, row)`` for a row of a
section with all its columns, ``(section, row, column, ...)`` for some of them, and
``("", part, digest)`` for whatever else is printed (names, notes, findings, charts), known by
the digest of its words. The values of rows come from the tables of the submission package, so
the package alone gives the same digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from ipdesk.languages import Language
from ipdesk.package import canonical_json, tables
from ipdesk.package.tables import TableRecord
from ipdesk.paper.code import PageCode, What, bits_of
from ipdesk.paper.extract import packed
from ipdesk.records import ReportRecord

if TYPE_CHECKING:
    from ipdesk.snapshot import Snapshot

Shows = tuple[str, ...]
_OF_A_CELL = 16


class Identity(NamedTuple):
    """Which print of which report (:func:`report_key`). ``sequence`` is 0 for a draft.

    ``selection`` are the numbers (from 0) of the sections among those of the kind, if the print
    is restricted to some; of an extract its numbers (:class:`ipdesk.paper.extract.Numbers`).
    """

    report: str
    revision: int
    sequence: int
    what: What
    language: Language
    selection: tuple[int, ...] = ()


class PageRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page of a print: its code, the whole digest of what it shows, and what that is."""

    code: str
    digest: str
    items: tuple[Shows, ...]


class Shown(Protocol):
    """What pages are made of: rows of the tables, by section and row."""

    digest: str
    """Of all tables."""

    def has(self, section: str) -> bool:
        """Whether there is a table of the section."""

    def shown(self, shows: Shows) -> list[list[str]]:
        """Column, state, raw text and value of the cells of a row that are shown."""

    def weight(self, shows: Shows) -> int:
        """About how many bytes the whole row has, whatever is shown of it."""


class Data:
    """The values of a report by section and row, and the digest of all tables."""

    def __init__(
        self,
        records: Mapping[str, Iterable[TableRecord]],
        digests: Mapping[str, str] | None = None,
    ) -> None:
        """``digests`` are those of the tables' files by section, where they are known."""
        self._rows: dict[tuple[str, str], list[TableRecord]] = {}
        self._weights: dict[tuple[str, str], int] = {}
        known: dict[str, str] = {}
        for code, found in records.items():
            table = tuple(found)
            known[code] = digests[code] if digests is not None else _digest(table)
            for record in table:
                self._rows.setdefault((code, record.row), []).append(record)
        self.digest = digest_of_tables(known)
        self._sections = frozenset(known)

    def has(self, section: str) -> bool:
        """Whether there is a table of the section."""
        return section in self._sections

    def cells(self, shows: Shows) -> Iterator[TableRecord]:
        """The cells that are shown of a row and hold anything."""
        section, row, *columns = shows
        for record in self._rows.get((section, row), ()):
            if record.column and (not columns or record.column in columns):
                yield record

    def shown(self, shows: Shows) -> list[list[str]]:
        """Column, state, raw text and value of these cells."""
        return [[c.column, c.state.value, c.raw, c.value] for c in self.cells(shows)]

    def weight(self, shows: Shows) -> int:
        """About how many bytes the row has: those of its texts, were each character a byte."""
        row = (shows[0], shows[1])
        if row not in self._weights:
            cells = self._rows.get(row, ())
            self._weights[row] = sum(
                len(c.column) + len(c.raw) + len(c.value) + _OF_A_CELL for c in cells
            )
        return self._weights[row]


def digest_of_tables(digests: Mapping[str, str]) -> str:
    """The digest of all tables, from those of each by section."""
    listed = "".join(f"{code} {digest}\n" for code, digest in sorted(digests.items()))
    return hashlib.sha256(listed.encode()).hexdigest()


def _digest(table: Iterable[TableRecord]) -> str:
    return hashlib.sha256(tables.encode(table)).hexdigest()


def data_of(snapshot: Snapshot) -> Data:
    """The values of a snapshot."""
    return Data({code: tables.records_of(snapshot, code) for code in snapshot.form.sections})


def identity_of(
    header: ReportRecord, what: What, language: Language, selection: Sequence[int] = ()
) -> Identity:
    """The identity of a print of the report."""
    return Identity(
        key_of(header), header.revision, header.sequence, what, language, tuple(selection)
    )


def page_records(
    identity: Identity, data: Shown, pages: Sequence[Sequence[Shows]]
) -> tuple[PageRecord, ...]:
    """The records of a print's pages, from what each of them shows."""
    found = []
    for number, items in enumerate(pages, start=1):
        digest = content_digest(identity, data, items, (number, len(pages)))
        code = code_of(identity, data, digest, number)
        found.append(PageRecord(code=str(code), digest=digest, items=tuple(items)))
    return tuple(found)


def content_digest(
    identity: Identity, data: Shown, items: Sequence[Shows], place: tuple[int, int]
) -> str:
    """SHA-256 (hex) of what a page shows; ``place`` is its number and how many there are.

    It is that of the canonical JSON of all of it, made item by item: a page may show a lot.
    """
    said = {**identity._asdict(), "page": place[0], "pages": place[1]}
    said["selection"] = list(identity.selection)
    digest, between = hashlib.sha256(), b'{"items":['
    for item in items:
        shown = [item[0], item[1], data.shown(item)] if item[0] else list(item)
        digest.update(between + canonical_json.encode(shown)[:-1])
        between = b","
    digest.update((b"" if items else between) + b"]," + canonical_json.encode(said)[1:])
    return digest.hexdigest()


def code_of(identity: Identity, data: Shown, digest: str, page: int) -> PageCode:
    """The code of a page with this content digest."""
    return PageCode(
        draft=not identity.sequence,
        language=identity.language,
        what=identity.what,
        page=page,
        selection=_selection(identity),
        report=bits_of(report_digest(identity.report, identity.revision), 15),
        state=bits_of(data.digest, 20),
        content=bits_of(digest, 40),
    )


def _selection(identity: Identity) -> int:
    if identity.what == "extract":
        return packed(identity.selection)
    return sum(1 << number for number in identity.selection)


def key_of(header: ReportRecord) -> str:
    """The key of a report by its header."""
    return report_key(header.unit, header.kind, str(header.year), header.id, header.practice)


def report_key(unit: str, kind: str, year: str, identity: str, practice: bool) -> str:  # noqa: FBT001 -- a fact of the report
    """What tells a report from those of other units too: its identity is its workspace's own."""
    return "/".join((unit, kind, year, identity, *(["practice"] if practice else [])))


def report_digest(report: str, revision: int) -> str:
    """SHA-256 (hex) of a report's key and revision."""
    return hashlib.sha256(f"{report}\n{revision}".encode()).hexdigest()
