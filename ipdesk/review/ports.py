"""Ports of the desk: the national store, and what reads a package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ipdesk.records import CatalogueRecord, HistoryRecord
from ipdesk.review.records import (
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

if TYPE_CHECKING:
    from ipdesk.package.apart import Read


class ReadsPackages(Protocol):
    """Reads package files that nobody vouches for, such as :class:`ipdesk.package.apart`'s."""

    def each(self, paths: Iterable[Path], check: Callable[[], None]) -> Iterator[Read]:
        """The files in turn: what each says, or why it is not taken.

        ``check`` is called again and again; what it raises ends the reading.
        """


class NationalStore(Protocol):
    """One desk: a file, or a database that several people work in at a time.

    Every write is one :class:`~ipdesk.review.records.DeskBatch`, committed durably or not at all.
    Raises the errors of :mod:`ipdesk.errors` that derive from ``StorageError``.
    """

    @property
    def place(self) -> str:
        """Where the desk is: a path, or a URL without its password."""

    def write(self, batch: DeskBatch) -> int:
        """Commit the batch; the number given to its new submission, 0 if it has none.

        The log's entries are chained within the same transaction. Raises
        :class:`~ipdesk.review.refusal.Conflict` if a record is of another version by now, a setting
        is not what was ``seen``, or another submission came since ``newest``; nothing is written
        then.
        """

    def keep(self, part: Part) -> None:
        """Commit a part of the bytes received. It belongs to nothing until a batch takes it."""

    def settings(self) -> dict[str, str]:
        """The desk's settings by name."""

    def catalogues(self) -> list[CatalogueRecord]:
        """The catalogue editions that the desk has."""

    def packs(self) -> list[IssuedPack]:
        """The data packs that the desk made or took over."""

    def enrolments(self) -> list[EnrolmentRecord]:
        """All keys ever enrolled, in the order of enrolment."""

    def people(self) -> list[PersonRecord]:
        """Who works at the desk, by name."""

    def submissions(self, unit: str = "") -> list[Submission]:
        """What was handed in, oldest first; of all units if ""."""

    def reasons(self) -> dict[int, list[Reason]]:
        """Why submissions are not simply valid, by their numbers."""

    def submission(self, number: int) -> Submission:
        """One of them; ``KeyError`` if there is none."""

    def judged(self, number: int) -> Judged:
        """A submission with all that was found of it; ``KeyError`` if there is none.

        Of a quarantined one the cells are not kept: read its bytes.
        """

    def dealings(self, number: int) -> Dealings:
        """What the desk said of a submission: comments, rulings, receipts."""

    def rulings(self) -> list[Ruling]:
        """All answers to disputed rules, by submission."""

    def receipts(self) -> list[IssuedReceipt]:
        """All receipts that were issued, by submission."""

    def content(self, digest: str) -> Iterator[bytes]:
        """The bytes received, piece by piece; ``KeyError`` if they are not kept."""

    def figures(self, query: FigureQuery) -> Iterator[Figure]:
        """Figures, of the one submission that counts for each unit, year and kind.

        That is the one of the highest revision, then sequence, among those whose state is in
        :data:`~ipdesk.review.records.STANDING`. They come by unit, year, kind and place.
        """

    def remarks(self) -> Iterator[tuple[int, Remark]]:
        """What was said of problems in the submissions that stand, with their numbers."""

    def history(self, after: int = 0) -> Iterator[HistoryRecord]:
        """The desk's log, in order, from the entry after ``after`` on.

        ``report`` of an entry is the number of the submission as text, ``facet`` its subject.
        """

    def discard(self, digest: str) -> None:
        """Delete the parts of a file that belongs to no submission."""

    def close(self) -> None:
        """Release the file or the connections. Closing twice is no error."""


class NationalStores(Protocol):
    """Makes and opens national stores by their place: a path, or a ``postgresql://`` URL."""

    def create(self, place: str, first: DeskBatch) -> NationalStore:
        """A new desk with ``first`` in it; ``WorkspaceExists`` if there is one at the place."""

    def open(self, place: str) -> NationalStore:
        """An existing desk, or the storage error that says why not."""

    def backup(self, store: NationalStore, told: Callable[[int, int], None] | None = None) -> None:
        """Back up an open desk if it lies in a file and changed since the newest backup.

        In any thread; the desk may be worked at meanwhile, and must not be closed. ``told`` hears
        of the pages copied, and ends the work by what it raises. A server has backups of its own.
        """

    def is_desk(self, path: Path) -> bool:
        """Whether the file is a desk, and no workspace of a province. Reads its head only."""
