"""How a revision answers the desk's comments on the one before, with the cell then and now."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.checks.asked import ANSWERED
from ipdesk.places import Place
from ipdesk.review.desk import Desk
from ipdesk.review.records import CommentAnswer, Judged, ReviewComment, Submission
from ipdesk.review.told import EXPLAINED


class Answered(NamedTuple):
    """A comment on an earlier revision, and what the present one says to it.

    ``before`` and ``after`` are what the cell held, as typed or computed; both are "" where the
    comment is about a row or a section. ``why`` is how the unit explains that it says nothing.
    """

    comment: ReviewComment
    done: bool
    answers: tuple[CommentAnswer, ...]
    before: str
    after: str
    why: str = ""


def earlier_revision(desk: Desk, one: Submission) -> Submission | None:
    """The submission that this one revises, None if the desk has none."""
    same = [
        other
        for other in desk.store.submissions(one.unit)
        if (other.year, other.kind) == (one.year, one.kind)
        and other.revision < one.revision
        and other.state in ("received", "accepted", "returned")
    ]
    return max(same, key=lambda other: (other.revision, other.number), default=None)


def answered(desk: Desk, found: Judged) -> list[Answered]:
    """The desk's comments on the revision before, oldest first; none where it is the first."""
    before = earlier_revision(desk, found.submission)
    if before is None:
        return []
    then, now = _shown(desk.judged(before.number)), _shown(found)
    explained = _explained(desk, found)
    made = []
    for comment in desk.store.dealings(before.number).comments:
        if comment.withdrawn_at:
            continue
        said = [one for one in found.answers if one.comment == comment.id]
        texts = tuple(one for one in said if one.text)
        place = comment.place
        made.append(
            Answered(
                comment,
                any(one.done for one in said),
                texts,
                then.get(place, "") if place.column else "",
                now.get(place, "") if place.column else "",
                explained.get(place, ""),
            )
        )
    return made


def _explained(desk: Desk, found: Judged) -> dict[Place, str]:
    """Why the unit leaves what was asked at a place without an answer."""
    catalogue = desk.catalogues().get(found.submission.catalogue_digest)
    rules = {one.code for one in catalogue.rules if one.check == ANSWERED} if catalogue else ()
    said = (one for one in found.remarks if one.kind == EXPLAINED and one.rule in rules)
    return {Place(one.section, one.row, one.column): one.text for one in said}


def _shown(found: Judged) -> dict[Place, str]:
    return {Place(c.section, c.row, c.column): c.raw or c.value for c in found.cells}
