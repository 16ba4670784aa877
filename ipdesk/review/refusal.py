"""Why something cannot be done at the desk."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.errors import KnownError
from ipdesk.messages import marked

DESK: Mapping[str, str] = {
    "role": marked("This takes the role “{role}” at the desk; you work there as “{own}”."),
    "no_submission": marked("The desk has no submission {number}."),
    "not_kept": marked("The bytes of submission {number} were refused and are not kept."),
    "not_quarantined": marked("Submission {number} is not quarantined."),
    "not_waivable": marked("Not for a person to decide: {what}"),
    "reason_missing": marked("Say why, and name the document if there is one."),
    "enrolled": marked("This key is enrolled already, for {unit}."),
    "not_enrolled": marked("No key with this fingerprint is enrolled."),
    "revoked": marked("This key is revoked already."),
    "desk_key": marked("This is a key of SIPO's desk, not of a reporting unit."),
    "name_missing": marked("Give the name of the account with which the person signs in."),
    "no_person": marked("Nobody of the name “{name}” works at the desk."),
    "no_comment": marked("The desk has no such comment: {id}"),
    "comment_sent": marked("The comment stands in a receipt and stays."),
    "not_standing_quarantined": marked(
        "Submission {number} is quarantined: nothing proves yet whose it is. Clear that up first."
    ),
    "not_standing_refused": marked("Submission {number} was refused and can only be sent anew."),
    "not_standing_superseded": marked(
        "Submission {number} was replaced by a copy with more signatures. Take that one."
    ),
    "waits_for_revision": marked(
        "Submission {number} is returned; what comes next is the unit's next revision."
    ),
    "accepted_already": marked("Submission {number} is accepted already."),
    "accepted_chief": marked("Submission {number} is accepted; only a chief can return it yet."),
    "disputes_open": marked(
        "A disputed rule of submission {number} is not answered yet: {rule}. Answer it first."
    ),
    "no_dispute": marked("The unit has not disputed the rule {rule} at that place."),
    "document_missing": marked("A waiver needs the number of the document that says so."),
    "patch_missing": marked("Name the catalogue pack that puts the rule right."),
    "text_long": marked("The text has more than {limit} characters."),
    "not_decided": marked("Accept or return submission {number} first; the receipt says which."),
    "no_receipt": marked("No receipt was issued for submission {number} yet."),
    "last_chief": marked("The desk needs a chief: make somebody else chief first."),
}
"""The sentence of each reason."""


class DeskRefused(KnownError):
    """Something that the desk does not do; nothing was written."""

    code = "desk"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason


class Conflict(KnownError):
    """Somebody else changed the same thing meanwhile; nothing was written."""

    code = "conflict"
