"""Signatures and keys in words."""

from __future__ import annotations

import datetime as dt

from ipdesk import formats
from ipdesk.comments.words import CommentWords
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.regions import Regions
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.signatures import Signature
from ipdesk.signing.validity import Validity, validity
from ipdesk.signing.verdicts import Overall, SignatureCheck, Verdict

_SHORT = 16


class SignatureWords:
    """Words for signatures; times are those of the place where the program runs."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._roles = CommentWords(translator)

    def role(self, role: str) -> str:
        """In what capacity a key signs."""
        return self._translator.tr("SIPO's desk") if role == DESK else self._roles.role(role)

    def state(self, state: Overall) -> str:
        """What was found of a signature, or of all of a package."""
        tr = self._translator.tr
        return {
            "valid": tr("valid"),
            "unchecked": tr("made by this key; not checked against an enrolment"),
            "wrong_role": tr("the key is enrolled for another role"),
            "wrong_unit": tr("the key is enrolled for another unit"),
            "not_yet": tr("the key was not valid yet when it signed"),
            "expired": tr("the key had expired when it signed"),
            "revoked": tr("the key is revoked"),
            "unknown_key": tr("the key is not enrolled"),
            "unknown_algorithm": tr("unknown algorithm: nothing can be said"),
            "invalid": tr("invalid: the package or the signature was changed"),
            "unsigned": tr("Not signed: the package does not show who made it."),
        }[state]

    def line(self, verdict: Verdict) -> str:
        """Who signed with which key when, and what was found of it."""
        signature = verdict.signature
        return self._translator.tr(
            "{role}, key {key}, {when}: {found}",
            role=self.role(signature.role),
            key=short(signature.fingerprint),
            when=local_time(signature.signed_at, "minutes"),
            found=self.state(verdict.state),
        )

    def lines(self, check: SignatureCheck) -> list[str]:
        """A line for each signature, or that there is none."""
        return [self.line(found) for found in check.verdicts] or [self.state("unsigned")]

    def made(self, signature: Signature) -> str:
        """Which key made a signature, and when."""
        return self._translator.tr(
            "key {key}, {when}",
            key=short(signature.fingerprint),
            when=local_time(signature.signed_at, "minutes"),
        )


def short(fingerprint: str) -> str:
    """The beginning of a fingerprint, enough to tell keys of an office apart."""
    return formats.grouped(fingerprint[:_SHORT].upper())


class KeyWords:
    """Words for what is public of a key."""

    def __init__(self, translator: Translator, regions: Regions) -> None:
        self._translator = translator
        self._regions = regions
        self._signatures = SignatureWords(translator)

    def unit(self, code: str) -> str:
        """The name of a key's unit; a unit that is not known here stays as it is written."""
        if code == DESK_UNIT:
            return self._translator.tr("State Intellectual Property Office")
        known = self._regions.units.get(code)
        return self._translator.label(known.label) if known else code

    def facts(self, facts: KeyFacts) -> list[tuple[str, str]]:
        """Names and values: whose key it is, and how long."""
        tr, unit = self._translator.tr, self.unit(facts.unit)
        named = tr("{unit} ({code})", unit=unit, code=facts.unit)
        return [
            (tr("Reporting unit"), named if unit != facts.unit else unit),
            (tr("Holder of the key"), self._signatures.role(facts.role)),
            (tr("Valid"), self.span(facts)),
            (tr("Algorithm"), facts.alg),
        ]

    def span(self, facts: KeyFacts) -> str:
        """From when until when a key is valid."""
        return self._translator.tr(
            "{first} to {last}",
            first=formats.date(facts.valid_from, self._translator),
            last=formats.date(facts.valid_until, self._translator),
        )

    def stand(self, facts: KeyFacts, at: dt.datetime) -> str:
        """Where a key stands: valid, or when to see to the next one."""
        tr, ntr = self._translator.tr, self._translator.ntr
        found = validity(facts, at)
        if found.state == "expiring":
            return ntr(
                "The key expires in {n} day. Make the next one now and have it enrolled.",
                "The key expires in {n} days. Make the next one now and have it enrolled.",
                found.days,
            )
        return self._plain(found, facts) or tr("The key is valid.")

    def _plain(self, found: Validity, facts: KeyFacts) -> str:
        tr = self._translator.tr
        if found.state == "not_yet":
            day = formats.date(facts.valid_from, self._translator)
            return tr("The key is valid from {day} only.", day=day)
        if found.state == "expired":
            day = formats.date(facts.valid_until, self._translator)
            return tr("The key expired on {day}. Make a new one and have it enrolled.", day=day)
        return ""
