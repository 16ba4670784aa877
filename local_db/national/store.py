"""The national store, as :class:`ipdesk.review.ports.NationalStore` promises it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ipdesk.records import CatalogueRecord, HistoryRecord
from ipdesk.review.counting import counting, matter
from ipdesk.review.records import (
    STANDING,
    Dealings,
    DeskBatch,
    EnrolmentRecord,
    Figure,
    FigureQuery,
    IssuedPack,
    IssuedReceipt,
    Judged,
    Part,
    PersonRecord,
    Reason,
    Remark,
    Ruling,
    Submission,
)
from local_db.national import shelves, writer
from local_db.national.columns import FigureColumns
from local_db.national.database import Database, Session
from local_db.shelves import Record, Shelf

_PAGE = 1000
# Submissions of which one statement reads everything (3,000 cells each), or one place or section.
_WHOLE, _PLACES = 32, 500
_SETTINGS = shelves.SETTINGS.select()
_CATALOGUES = shelves.CATALOGUES.select()
_PACKS = shelves.PACKS.select()
_ENROLMENTS = shelves.ENROLMENTS.select(order="enrolled_at, fingerprint")
_PEOPLE = shelves.PEOPLE.select()
_SUBMISSIONS = shelves.SUBMISSIONS.select()
_SUBMISSIONS_OF = shelves.SUBMISSIONS.select("unit")
_REASONS = shelves.REASONS.select()
_SUBMISSION = shelves.SUBMISSIONS.select("number")
_COMMENTS = shelves.COMMENTS.select("submission", order="at, id")
_RULINGS_OF = shelves.RULINGS.select("submission")
_RULINGS = shelves.RULINGS.select()
_RECEIPTS_OF = shelves.RECEIPTS.select("submission")
_RECEIPTS = shelves.RECEIPTS.select()
_STATES = ", ".join(f"'{state}'" for state in STANDING)
_STANDING = f"submission IN (SELECT number FROM submission WHERE state IN ({_STATES}))"  # noqa: S608 -- fixed text
_OF_YEAR = "submission IN (SELECT number FROM submission WHERE year = ?)"
_REMARKS = shelves.REMARKS.select(where=_STANDING)
_PART = shelves.PARTS.select("digest", "number")
_HISTORY = shelves.HISTORY.select(where="sequence > ?", limit=_PAGE)
_DISCARD = (
    "DELETE FROM part WHERE digest = ? "
    "AND digest NOT IN (SELECT digest FROM submission WHERE state <> 'refused')"
)
_OF = {shelf.table: shelf.select("submission") for shelf in shelves.OF_SUBMISSION}


class TableStore:
    """One open desk, in a file or on a server.

    ``columns`` reads the figures of at least so many submissions as ``columns_from`` says.
    """

    def __init__(
        self, database: Database, columns: FigureColumns | None = None, columns_from: int = 0
    ) -> None:
        self.database = database
        """What it lies in, for backups."""
        self._columns = columns
        self._columns_from = columns_from

    @property
    def place(self) -> str:
        """Where the desk is."""
        return self.database.where

    def write(self, batch: DeskBatch) -> int:
        """Commit the batch; the number of its new submission. Raises :class:`Conflict`."""
        with self.database.writing() as session:
            return writer.write(session, batch, self.place)

    def keep(self, part: Part) -> None:
        """Commit a part of the bytes received."""
        with self.database.writing() as session:
            session.run(writer.ADD_PART, [shelves.PARTS.row(part)])

    def settings(self) -> dict[str, str]:
        """The desk's settings by name."""
        return {setting.name: setting.value for setting in self._all(shelves.SETTINGS, _SETTINGS)}

    def catalogues(self) -> list[CatalogueRecord]:
        """The catalogue editions that the desk has."""
        return self._all(shelves.CATALOGUES, _CATALOGUES)

    def packs(self) -> list[IssuedPack]:
        """The data packs that the desk made or took over."""
        return self._all(shelves.PACKS, _PACKS)

    def enrolments(self) -> list[EnrolmentRecord]:
        """All keys ever enrolled, in the order of enrolment."""
        return self._all(shelves.ENROLMENTS, _ENROLMENTS)

    def people(self) -> list[PersonRecord]:
        """Who works at the desk, by name."""
        return self._all(shelves.PEOPLE, _PEOPLE)

    def submissions(self, unit: str = "") -> list[Submission]:
        """What was handed in, oldest first; of all units if ""."""
        if unit:
            return self._all(shelves.SUBMISSIONS, _SUBMISSIONS_OF, unit)
        return self._all(shelves.SUBMISSIONS, _SUBMISSIONS)

    def reasons(self) -> dict[int, list[Reason]]:
        """Why submissions are not simply valid, by their numbers."""
        found: dict[int, list[Reason]] = {}
        for row in self._all(shelves.REASONS, _REASONS):
            found.setdefault(row.submission, []).append(row.reason())
        return found

    def submission(self, number: int) -> Submission:
        """One of them; ``KeyError`` if there is none."""
        found = self._all(shelves.SUBMISSIONS, _SUBMISSION, number)
        if not found:
            raise KeyError(number)
        return found[0]

    def judged(self, number: int) -> Judged:
        """A submission with all that was found of it; ``KeyError`` if there is none."""
        with self.database.reading() as session:
            found = self._read(session, shelves.SUBMISSIONS, _SUBMISSION, number)
            if not found:
                raise KeyError(number)
            of = {
                shelf.table: self._read(session, shelf, _OF[shelf.table], number)
                for shelf in shelves.OF_SUBMISSION
            }
        return Judged(
            submission=found[0],
            reasons=tuple(row.reason() for row in of["reason"]),
            signatures=tuple(row.signature() for row in of["signature"]),
            differences=tuple(row.difference() for row in of["difference"]),
            files=tuple(row.file() for row in of["file"]),
            cells=tuple(row.cell() for row in of["cell"]),
            remarks=tuple(row.remark() for row in of["remark"]),
            answers=tuple(row.answer() for row in of["answer"]),
        )

    def dealings(self, number: int) -> Dealings:
        """What the desk said of a submission: comments, rulings, receipts."""
        with self.database.reading() as session:
            return Dealings(
                tuple(self._read(session, shelves.COMMENTS, _COMMENTS, number)),
                tuple(self._read(session, shelves.RULINGS, _RULINGS_OF, number)),
                tuple(self._read(session, shelves.RECEIPTS, _RECEIPTS_OF, number)),
            )

    def rulings(self) -> list[Ruling]:
        """All answers to disputed rules, by submission."""
        return self._all(shelves.RULINGS, _RULINGS)

    def receipts(self) -> list[IssuedReceipt]:
        """All receipts that were issued, by submission."""
        return self._all(shelves.RECEIPTS, _RECEIPTS)

    def content(self, digest: str) -> Iterator[bytes]:
        """The bytes received, piece by piece; ``KeyError`` if they are not kept."""
        number = 0
        while part := self._all(shelves.PARTS, _PART, digest, number):
            yield part[0].content
            number += 1
        if not number:
            raise KeyError(digest)

    def figures(self, query: FigureQuery) -> Iterator[Figure]:
        """Figures, of the one submission that counts for each unit, year and kind."""
        standing = sorted(_counting(self.submissions(), query), key=matter)
        wanted = {n: getattr(query, n) for n in ("section", "row", "column") if getattr(query, n)}
        if wanted.get("section") and not (query.units or query.kind):
            found = self._in_columns(standing, wanted)
            if found is not None:
                return found
        if wanted and len(query.years) < 2 and not (query.units or query.kind):
            return self._of_place(standing, wanted, *query.years)
        return self._in_groups(standing, wanted)

    def _in_columns(
        self, standing: Sequence[Submission], wanted: Mapping[str, str]
    ) -> Iterator[Figure] | None:
        """The same from columns; None where there are none, or it would not pay."""
        if self._columns is None or not standing or len(standing) < self._columns_from:
            return None
        section = {"section": wanted["section"]}
        return self._columns.figures(
            standing, wanted, lambda of: self._of_place(of, section, of[0].year)
        )

    def _of_place(
        self, standing: Sequence[Submission], wanted: Mapping[str, str], *year: int
    ) -> Iterator[Figure]:
        """What nearly all submissions have, read at once: naming each would cost more."""
        where = f"{_STANDING} AND {_OF_YEAR}" if year else _STANDING
        statement = shelves.CELLS.select(*wanted, where=where)
        yield from self._figures(standing, statement, *wanted.values(), *year)

    def _in_groups(
        self, standing: Sequence[Submission], wanted: Mapping[str, str]
    ) -> Iterator[Figure]:
        """What some have, or all that all have: so many in a statement as memory has room for."""
        size = _PLACES if wanted else _WHOLE
        for first in range(0, len(standing), size):
            group = standing[first : first + size]
            marks = ", ".join("?" for _ in group)
            statement = shelves.CELLS.select(*wanted, where=f"submission IN ({marks})")
            numbers = (one.number for one in group)
            yield from self._figures(group, statement, *wanted.values(), *numbers)

    def _figures(
        self, of: Sequence[Submission], statement: str, *values: object
    ) -> Iterator[Figure]:
        """The figures of these submissions, in their order, that the statement gives."""
        by_number = {one.number: one for one in of}
        found: dict[int, list[Figure]] = {}
        for fields in self._cells(statement, *values):
            one = by_number.get(fields[0])
            if one is not None:
                found.setdefault(one.number, []).append(shelves.figure_of(fields, one))
        for one in of:
            yield from found.get(one.number, ())

    def _cells(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with self.database.reading() as session:
            rows = session.read(statement, *values)
        return shelves.CELLS.proved(rows, Path(self.place))

    def remarks(self) -> Iterator[tuple[int, Remark]]:
        """What was said of problems in the submissions that stand, with their numbers."""
        for row in self._all(shelves.REMARKS, _REMARKS):
            yield row.submission, row.remark()

    def history(self, after: int = 0) -> Iterator[HistoryRecord]:
        """The desk's log, in order, from the entry after ``after`` on."""
        while page := self._all(shelves.HISTORY, _HISTORY, after):
            yield from page
            after = page[-1].sequence

    def discard(self, digest: str) -> None:
        """Delete the parts of a file that belongs to no submission."""
        with self.database.writing() as session:
            session.run(_DISCARD, [(digest,)])

    def close(self) -> None:
        """Release the file or the connections."""
        if self._columns is not None:
            self._columns.close()
        self.database.close()

    def _all(self, shelf: Shelf[Record], statement: str, *values: object) -> list[Record]:
        with self.database.reading() as session:
            return self._read(session, shelf, statement, *values)

    def _read(
        self, session: Session, shelf: Shelf[Record], statement: str, *values: object
    ) -> list[Record]:
        return shelf.records(session.read(statement, *values), Path(self.place))


def _counting(submissions: list[Submission], query: FigureQuery) -> list[Submission]:
    """The submissions that count for what is asked."""
    return counting(
        one
        for one in submissions
        if query.kind in ("", one.kind)
        and (not query.units or one.unit in query.units)
        and (not query.years or one.year in query.years)
    )
