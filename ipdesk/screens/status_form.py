"""The form that records a step of the province: what can be chosen, asked for, and is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple

from ipdesk.error_sentences import ErrorSentences
from ipdesk.messages import Translator
from ipdesk.province import Step
from ipdesk.screens.timeline import StatusKeeper, StepLine, TimelineScreen
from ipdesk.status_entry import Refusal, StatusEntry, StatusRefused, day_of

Field = Literal["transition", "date", "document", "category", "target", "note"]
_FIELD_OF: Mapping[str, Field] = {
    "before_plan": "date",
    "before_last": "date",
    "future": "date",
    "proof_missing": "document",
    "document_missing": "document",
    "no_category": "category",
    "category_missing": "category",
    "same_category": "category",
    "category_kept": "category",
    "target_missing": "target",
    "wrong_target": "target",
}


class StepDraft(NamedTuple):
    """What has been filled in so far, as text and codes; "" where nothing was."""

    transition: str = ""
    date: str = ""
    document: str = ""
    category: str = ""
    target: str = ""
    note: str = ""


class Option(NamedTuple):
    """A code that can be chosen, and its name."""

    code: str
    name: str


class StatusForm:
    """The steps and fields of a unit's status; it holds no copy of anything."""

    def __init__(self, keeper: StatusKeeper, translator: Translator) -> None:
        self._keeper = keeper
        self._translator = translator
        self.timeline = TimelineScreen(keeper, translator)

    def possible(self) -> list[StepLine]:
        """The steps that can be chosen now."""
        return [line for line in self.timeline.steps() if line.possible]

    def barred(self) -> list[StepLine]:
        """The other steps, each with the reason why not."""
        return [line for line in self.timeline.steps() if not line.possible]

    def document(self, transition: str) -> str:
        """What the document is whose number the step asks for; "" where it asks for none."""
        step = self._step(transition)
        if step is None or "document" not in step.needs:
            return ""
        history, label = self._keeper.status, self._translator.label
        if step.transition.document is not None:
            return label(history.document_label(step.transition.document))
        guard = label(history.guard(step.transition.guard or "").label)
        return self._translator.tr("the document that says: {guard}", guard=guard)

    def categories(self, transition: str) -> list[Option]:
        """The categories that the step may bring; none where it leaves the category alone."""
        step, history = self._step(transition), self._keeper.status
        if step is None or ("category" not in step.needs and history.adjusters):
            return []
        adjusting = history.changes_category(step.transition)
        return [
            Option(code, self._translator.label(history.category_label(code)))
            for code in history.category_codes
            if not (adjusting and code == history.category)
        ]

    def category(self) -> str:
        """The category held now, "" while there is none."""
        return self._keeper.status.category

    def targets(self, transition: str) -> list[Option]:
        """The states among which the step leaves a choice; none where it leaves none."""
        step, history = self._step(transition), self._keeper.status
        if step is None or "target" not in step.needs:
            return []
        label = self._translator.label
        return [Option(code, label(history.state_label(code))) for code in step.targets]

    def errors(self, draft: StepDraft) -> dict[Field, str]:
        """What stands against recording the draft, in words, by the field that it is of."""
        if self._step(draft.transition) is None:
            return {"transition": self._translator.tr("Please choose what happened.")}
        found: dict[Field, str] = {}
        entry, wrong_day = self._entry(draft)
        if wrong_day is not None:
            found["date"] = self._said(wrong_day)
        for refusal in self._keeper.status.refusals(entry):
            found.setdefault(_field_of(refusal, draft), self._said(refusal))
        return found

    def record(self, draft: StepDraft, origin: object = None) -> object:
        """Record the step; :class:`StatusRefused` if it does not fit, and the storage errors."""
        day = day_of(draft.date)
        return self._keeper.record_status(_entry(draft, day), origin)

    def _entry(self, draft: StepDraft) -> tuple[StatusEntry, Refusal | None]:
        """The draft as an entry, of a day that fits where the typed one is none."""
        recorded_at = self._keeper.clock.now().isoformat()
        try:
            return _entry(draft, day_of(draft.date), recorded_at), None
        except StatusRefused as fault:
            refusal = Refusal(fault.reason, fault.params)
            return _entry(draft, self._keeper.today(), recorded_at), refusal

    def _step(self, transition: str) -> Step | None:
        steps = self._keeper.status.possible()
        return next((s for s in steps if s.possible and s.transition.code == transition), None)

    def _said(self, refusal: Refusal) -> str:
        tr = self._translator.tr
        chosen = {
            "category_missing": tr("Please choose the category."),
            "target_missing": tr("Please choose where the step leads."),
            "document_missing": tr("Please give the number of the document."),
            "proof_missing": tr("Please give the number of the document."),
        }
        if refusal.reason == "not_a_date" and not str(refusal.params["text"]).strip():
            return tr("Please give the day of the act.")
        said = chosen.get(refusal.reason)
        return said or ErrorSentences(self._translator).status(*refusal)


def _entry(draft: StepDraft, day: dt.date, recorded_at: str = "") -> StatusEntry:
    return StatusEntry(
        date=day,
        transition=draft.transition,
        target=draft.target,
        category=draft.category,
        document=draft.document.strip(),
        note=draft.note,
        recorded_at=recorded_at,
    )


def _field_of(refusal: Refusal, draft: StepDraft) -> Field:
    if refusal.reason == "too_long":
        return "document" if len(draft.document) > len(draft.note) else "note"
    return _FIELD_OF.get(refusal.reason, "transition")
