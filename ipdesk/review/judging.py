"""Judging: from all reasons to the verdict, among the submissions that are here already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipdesk.review.chain import chain_reasons, here_already
from ipdesk.review.reasons import REASONS
from ipdesk.review.records import VERDICTS, Judged, Reason, State, Submission, Verdict

WAIVED = "waived"


def judged(
    found: Judged,
    others: Sequence[Submission],
    waived: frozenset[str] = frozenset(),
    text: str = "",
) -> Judged:
    """The same with its verdict and state.

    ``others`` are the other submissions at the desk; ``waived`` the codes of reasons that a chief
    lets pass, and why.
    """
    one = found.submission
    twin = here_already(one, others) if one.digest else None
    reasons = list(found.reasons)
    if twin is not None:
        reasons = [Reason("received_already", {"number": str(twin.number)})]
    elif one.unit:
        reasons += chain_reasons(one, others)
    if waived:
        reasons.append(Reason(WAIVED, {"text": text, "codes": " ".join(sorted(waived))}))
    verdict = _verdict(reasons, waived)
    stays = verdict in ("valid", "differences")
    return replace(
        found,
        submission=one._replace(verdict=verdict, state=_state(verdict)),
        reasons=tuple(reasons),
        files=() if verdict == "refused" else found.files,
        cells=found.cells if stays else (),
        remarks=found.remarks if stays else (),
        answers=found.answers if stays else (),
    )


def superseded(one: Judged, others: Sequence[Submission]) -> list[Submission]:
    """Copies in quarantine of a package that has come with its signatures, no more waiting."""
    if not one.submission.counts:
        return []
    return [
        other._replace(state="superseded")
        for other in others
        if other.state == "quarantined" and other.seal == one.submission.seal
    ]


def _verdict(reasons: Sequence[Reason], waived: frozenset[str]) -> Verdict:
    effects = [REASONS[one.code].effect for one in reasons if one.code not in waived]
    return max(effects, key=VERDICTS.index, default="valid")


def _state(verdict: Verdict) -> State:
    return verdict if verdict in ("quarantined", "refused") else "received"
