"""A submission as the header of its report."""

from __future__ import annotations

from ipdesk.records import ReportRecord
from ipdesk.review.records import Submission


def header_of(one: Submission, identity: str, state: str) -> ReportRecord:
    """The header under an id and in a state of the asker's choice."""
    return ReportRecord(
        id=identity,
        kind=one.kind,
        unit=one.unit,
        category=one.category,
        year=one.year,
        revision=one.revision,
        state=state,
        edition=one.edition,
        edition_version=one.edition_version,
        catalogue_digest=one.catalogue_digest,
        practice=one.practice,
        created_at=one.sealed_at,
        sealed_at=one.sealed_at,
    )
