"""What is public of a key: whose it is, from when until when, and the key itself."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Annotated

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.submission import Line, Sha256
from ipdesk.signing.algorithms import ALGORITHMS
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import ROLES

FORMAT = "ipdesk.key.v1"
BEIJING = dt.timezone(dt.timedelta(hours=8))
"""The days of validity are days in Beijing."""
EARLIEST = dt.date(2000, 1, 1)
LATEST = dt.date(2089, 9, 17)
"""The days among which a key can be valid: those that an enrolment code can tell."""

Hex = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{2}){1,1024}\Z")]
Alg = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9][a-z0-9.-]{0,31}\Z")]
UnitCode = Annotated[str, msgspec.Meta(pattern=r"\A([0-9]{6}|[A-Z]{2,8})\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]


class KeyFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of an ``.ipkey`` file. Both days are part of the validity (ISO 8601)."""

    format: str = FORMAT
    alg: Alg
    public_key: Hex
    fingerprint: Sha256
    unit: UnitCode
    role: Line
    valid_from: Day
    valid_until: Day

    @property
    def public(self) -> bytes:
        """The raw public key."""
        return bytes.fromhex(self.public_key)

    @property
    def first_day(self) -> dt.date:
        """The first day of validity."""
        return dt.date.fromisoformat(self.valid_from)

    @property
    def last_day(self) -> dt.date:
        """The last day of validity."""
        return dt.date.fromisoformat(self.valid_until)


def fingerprint_of(public: bytes) -> str:
    """The fingerprint of a raw public key: its SHA-256, hex."""
    return hashlib.sha256(public).hexdigest()


def encode(facts: KeyFacts) -> bytes:
    """The bytes of the ``.ipkey`` file: canonical JSON."""
    return canonical_json.encode(facts)


def decode(data: bytes, path: object) -> KeyFacts:
    """The facts in an ``.ipkey`` file; :class:`SigningRefused` if they are none."""
    try:
        facts = msgspec.convert(canonical_json.decode(data, str(path)), KeyFacts)
        sound = facts.format == FORMAT and facts.role in ROLES
        sound = sound and fingerprint_of(facts.public) == facts.fingerprint
        sound = sound and EARLIEST <= facts.first_day <= facts.last_day <= LATEST
        sound = sound and _fits(facts)
    except (PackageRefused, msgspec.ValidationError, ValueError):
        sound = False
    if not sound:
        raise SigningRefused("not_a_key", path=str(path))
    return facts


def _fits(facts: KeyFacts) -> bool:
    """Whether the key is as long as one of its algorithm; of an unknown one nothing is known."""
    algorithm = ALGORITHMS.get(facts.alg)
    return algorithm is None or len(facts.public) == algorithm.public_size


def day_of(moment: dt.datetime) -> dt.date:
    """The day of a moment in Beijing."""
    return moment.astimezone(BEIJING).date()
