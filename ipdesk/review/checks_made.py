"""What was checked of a submission, one after the other, and what came of each check."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ipdesk.messages import marked
from ipdesk.review.reasons import SIGNATURES
from ipdesk.review.records import Judged

Outcome = Literal["done", "waived", "failed", "not_made"]


class Check(NamedTuple):
    """A check: its name, and the codes of the reasons that it finds."""

    name: str
    codes: frozenset[str]


def _check(name: str, *codes: str) -> Check:
    return Check(name, frozenset(codes))


_WHOLE = _check(marked("Form, digests, audit log"), "integrity", "form")
_SIGNED = _check(
    marked("Signatures and enrolment"),
    "signature_invalid",
    "unsigned",
    "not_countersigned",
    "unknown_algorithm",
    *SIGNATURES,
)
_UNIT = _check(marked("Unit, practice or real"), "unit_unknown", "practice", "not_practice")
_PERIOD = _check(marked("Year and time of sealing"), "period", "sealed_later")
_EDITION = _check(marked("Digest of the catalogue"), "catalogue_unknown", "catalogue_differs")
_PLACE = _check(marked("Number, package before it"), "received_already", "gap", "fork", "sequence")
_LOG = _check(marked("Audit log goes on"), "log_break")
_ANEW = _check(marked("All rules checked anew"), "check_failed", "differences")
CHECKS = (_WHOLE, _SIGNED, _UNIT, _PERIOD, _EDITION, _PLACE, _LOG, _ANEW)
"""In the order in which they are made."""
_BEFORE_ANEW = (_SIGNED, _UNIT, _PERIOD, _EDITION)


def checks_made(found: Judged) -> list[tuple[str, Outcome]]:
    """Each check by name, with its outcome; later ones are not made where an earlier one stops."""
    codes = {one.code for one in found.reasons}
    waived = {code for one in found.reasons for code in one.params.get("codes", "").split()}
    return [(check.name, _outcome(check, codes, waived)) for check in CHECKS]


def _outcome(check: Check, codes: set[str], waived: set[str]) -> Outcome:
    hit = check.codes & codes
    if hit:
        return "waived" if hit <= waived else "failed"
    if check is not _WHOLE and "integrity" in codes:
        return "not_made"
    if check in (_PLACE, _LOG) and ({"received_already", "gap"} & codes):
        return "not_made"
    stopped = codes & frozenset().union(*(one.codes for one in _BEFORE_ANEW))
    return "not_made" if check is _ANEW and stopped - waived else "done"
