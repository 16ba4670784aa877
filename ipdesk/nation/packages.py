"""Packages read where they lie, for a consolidation without a desk.

Nobody vouches for their keys here: what is forged or not sound is left out with the reason, and
of what is, nothing but the packages themselves says whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.record import catalogue_record
from ipdesk.errors import KnownError, UsageError
from ipdesk.library import Library
from ipdesk.nation.material import Nation, Shelf
from ipdesk.package.apart import ApartReader
from ipdesk.package.verify import Inspection, Verification
from ipdesk.regions import Unit
from ipdesk.review.records import CellValue, Figure, FigureQuery, Remark, Submission
from ipdesk.review.told import cells_of, remarks_of, with_facts

Check = Callable[[], None]


class Refused(NamedTuple):
    """A file that is left out, and why."""

    path: Path
    why: KnownError


class Gathered(NamedTuple):
    """The nation that the packages make, and what of them is left out."""

    nation: Nation
    refused: tuple[Refused, ...]


class Heap:
    """Figures of packages, held in memory."""

    def __init__(self) -> None:
        self.submissions: list[Submission] = []
        self._cells: dict[int, tuple[CellValue, ...]] = {}
        self._remarks: dict[int, tuple[Remark, ...]] = {}

    def take(self, path: Path, found: Inspection) -> None:
        """Add a package. A second copy of one that is there changes nothing."""
        if any(one.digest == found.verification.digest for one in self.submissions):
            return
        number = len(self.submissions) + 1
        self.submissions.append(_submission(number, path, found.verification))
        self._cells[number] = tuple(cells_of(found.tables))
        self._remarks[number] = tuple(remarks_of(found.results))

    def figures(self, query: FigureQuery) -> Iterator[Figure]:
        """The figures of the section asked for, or all of them."""
        for one in self.submissions:
            for cell in self._cells[one.number]:
                if query.section in ("", cell.section):
                    yield Figure(one.number, one.unit, one.year, one.kind, *cell)

    def remarks(self) -> Iterator[tuple[int, Remark]]:
        """What was said of problems, with the numbers of the packages."""
        return ((number, one) for number, said in self._remarks.items() for one in said)


def gather(
    paths: Iterable[Path], library: Library, units: dict[str, Unit], check: Check = lambda: None
) -> Gathered:
    """Read the packages in a process of its own; ``check`` is called meanwhile and may stop it.

    :class:`UsageError` if practice and real packages are mixed.
    """
    heap, refused = Heap(), list[Refused]()
    with ApartReader() as reader:
        for read in reader.each(paths, check):
            if isinstance(read.found, KnownError):
                refused.append(Refused(read.path, read.found))
            elif read.found.verification.signature == "invalid":
                refused.append(Refused(read.path, UsageError("forged")))
            else:
                heap.take(read.path, read.found)
    if len({one.practice for one in heap.submissions}) > 1:
        raise UsageError("practice_mixed")
    shelf = Shelf(dict(_catalogues(heap.submissions, library)), units)
    return Gathered(Nation(heap.submissions, heap, shelf), tuple(refused))


def _catalogues(
    submissions: Iterable[Submission], library: Library
) -> Iterator[tuple[str, Catalogue]]:
    for edition, version in {(one.edition, one.edition_version) for one in submissions}:
        try:
            catalogue = library.find(edition, version)
        except UsageError:
            continue
        yield catalogue_record(catalogue).digest, catalogue


def _submission(number: int, path: Path, found: Verification) -> Submission:
    arrived = Submission(number, found.digest, found.size, path.name, "", "", "valid", "received")
    return with_facts(arrived, found)
