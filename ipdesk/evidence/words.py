"""Evidence in words."""

from __future__ import annotations

from ipdesk import formats
from ipdesk.evidence.facts import Facts, facts_of
from ipdesk.evidence.told import use_of
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord, HistoryRecord


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

    def told(self, before: EvidenceRecord | None, after: EvidenceRecord | None) -> str:
        """What became of a use."""
        tr = self._translator.tr
        if after is None:
            return tr("Evidence removed: {name}", name=before.name if before else "")
        if before is None:
            return tr("Evidence attached: {name}", name=after.name)
        return tr("Evidence described anew: {name}", name=after.name)

    def told_of(self, entry: HistoryRecord) -> str:
        """What an entry of the history says of evidence."""
        place = Place(entry.section, entry.row, entry.column)
        texts = (entry.before, entry.after)
        return self.told(*(use_of(text, entry.report, place) for text in texts))

    def count(self, n: int) -> str:
        """The number of files as a heading."""
        return self._translator.tr("Evidence {n}", n=n)
