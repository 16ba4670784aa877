"""What the desk answers: comments on places, rulings on disputed rules, accepted or returned.

Each act is one commit with its entry in the log. It takes the role of a reviewer. Raises
:class:`DeskRefused` in words, :class:`Conflict`, :class:`CommentRefused`, and the storage errors;
nothing is written then. Who decides states as ``seen`` the version of the submission that was
looked at: if it is another by now, that is a :class:`Conflict`.
"""

from __future__ import annotations

import uuid

from ipdesk.comments.book import checked_text
from ipdesk.places import Place
from ipdesk.receipts.texts import MAX_TEXT, Decision, Outcome
from ipdesk.review.desk import Desk
from ipdesk.review.places import places_of
from ipdesk.review.records import (
    DeskBatch,
    Judged,
    Remark,
    ReviewComment,
    Ruling,
    Submission,
)
from ipdesk.review.refusal import Conflict, DeskRefused
from ipdesk.review.told import DISPUTED

ANSWERED = ("received", "accepted", "returned")
"""The states in which a submission is known to be its unit's, and can be answered."""


def comment(desk: Desk, number: int, place: Place, text: str) -> ReviewComment:
    """Comment on a section, a row or a cell of a submission."""
    found = _answerable(desk, number)
    text = checked_text(text)
    places_of(desk, found).require(place)
    made = ReviewComment(uuid.uuid4().hex, number, *place, desk.name, desk.role, text, desk.now())
    where = " ".join(filter(None, place))
    act = desk.act("comment", number, subject=made.id, before=where, after=text)
    desk.write(DeskBatch(acts=[act], comments_new=[made]))
    return made


def withdraw(desk: Desk, number: int, identity: str) -> ReviewComment:
    """Take a comment back, by its id or the beginning of it, while no receipt has told it."""
    _answerable(desk, number)
    dealings = desk.store.dealings(number)
    found = [c for c in dealings.comments if c.id.startswith(identity) and not c.withdrawn_at]
    if len(found) != 1 or not identity:
        raise DeskRefused("no_comment", id=identity)
    (one,) = found
    if any(one.id in receipt.body for receipt in dealings.receipts):
        raise DeskRefused("comment_sent")
    changed = one._replace(withdrawn_at=desk.now())
    act = desk.act("withdraw_comment", number, subject=one.id, before=one.text)
    desk.write(DeskBatch(acts=[act], comments=[changed]))
    return changed._replace(version=one.version + 1)


def rule_on(
    desk: Desk,
    number: int,
    disputed: Remark,
    decision: Decision,
    text: str,
    *,
    document: str = "",
    patch: str = "",
    seen: int | None = None,
) -> Ruling:
    """Answer a disputed rule: waived by a document, rejected, or put right by a rule patch.

    A later answer takes the place of an earlier one.
    """
    found = _answerable(desk, number, seen)
    if disputed not in disputes_of(found):
        raise DeskRefused("no_dispute", rule=disputed.rule)
    text, document, patch = _text(text), document.strip(), patch.strip()
    if decision == "waived" and not document:
        raise DeskRefused("document_missing")
    if decision == "patch" and not patch:
        raise DeskRefused("patch_missing")
    where, said = disputed[:4], (disputed.text, decision, text, document, patch)
    made = Ruling(number, *where, *said, desk.name, desk.role, desk.now())
    held = next((r for r in desk.store.dealings(number).rulings if r[1:5] == where), None)
    subject = " ".join(filter(None, where))
    before = held.decision if held else ""
    batch = DeskBatch(acts=[desk.act("rule", number, subject, before, decision, text)])
    if held is None:
        batch.rulings_new.append(made)
    else:
        batch.rulings.append(made._replace(version=held.version))
    # Who decides on the submission meanwhile is told; so is who answers the same dispute.
    batch.submissions.append(found.submission)
    desk.write(batch)
    return made if held is None else made._replace(version=held.version + 1)


def decide(
    desk: Desk, number: int, state: Outcome, text: str, seen: int | None = None
) -> Submission:
    """Accept a submission, or return it to its unit, who is to hand in a further revision.

    Returning needs a reason. What is accepted can be returned by a chief only.
    """
    found = _answerable(desk, number, seen)
    one = found.submission
    _require_open(desk, found, state)
    text = _text(text) if state == "returned" or text.strip() else ""
    act = desk.act(state, number, one.digest, one.state, state, text)
    desk.write(DeskBatch(acts=[act], submissions=[one._replace(state=state)]))
    return one._replace(state=state, version=one.version + 1)


def disputes_of(found: Judged) -> list[Remark]:
    """The rules that the unit disputes in a submission, in its order."""
    return [remark for remark in found.remarks if remark.kind == DISPUTED]


def unanswered(desk: Desk, found: Judged) -> list[Remark]:
    """The disputes that have no answer yet, in this submission or an earlier revision of it."""
    one = found.submission
    same = {
        other.number
        for other in desk.store.submissions(one.unit)
        if (other.year, other.kind) == (one.year, one.kind)
    }
    ruled = {(*r[1:5], r.disputed) for r in desk.store.rulings() if r.submission in same}
    return [d for d in disputes_of(found) if (*d[:4], d.text) not in ruled]


def _answerable(desk: Desk, number: int, seen: int | None = None) -> Judged:
    desk.require("reviewer")
    found = desk.judged(number)
    if seen not in (None, found.submission.version):
        raise Conflict
    state = found.submission.state
    if state not in ANSWERED:
        raise DeskRefused(f"not_standing_{state}", number=number)
    return found


def _require_open(desk: Desk, found: Judged, state: Outcome) -> None:
    one = found.submission
    if one.state == "returned":
        raise DeskRefused("waits_for_revision", number=one.number)
    if one.state == state:
        raise DeskRefused("accepted_already", number=one.number)
    if one.state == "accepted" and desk.role != "chief":
        raise DeskRefused("accepted_chief", number=one.number)
    waiting = unanswered(desk, found)
    if state == "accepted" and waiting:
        raise DeskRefused("disputes_open", number=one.number, rule=waiting[0].rule)


def _text(text: str) -> str:
    text = text.strip()
    if not text:
        raise DeskRefused("reason_missing")
    if len(text) > MAX_TEXT:
        raise DeskRefused("text_long", limit=MAX_TEXT)
    return text
