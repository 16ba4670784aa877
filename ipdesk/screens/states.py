"""The states of a report in words, and the step each one asks for."""

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
