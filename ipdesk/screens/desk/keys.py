"""The keys that are enrolled at the desk, in words."""

from __future__ import annotations

from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.proof import facts_of
from ipdesk.review.records import EnrolmentRecord
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.validity import WARN_DAYS, validity
from ipdesk.signing.words import KeyWords, SignatureWords, short


def expiring(desk: Desk, translator: Translator) -> str:
    """Whose keys expire soon and have no successor enrolled yet, in a sentence; "" for none."""
    now, words = desk.clock.now(), SignatureWords(translator)
    held = [facts_of(one) for one in desk.enrolments() if not one.revoked_at]
    last: dict[tuple[str, str], KeyFacts] = {}
    for facts in sorted(held, key=lambda one: one.last_day):
        last[facts.unit, facts.role] = facts
    units = KeyWords(translator, desk.regions)
    whose = [
        translator.tr("{unit} ({role})", unit=units.unit(facts.unit), role=words.role(facts.role))
        for facts in last.values()
        if validity(facts, now).state == "expiring"
    ]
    if not whose:
        return ""
    return translator.ntr(
        "{n} key expires within {days} days, ask for the next one: {whose}",
        "{n} keys expire within {days} days, ask for the next ones: {whose}",
        len(whose),
        days=WARN_DAYS,
        whose=" · ".join(whose),
    )


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
