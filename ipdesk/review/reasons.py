"""Why a submission is not simply valid: each reason as a code, what it leads to, its sentence.

*Refused* is what the bytes themselves rule out for good. *Quarantined* is what is sound but not
known here, or does not fit what is; it is looked at again when that changes.
"""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.messages import marked
from ipdesk.review.records import Judged, Reason, Verdict


class Meaning(NamedTuple):
    """What a reason leads to, and its sentence.

    ``waivable``: a chief may let the submission in nevertheless, and says why.
    """

    effect: Verdict
    sentence: str
    waivable: bool = False


REASONS: dict[str, Meaning] = {
    "integrity": Meaning("refused", marked("The package is not sound: {why}")),
    "form": Meaning(
        "refused", marked("The package does not have the form of its kind of report: {why}")
    ),
    "received_already": Meaning(
        "refused", marked("The same package is here already, as submission {number}.")
    ),
    "practice": Meaning("refused", marked("This is a practice package; the desk is a real one.")),
    "not_practice": Meaning(
        "refused", marked("This is a real package; the desk is one for practice.")
    ),
    "signature_invalid": Meaning(
        "refused",
        marked("A signature is wrong: the package or the signature was changed after signing."),
    ),
    "unsigned": Meaning(
        "quarantined", marked("The package is not signed: nothing shows who made it.")
    ),
    "not_countersigned": Meaning(
        "quarantined", marked("The section chief has not counter-signed.")
    ),
    "unknown_algorithm": Meaning(
        "quarantined", marked("A signature is of an algorithm that this program does not know.")
    ),
    "unknown_key": Meaning(
        "quarantined", marked("The key of the signature ({role}, {key}) is not enrolled.")
    ),
    "wrong_unit": Meaning(
        "quarantined",
        marked("The key of the signature ({role}, {key}) is enrolled for another unit: {unit}."),
    ),
    "wrong_role": Meaning(
        "quarantined",
        marked("The key of the signature ({role}, {key}) is enrolled for another role."),
    ),
    "not_yet": Meaning(
        "quarantined",
        marked("The key of the signature ({role}, {key}) was not valid yet when it signed."),
    ),
    "expired": Meaning(
        "quarantined",
        marked("The key of the signature ({role}, {key}) had expired when it signed."),
    ),
    "revoked": Meaning(
        "quarantined", marked("The key of the signature ({role}, {key}) is revoked.")
    ),
    "unit_unknown": Meaning("quarantined", marked("There is no reporting unit {unit}.")),
    "period": Meaning("quarantined", marked("The year {year} lies in the future."), waivable=True),
    "sealed_later": Meaning(
        "quarantined",
        marked("The package says that it was sealed later than it came: {at}."),
        waivable=True,
    ),
    "gap": Meaning(
        "quarantined",
        marked("The package sealed before it, of which it speaks, has not come."),
        waivable=True,
    ),
    "fork": Meaning(
        "quarantined",
        marked("Submission {number} follows the same package: there are two in its place."),
        waivable=True,
    ),
    "sequence": Meaning(
        "quarantined",
        marked("It is number {sequence} of its unit, but follows number {before}."),
        waivable=True,
    ),
    "log_break": Meaning(
        "quarantined",
        marked("Its audit log does not go on where that of submission {number} ended."),
        waivable=True,
    ),
    "catalogue_unknown": Meaning(
        "quarantined", marked("The desk does not have the catalogue {edition}, version {version}.")
    ),
    "catalogue_differs": Meaning(
        "quarantined",
        marked("Its catalogue {edition}, version {version}, is not the published one."),
    ),
    "check_failed": Meaning(
        "quarantined", marked("The desk's own check could not be carried out ({why}).")
    ),
    "differences": Meaning(
        "differences",
        marked("The desk's own check comes to other results in {count} places."),
    ),
    "pack_unknown": Meaning(
        "valid",
        marked(
            "Data packs in use there are not known here: {packs}. "
            "Where figures differ from them, the package is taken at its word."
        ),
    ),
    "waived": Meaning("valid", marked("Let in by the chief: {text}")),
}
"""By code. The order is that of the checks."""

SIGNATURES = ("unknown_key", "wrong_unit", "wrong_role", "not_yet", "expired", "revoked")
"""States of a signature that are reasons under the same code."""


def stopping_reasons(found: Judged) -> list[Reason]:
    """Why a submission is in quarantine."""
    return [one for one in found.reasons if REASONS[one.code].effect == "quarantined"]


def firm_reasons(found: Judged) -> list[Reason]:
    """Those of them that nobody at the desk can let pass."""
    return [one for one in stopping_reasons(found) if not REASONS[one.code].waivable]
