"""The states of a report in words: the next step, what stands against it, the time left."""

from __future__ import annotations

from typing import Literal

from ipdesk.messages import Translator

Tone = Literal["error", "query", "target", "done", "notice"]
_TONES: dict[str, Tone] = {
    "draft": "notice",
    "sealed": "target",
    "delivered": "target",
    "accepted": "done",
    "returned": "query",
}


def state_word(state: str, translator: Translator) -> str:
    """A report's state in a word."""
    tr = translator.tr
    return {
        "draft": tr("Draft"),
        "sealed": tr("Sealed"),
        "delivered": tr("Delivered"),
        "accepted": tr("Accepted"),
        "returned": tr("Returned"),
    }[state]


def state_tone(state: str) -> Tone:
    """How a state is coloured."""
    return _TONES[state]


def next_step(state: str, translator: Translator, *, ready: bool) -> str:
    """What is to be done next with a report, "" where nothing is."""
    tr = translator.tr
    if state == "draft":
        return tr("Seal it") if ready else tr("Fill in and check")
    return {
        "sealed": tr("Deliver the package"),
        "delivered": tr("Wait for the receipt"),
        "returned": tr("Answer the comments"),
        "accepted": "",
    }[state]


def time_left(days: int | None, translator: Translator) -> str:
    """How many days are left to a deadline, or by how many it is late."""
    tr, ntr = translator.tr, translator.ntr
    if days is None:
        return tr("no date set")
    if days < 0:
        return ntr("{n} day late", "{n} days late", -days)
    if days == 0:
        return tr("due today")
    return ntr("{n} day left", "{n} days left", days)


def verdict_words(errors: int, queries: int, missing: int, translator: Translator) -> str:
    """What stands against sealing a report, in a line."""
    tr, ntr = translator.tr, translator.ntr
    parts = []
    if errors:
        parts.append(ntr("{n} error", "{n} errors", errors))
    if queries:
        parts.append(ntr("{n} query to explain", "{n} queries to explain", queries))
    if missing:
        parts.append(ntr("{n} value to fill in", "{n} values to fill in", missing))
    return tr(", ").join(parts) or tr("Ready to seal")
