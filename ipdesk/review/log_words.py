"""The entries of the desk's log in words: what was done, to what, what changed, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ipdesk import formats
from ipdesk.catalogue.model import Label
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.records import HistoryRecord
from ipdesk.review.desk import Desk
from ipdesk.review.records import VERDICTS
from ipdesk.review.words import DeskWords
from ipdesk.signing.words import short


def action_names(translator: Translator) -> dict[str, str]:
    """What can be done at a desk, by the action's code."""
    tr = translator.tr
    return {
        "begin": tr("Desk made"),
        "take_in": tr("Taken in"),
        "recheck": tr("Looked at again"),
        "admit": tr("Let in by the chief"),
        "accepted": tr("Accepted"),
        "returned": tr("Returned"),
        "comment": tr("Comment"),
        "withdraw_comment": tr("Comment withdrawn"),
        "rule": tr("Dispute answered"),
        "receipt": tr("Receipt issued"),
        "enrol": tr("Key enrolled"),
        "revoke": tr("Key revoked"),
        "role": tr("Role"),
        "edition": tr("Catalogue taken over"),
        "pack": tr("Data pack kept"),
        "zone": tr("Zone"),
        "status": tr("Status of the unit"),
        "deadline": tr("Deadline"),
    }


class LogWords:
    """``titles`` are those of the submissions, by number as text."""

    def __init__(
        self, desk: Desk, words: DeskWords, titles: Mapping[str, str], translator: Translator
    ) -> None:
        self._words = words
        self._titles = titles
        self._translator = translator
        self._actions = action_names(translator)
        self._labels = _labels(desk)

    def action(self, entry: HistoryRecord) -> str:
        """What was done, in a word or two."""
        return self._actions.get(entry.action, entry.action)

    def subject(self, entry: HistoryRecord) -> str:
        """What it concerns."""
        if entry.report:
            title = self._titles.get(entry.report, "")
            return self._translator.tr("No. {n}: {title}", n=entry.report, title=title)
        told: dict[str, Callable[[str], str]] = {
            "enrol": short,
            "revoke": short,
            "zone": self._words.unit,
            "status": self._words.unit,
            "deadline": self._due,
            "pack": short,
            "begin": self._kind_of_desk,
        }
        return told.get(entry.action, str)(entry.facet)

    def change(self, entry: HistoryRecord) -> str:
        """What is different since."""
        tr, after = self._translator.tr, entry.after
        if entry.action in ("role", "zone", "status", "deadline"):
            before, now = (self._named(entry.action, one) for one in (entry.before, after))
            return f"{before or tr('(blank)')} → {now or tr('(blank)')}"
        if after in VERDICTS:
            return self._words.verdict(after)
        told: dict[str, Callable[[str], str]] = {
            "enrol": self._words.unit,
            "revoke": lambda moment: tr("from {moment} on", moment=local_time(moment)),
            "comment": str,
            "pack": str,
            "rule": self._decision,
            "receipt": self._words.state,
            "withdraw_comment": lambda _: entry.before,
        }
        return told[entry.action](after) if entry.action in told else ""

    def reason(self, entry: HistoryRecord) -> str:
        """Why: what was said of it, or the letter."""
        return entry.reason

    def _decision(self, decision: str) -> str:
        tr = self._translator.tr
        return {
            "rejected": tr("The rule stands"),
            "waived": tr("Waived here, by a document"),
            "patch": tr("The rule is put right by a catalogue pack"),
        }.get(decision, decision)

    def _named(self, action: str, code: str) -> str:
        if action == "role":
            return self._words.role(code)
        if action == "deadline":
            return formats.date(code, self._translator) if code else ""
        return self._translator.label(self._labels.get(code)) or code

    def _due(self, subject: str) -> str:
        kind, _, year = subject.partition(" ")
        return self._translator.tr("{kind} {year}", kind=self._words.kind(kind), year=year)

    def _kind_of_desk(self, subject: str) -> str:
        return self._translator.tr("Practice") if subject else ""


def _labels(desk: Desk) -> dict[str, Label]:
    """Zones and states of units by their codes, as the newest edition calls them."""
    found: dict[str, Label] = {}
    for edition in sorted(
        desk.catalogues().values(), key=lambda one: (one.edition.code, one.edition.version)
    ):
        found |= {one.code: one.label for one in edition.regions.zones}
        found |= {one.code: one.label for one in edition.status.states}
    return found
