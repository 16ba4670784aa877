"""The keys that are enrolled at the desk, in words."""

from __future__ import annotations

from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.proof import facts_of
from ipdesk.review.records import EnrolmentRecord
from ipdesk.signing.words import KeyWords, SignatureWords, short


class KeysScreen:
    """Enrolled keys, in the order of enrolment."""

    def __init__(self, desk: Desk, translator: Translator) -> None:
        self._desk = desk
        self._translator = translator
        self._words = KeyWords(translator, desk.regions)
        self._roles = SignatureWords(translator)
        self._records: list[EnrolmentRecord] = []

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return tr("Key"), tr("Reporting unit"), tr("Holder of the key"), tr("Valid"), tr("State")

    def rows(self) -> list[tuple[str, ...]]:
        """Each key, read anew: which, whose, from when until when, how it stands."""
        self._records = self._desk.enrolments()
        return [self._row(record) for record in self._records]

    def fingerprint(self, row: int) -> str:
        """The fingerprint of the key in a row."""
        return self._records[row].fingerprint

    def _row(self, record: EnrolmentRecord) -> tuple[str, ...]:
        facts, tr = facts_of(record), self._translator.tr
        stand = self._words.stand(facts, self._desk.clock.now())
        if record.revoked_at:
            when = local_time(record.revoked_at, "minutes")
            stand = tr("Revoked {when} ({document})", when=when, document=record.revocation)
        return (
            short(record.fingerprint),
            self._words.unit(record.unit),
            self._roles.role(record.role),
            self._words.span(facts),
            stand,
        )
