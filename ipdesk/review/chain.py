"""The chain of a unit's packages: whether one follows those that are here.

Each package names the seal of the one sealed before it in the same workspace. An earlier form
of the format named the digest of its file, which is understood too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipdesk.review.records import Reason, Submission

_PROVED = ("received", "accepted", "returned")


def here_already(one: Submission, others: Sequence[Submission]) -> Submission | None:
    """The submission that is the same package; None if there is none.

    A package in quarantine may come again with a further signature; the same bytes may not.
    """
    for other in others:
        if other.state != "refused" and one.digest == other.digest:
            return other
        if one.seal and one.seal == other.seal and other.state in _PROVED:
            return other
    return None


def chain_reasons(one: Submission, others: Sequence[Submission]) -> Iterator[Reason]:
    """What is wrong with its place among the unit's packages that are proved to be its own."""
    chain = [other for other in others if other.unit == one.unit and other.state in _PROVED]
    before = next((other for other in chain if one.previous in (other.seal, other.digest)), None)
    if one.previous and before is None:
        yield Reason("gap", {"previous": one.previous})
    for other in chain:
        if other.previous == one.previous and other.seal != one.seal:
            yield Reason("fork", {"number": str(other.number)})
    after = before.sequence if before else 0
    if (before or not one.previous) and one.sequence != after + 1:
        yield Reason("sequence", {"sequence": str(one.sequence), "before": str(after)})
    if before is not None and one.log_begin != before.log_end:
        yield Reason("log_break", {"number": str(before.number)})
