"""Examining: what a package says and proves by itself, before it is set among the others.

Touches no database, so it runs beside the window, and beside the reading of the next package.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import PackageRefused
from ipdesk.review.anew import Anew, checked_anew, said_of
from ipdesk.review.packs import Packs, unknown_packs
from ipdesk.review.proof import found_of, signature_reasons
from ipdesk.review.records import (
    CellValue,
    Difference,
    FileRecord,
    Judged,
    Reason,
    Submission,
)
from ipdesk.review.told import answers_of, cells_of, remarks_of, with_facts
from ipdesk.signing.verdicts import verify_signatures

if TYPE_CHECKING:
    from ipdesk.package.verify import Inspection
    from ipdesk.regions import Regions
    from ipdesk.signing.enrolments import Enrolments

_CLOCKS_DIFFER = dt.timedelta(days=1)
"""By how much a province's clock may be ahead before it is asked about."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What packages are examined by: the desk as it was when that began.

    ``pins`` are the digests of editions by code and version, ``waived`` the codes of reasons that
    a chief lets pass, ``packs`` the data packs that the desk has.
    """

    enrolments: Enrolments
    catalogues: Mapping[str, Catalogue]
    pins: Mapping[tuple[str, int], str]
    regions: Regions
    practice: bool
    packs: Packs = field(default_factory=dict)
    waived: frozenset[str] = frozenset()


def refused(arrived: Submission, fault: PackageRefused) -> Judged:
    """A file that is no sound package."""
    return Judged(submission=arrived, reasons=(Reason("integrity", said_of(fault)),))


def examined(
    arrived: Submission, inspection: Inspection, grounds: Grounds, anew: Anew | None = None
) -> Judged:
    """A sound package by itself. Verdict and state are still those of ``arrived``.

    What came of checking it ``anew`` counts only where its signatures and its catalogue are in
    order; unless it is known already, that is done here.
    """
    found = inspection.verification
    submission = with_facts(arrived, found)
    check = verify_signatures(found.signed, grounds.enrolments, _moment(arrived.received_at))
    reasons = [*signature_reasons(check), *_own_reasons(submission, grounds)]
    told: tuple[Difference, ...] = ()
    cells: tuple[CellValue, ...] = ()
    if all(one.code in grounds.waived for one in reasons):
        catalogue = grounds.catalogues[submission.catalogue_digest]
        again = anew or checked_anew(inspection, catalogue, grounds.regions, grounds.packs)
        reasons += again.reasons
        unknown = ", ".join(unknown_packs(inspection.submission, grounds.packs))
        reasons += [Reason("pack_unknown", {"packs": unknown})] if unknown else []
        told = again.differences
    try:
        cells = tuple(cells_of(inspection.tables))
    except PackageRefused as fault:
        return refused(submission, fault)
    return Judged(
        submission=submission,
        reasons=tuple(reasons),
        signatures=found_of(check),
        differences=told,
        files=tuple(FileRecord(*item) for item in inspection.digests.items()),
        cells=cells,
        remarks=tuple(remarks_of(inspection.results)),
        answers=tuple(answers_of(inspection.answers)),
    )


def _own_reasons(one: Submission, grounds: Grounds) -> Iterator[Reason]:
    if one.practice != grounds.practice:
        yield Reason("practice" if one.practice else "not_practice", {})
    if one.unit not in grounds.regions.units:
        yield Reason("unit_unknown", {"unit": one.unit})
    received = _moment(one.received_at)
    if one.year > received.year:
        yield Reason("period", {"year": str(one.year)})
    if _moment(one.sealed_at) > received + _CLOCKS_DIFFER:
        yield Reason("sealed_later", {"at": one.sealed_at})
    if one.catalogue_digest not in grounds.catalogues:
        published = (one.edition, one.edition_version) in grounds.pins
        code = "catalogue_differs" if published else "catalogue_unknown"
        yield Reason(code, {"edition": one.edition, "version": str(one.edition_version)})


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
