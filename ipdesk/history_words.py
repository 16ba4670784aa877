"""Where the sentences about the history are made: what was done, to what, and why."""

from __future__ import annotations

from ipdesk.adopted import ADOPTED_FROM
from ipdesk.carried_rows import CARRIED_ROW, CONFIRMED
from ipdesk.carrying_forward import REASON as CARRY_FORWARD
from ipdesk.evidence.told import FACET as EVIDENCE
from ipdesk.evidence.words import EvidenceWords
from ipdesk.history import LOST
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.power_of_ten import REASON as POWER_OF_TEN
from ipdesk.records import HistoryRecord
from ipdesk.report import Report
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, RESTATED
from ipdesk.second_keying.deciding import REASON as SECOND_KEYING
from ipdesk.sentences import Sentences
from ipdesk.text_limits import said

VALUES = frozenset({"set", "restate", "adopt"})
"""The actions that change a value."""
_OF_RULES = ("explain", "dispute")
_WITHOUT_TEXTS = frozenset(
    {"add_row", "remove_row", "order_rows", "create", "move", "seal", "countersign", LOST}
)
_BESIDE = frozenset({CARRIED_FROM, CARRIED_VALUE, RESTATED, ADOPTED_FROM})


def worth_telling(entry: HistoryRecord) -> bool:
    """Whether an entry says something by itself: what goes with a value is told by its entry."""
    return entry.facet not in _BESIDE


def facet_names(translator: Translator) -> dict[str, str]:
    """What can be said beside a value, by code."""
    tr = translator.tr
    return {
        "source": tr("Source"),
        "document": tr("Document number"),
        "basis": tr("Statistical definition"),
        "note": tr("Note"),
        "flag": tr("To follow up"),
    }


def action_names(translator: Translator) -> dict[str, str]:
    """What can be done to a report, by the action's code."""
    tr = translator.tr
    return {
        "create": tr("Report begun"),
        "set": tr("Value"),
        "annotate": tr("Remark"),
        "explain": tr("Explanation"),
        "dispute": tr("Dispute"),
        "restate": tr("Restatement"),
        "adopt": tr("Goal taken over"),
        "add_row": tr("Row added"),
        "remove_row": tr("Row removed"),
        "order_rows": tr("Order of rows"),
        "attach": tr("Evidence attached"),
        "detach": tr("Evidence removed"),
        "move": tr("Other edition"),
        "seal": tr("Sealed"),
        "countersign": tr("Counter-signed"),
        "deliver": tr("Delivered"),
        "receipt": tr("Receipt"),
        LOST: tr("Lost to damage"),
    }


class HistoryWords:
    """Says the entries of one report's history."""

    def __init__(self, report: Report, sentences: Sentences, translator: Translator) -> None:
        self._report = report
        self._sentences = sentences
        self._translator = translator
        self._actions = action_names(translator)
        self._facets = facet_names(translator)

    def action(self, entry: HistoryRecord) -> str:
        """What was done, in a word or two."""
        return self._actions.get(entry.action, entry.action)

    def who(self, entry: HistoryRecord) -> str:
        """Who did it, and how where it was not typed."""
        return " · ".join(filter(None, (self.person(entry.actor), self._way(entry))))

    def person(self, actor: str) -> str:
        """Who is meant by the name in the history."""
        return self._translator.tr("Clerk") if actor == "clerk" else actor

    def where(self, entry: HistoryRecord) -> str:
        """The place in words."""
        return self._sentences.place(place_of(entry))

    def change(self, entry: HistoryRecord) -> str:
        """Both texts, of a value as a table shows them; of long ones the beginning."""
        tr = self._translator.tr
        if entry.facet == EVIDENCE:
            return EvidenceWords(self._translator).told_of(entry)
        if entry.action in _WITHOUT_TEXTS:
            return ""
        if entry.action == "receipt":
            return {"accepted": tr("Accepted"), "returned": tr("Returned")}.get(entry.after, "")
        blank = tr("(blank)")
        before, after = (said(self._shown(entry, text)) for text in (entry.before, entry.after))
        arrow = f"{before or blank} → {after or blank}"
        if entry.action in _OF_RULES:
            return tr("rule {rule}: {change}", rule=entry.reason, change=arrow)
        if entry.facet == CARRIED_ROW:
            return tr("row confirmed") if entry.before else tr("row to be confirmed")
        name = self._facets.get(entry.facet)
        return tr("{name}: {value}", name=name, value=arrow) if name else arrow

    def reason(self, entry: HistoryRecord) -> str:
        """Why, as far as it was said."""
        tr = self._translator.tr
        if entry.action in (*_OF_RULES, "adopt"):
            return ""
        known = {
            "undo": tr("undone"),
            "redo": tr("done again"),
            "opening": tr("opening figure"),
            CONFIRMED: tr("unchanged"),
            CARRY_FORWARD: tr("carried forward by the clerk"),
            POWER_OF_TEN: tr("corrected as proposed"),
            "move": tr("moved to another edition"),
            SECOND_KEYING: tr("second keying"),
        }
        return known.get(entry.reason, entry.reason)

    def _way(self, entry: HistoryRecord) -> str:
        tr = self._translator.tr
        ways = {"window": "", "cli": tr("command line"), "import": tr("import")}
        return ways.get(entry.origin, entry.origin)

    def _shown(self, entry: HistoryRecord, raw: str) -> str:
        place = place_of(entry)
        form = self._report.form.sections.get(place.section)
        if entry.action not in VALUES or form is None or place.column not in form.columns:
            return raw
        if not form.columns[place.column].codelist:
            return raw
        return self._sentences.value(place, self._report.parsed(place, raw)) or raw


def place_of(entry: HistoryRecord) -> Place:
    """Where an entry's change was."""
    return Place(entry.section, entry.row, entry.column)
