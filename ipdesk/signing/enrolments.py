"""Enrolments: which key belongs to whom, as SIPO has entered it from the stamped sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.refusal import SigningRefused


class Enrolment(NamedTuple):
    """A key that was enrolled. ``revoked_at`` is None as long as it is not revoked."""

    facts: KeyFacts
    revoked_at: dt.datetime | None = None
    reason: str = ""


class Enrolments:
    """All keys that are known; each is enrolled once."""

    def __init__(self, records: Iterable[Enrolment] = ()) -> None:
        self._by_fingerprint: dict[str, Enrolment] = {}
        for record in records:
            fingerprint = record.facts.fingerprint
            if fingerprint in self._by_fingerprint:
                raise SigningRefused("enrolled_twice", fingerprint=fingerprint)
            self._by_fingerprint[fingerprint] = record

    def __iter__(self) -> Iterator[Enrolment]:
        return iter(self._by_fingerprint.values())

    def of(self, alg: str, fingerprint: str) -> Enrolment | None:
        """The enrolment of a key, None if it is not enrolled for that algorithm."""
        found = self._by_fingerprint.get(fingerprint)
        return found if found is not None and found.facts.alg == alg else None
