"""Which submission counts where several are of one unit, year and kind."""

from __future__ import annotations

from collections.abc import Iterable

from ipdesk.review.records import Submission

Matter = tuple[str, int, str]
"""What a submission is about: unit, year, kind."""


def matter(submission: Submission) -> Matter:
    """What it is about."""
    return submission.unit, submission.year, submission.kind


def counting(submissions: Iterable[Submission]) -> list[Submission]:
    """The one of each matter that counts, if any does.

    It is that of the highest revision, then sequence, then receipt among those whose figures may
    enter a total. So what is returned, quarantined or refused never counts, and what came before it
    goes on to.
    """
    newest: dict[Matter, Submission] = {}
    for one in submissions:
        held = newest.get(matter(one))
        if one.counts and (held is None or _rank(one) > _rank(held)):
            newest[matter(one)] = one
    return list(newest.values())


def _rank(submission: Submission) -> tuple[int, int, int]:
    return submission.revision, submission.sequence, submission.number
