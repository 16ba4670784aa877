"""What the signatures of a package prove: each by itself, and all together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple

from ipdesk.signing.algorithms import ALGORITHMS, Algorithm
from ipdesk.signing.enrolments import Enrolment, Enrolments
from ipdesk.signing.facts import day_of
from ipdesk.signing.signatures import Signature, Signed, message_of

State = Literal[
    "valid", "unchecked", "wrong_role", "wrong_unit", "not_yet", "expired", "revoked",
    "unknown_key", "unknown_algorithm", "invalid",
]  # fmt: skip
GRAVITY: tuple[State, ...] = (
    "valid", "unchecked", "wrong_role", "wrong_unit", "not_yet", "expired", "revoked",
    "unknown_key", "unknown_algorithm", "invalid",
)  # fmt: skip
"""What can be found of a signature, the gravest last.

``unchecked``: made by the key that it names, which was not looked up. ``unknown_algorithm``:
nothing can be said. ``expired``, ``not_yet``: the key was not valid when it was signed.
``revoked``: the key was revoked when this was asked, whenever it is said to have signed.
"""
Overall = State | Literal["unsigned"]


class Verdict(NamedTuple):
    """What was found of one signature. ``enrolment`` is that of its key, if there is one."""

    signature: Signature
    state: State
    enrolment: Enrolment | None = None


class SignatureCheck(NamedTuple):
    """What was found of all signatures of a package, in their order."""

    verdicts: tuple[Verdict, ...]

    @property
    def overall(self) -> Overall:
        """The gravest of what was found; ``unsigned`` where there is no signature."""
        return max((v.state for v in self.verdicts), key=GRAVITY.index, default="unsigned")

    @property
    def signers(self) -> tuple[str, ...]:
        """The roles whose signatures are valid."""
        return tuple(v.signature.role for v in self.verdicts if v.state == "valid")


def verify_signatures(
    signed: Signed,
    enrolments: Enrolments | None,
    at: dt.datetime,
    algorithms: Mapping[str, Algorithm] = ALGORITHMS,
) -> SignatureCheck:
    """What the signatures prove at a moment, that of receiving the package.

    Without ``enrolments`` no signature is more than *unchecked*. A key revoked by ``at`` is
    revoked, since its holder, or a thief, can write any time into ``signed_at``.
    """
    found = []
    for number, signature in enumerate(signed.signatures):
        state = _by_itself(signed, number, algorithms)
        enrolment = None
        if enrolments is not None:
            enrolment = enrolments.of(signature.alg, signature.fingerprint)
            state = _enrolled(signed, signature, enrolment, at) if state == "unchecked" else state
        found.append(Verdict(signature, state, enrolment))
    return SignatureCheck(tuple(found))


def _by_itself(signed: Signed, number: int, algorithms: Mapping[str, Algorithm]) -> State:
    """Whether the key that a signature names has made it."""
    signature = signed.signatures[number]
    algorithm = algorithms.get(signature.alg)
    if algorithm is None:
        return "unknown_algorithm"
    before, context = signed.signatures[:number], signed.purpose.context
    message = message_of(signature, signed.seal, before, context)
    public, made = bytes.fromhex(signature.public_key), bytes.fromhex(signature.signature)
    return "unchecked" if algorithm.verifies(public, made, message) else "invalid"


def _enrolled(
    signed: Signed, signature: Signature, enrolment: Enrolment | None, at: dt.datetime
) -> State:
    """What the enrolment of its key says of a signature that is good by itself."""
    if enrolment is None:
        return "unknown_key"
    facts = enrolment.facts
    if enrolment.revoked_at is not None and enrolment.revoked_at <= at:
        return "revoked"
    if facts.unit != signed.unit:
        return "wrong_unit"
    if facts.role != signature.role:
        return "wrong_role"
    day = day_of(dt.datetime.fromisoformat(signature.signed_at))
    if day < facts.first_day:
        return "not_yet"
    return "expired" if day > facts.last_day else "valid"
