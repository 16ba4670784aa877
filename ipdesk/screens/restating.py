"""Opening figures on screen: where they come from, how they were restated, and restating them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ipdesk.adopted import AdoptedValue, adopted_at
from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError, Sealed
from ipdesk.locks import lock_of
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.restatement import (
    CarriedFigure,
    Restatement,
    RestatementRefused,
    restatement_at,
    settled_by,
)
from ipdesk.restatement_words import RestatementWords
from ipdesk.screens.layout import choices_of, kind_of
from ipdesk.screens.shown import Choice, Kind
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

ACTION = "restate"


class Offer(NamedTuple):
    """What a restatement begins with.

    ``carried`` is the figure as ``report`` settled it, in words; ``raw`` the text that stands and
    ``reason`` what was said when it was restated before.
    """

    name: str
    carried: str
    report: str
    raw: str
    reason: str
    unit: str
    kind: Kind
    choices: list[Choice]


class Restating:
    """The opening figures of the active report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator

    def remark(self, place: Place) -> str:
        """Where the value comes from, or how it was restated; "" where it was simply typed."""
        if not (settled_by(self._notes, place) or adopted_at(self._notes, place)):
            return ""
        held = lock_of(self._workspace.report, place) in ("carried", "adopted")
        return self._words().remark(self._notes, place) if held else ""

    def refusal(self, place: Place, typed: str = "") -> CarriedFigure | AdoptedValue:
        """Why the value cannot be typed over; a carried one keeps what somebody began to type."""
        adopted = adopted_at(self._notes, place)
        if adopted:
            return AdoptedValue(**place._asdict(), report=self._words().report(adopted))
        report = self._words().report(settled_by(self._notes, place))
        return CarriedFigure(**place._asdict(), report=report, typed=typed)

    def facts(self, place: Place) -> Iterator[tuple[str, str]]:
        """What is known of the figure, by name: its report; the figure as carried, why, by whom."""
        if not self.remark(place):
            return
        tr, words = self._translator.tr, self._words()
        adopted = adopted_at(self._notes, place)
        if adopted:
            yield tr("Adopted from"), words.adopted(adopted)
            yield tr("To revise it"), tr("A new version of the scheme is drawn up and approved.")
            return
        yield tr("Carried from"), words.report(settled_by(self._notes, place))
        item = restatement_at(self._notes, place)
        if item is not None:
            yield tr("Restated"), tr("was {figure}", figure=words.value(place, item.carried))
            yield tr("Because"), item.reason
            yield tr("Restated by"), self._doer(place)

    def why_not(self, place: Place) -> KnownError | None:
        """Why the figure cannot be restated, None if it can."""
        if not self._workspace.editable:
            return Sealed(state=self._workspace.report.header.state)
        known = bool(place.row and place.column)
        lock = lock_of(self._workspace.report, place) if known else ""
        if lock == "adopted":
            return RestatementRefused(reason="adopted")
        if lock != "carried":
            return RestatementRefused(reason="not_carried")
        return None

    def offer(self, place: Place) -> Offer:
        """What the restatement of a carried figure begins with."""
        form, words = self._workspace.form.sections[place.section], self._words()
        held, settled = self._workspace.report.typed(place).raw, settled_by(self._notes, place)
        item = restatement_at(self._notes, place) or Restatement(place, settled, held, "")
        return Offer(
            name=self._sentences.place(place),
            carried=words.value(place, item.carried),
            report=words.report(settled),
            raw=held,
            reason=item.reason,
            unit=self._translator.label(form.unit(place.row, place.column)),
            kind=kind_of(form.columns[place.column]),
            choices=choices_of(form, place, self._translator),
        )

    def restate(self, place: Place, raw: str, reason: str, origin: object) -> ChangeSet:
        """Restate the figure; raises what :meth:`Workspace.restate` raises."""
        return self._workspace.restate(place, raw, reason, origin)

    def _doer(self, place: Place) -> str:
        """Who restated the figure and when, "" if an earlier revision's history tells it."""
        report = self._workspace.report.header.id
        entries = self._workspace.store.cell_history(report, *place)
        last = next((entry for entry in reversed(entries) if entry.action == ACTION), None)
        if last is None:
            return ""
        roles = {"clerk": self._translator.tr("the clerk")}
        at = f"{dt.datetime.fromisoformat(last.at).astimezone():%Y-%m-%d %H:%M}"
        return self._translator.tr("{who}, {at}", who=roles.get(last.actor, last.actor), at=at)

    @property
    def _notes(self) -> dict[Place, dict[str, str]]:
        return self._workspace.report.notes

    def _words(self) -> RestatementWords:
        sources = self._workspace.sources()
        return RestatementWords(self._translator, self._workspace.form, self._sentences, sources)
