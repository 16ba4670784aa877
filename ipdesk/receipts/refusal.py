"""Why a receipt is not taken, or cannot be issued."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.errors import KnownError
from ipdesk.messages import marked

RECEIPT: Mapping[str, str] = {
    "not_a_receipt": marked("“{file}” is not a receipt of this program."),
    "too_large": marked("The receipt is larger than {limit} bytes, the most that is accepted."),
    "format": marked("“{file}” does not keep the format of a receipt."),
    "altered": marked("The receipt or its signature was changed after signing. It is not taken."),
    "desk_key": marked("A receipt is signed with a key of SIPO's desk; this is another one."),
    "first": marked(
        "This is the first receipt signed with this key of SIPO's desk. Compare its fingerprint "
        "with the sheet that SIPO sent, and confirm it: {fingerprint}"
    ),
    "fingerprint": marked(
        "The fingerprint is not that of the receipt's key. Compare again; if it differs, ask SIPO."
    ),
    "key_revoked": marked("The key of the receipt is revoked: ask SIPO for a new receipt."),
    "key_expired": marked("The key of the receipt had expired when it signed."),
    "key_not_yet": marked("The key of the receipt was not valid yet when it signed."),
    "key_unknown_algorithm": marked(
        "The signature is of an algorithm that this program does not know."
    ),
    "key_unknown_key": marked(
        "The receipt is signed with a key that this workspace does not know, while it knows "
        "another one of SIPO's desk. Ask SIPO."
    ),
    "key_wrong_unit": marked("The key of the receipt is not one of SIPO's desk."),
    "key_wrong_role": marked("The key of the receipt is not one of SIPO's desk."),
    "other_unit": marked("The receipt is for {unit}; this workspace is that of {own}."),
    "unknown_seal": marked(
        "The receipt answers a package that this workspace has not sealed: {report}, number "
        "{sequence}."
    ),
    "other_report": marked("The receipt names the seal of one report and the facts of another."),
    "imported": marked("This receipt is here already."),
    "older": marked("A newer receipt for this report is here already, of {when}."),
    "comment_elsewhere": marked("A comment of the receipt is one on another report."),
    "comment_changed": marked(
        "A comment of the receipt stands in an earlier one otherwise: with another place or "
        "another text. Ask SIPO for a new receipt."
    ),
    "comment_place": marked("A comment of the receipt is on a place that the report has not."),
}
"""The sentence of each reason."""


class ReceiptRefused(KnownError):
    """A receipt that is not taken, or cannot be issued; nothing was written."""

    code = "receipt"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason
