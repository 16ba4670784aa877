"""Evidence in words."""

from __future__ import annotations

from ipdesk import formats
from ipdesk.evidence.facts import Facts, facts_of
from ipdesk.messages import Translator
from ipdesk.records import EvidenceRecord


class EvidenceWords:
    """Says what is known of a document, in the language spoken."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def facts(self, use: EvidenceRecord) -> str:
        """Number, issuer, day and page on one line, "" if nothing is known."""
        tr = self._translator.tr
        facts: Facts = facts_of(use)
        page = tr("page {page}", page=facts.page) if facts.page else ""
        parts = (facts.number, facts.issuer, self.day(facts.issued), page)
        return " · ".join(filter(None, parts))

    def day(self, issued: str) -> str:
        """The day of issue as people write it."""
        return formats.date(issued, self._translator) if issued else ""

    def count(self, n: int) -> str:
        """The number of files as a heading."""
        return self._translator.tr("Evidence {n}", n=n)
