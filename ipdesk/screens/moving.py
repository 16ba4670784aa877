"""Moving a draft to another edition: what differs and what becomes of the values, seen first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ipdesk.catalogue.difference import Change
from ipdesk.change_sentences import ChangeSentences
from ipdesk.editions.facts import EditionFacts
from ipdesk.error_sentences import ErrorSentences
from ipdesk.library import Library
from ipdesk.messages import Translator
from ipdesk.moved_values import MovedValue
from ipdesk.moving import MovePlan, plan_move
from ipdesk.places import Place
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

RowKind = Literal["added", "dropped", "changed", "withdrawn", "copied", "lost", "unfit", "needed"]


class MoveRow(NamedTuple):
    """One line of the preview: what happens, to what, and what else there is to say."""

    kind: RowKind
    kind_word: str
    what: str
    detail: str


class MoveScreen:
    """The editions a draft can be moved to, and the preview of one move."""

    def __init__(
        self, workspace: Workspace, library: Library, translator: Translator, origin: str = "window"
    ) -> None:
        self._workspace = workspace
        self._library = library
        self._translator = translator
        self._origin = origin
        self.plan: MovePlan | None = None
        self.rows: list[MoveRow] = []

    def editions(self) -> list[EditionFacts]:
        """The editions the report can be moved to, newest first; exercises in practice only."""
        header = self._workspace.report.header
        here = (header.edition, header.edition_version)
        return [
            facts
            for facts in reversed(self._library.editions())
            if (facts.code, facts.version) != here and (header.practice or not facts.fictitious)
        ]

    def edition_name(self, facts: EditionFacts) -> str:
        """An edition as it is offered."""
        label, tr = self._translator.label, self._translator.tr
        name = f"{label(facts.title)} · {facts.code} v{facts.version}"
        if facts.patch:
            name += f" · {tr('with rule patch {document}', document=facts.patch)}"
        return name

    def choose(self, code: str, version: int = 0) -> MovePlan:
        """Plan the move to an edition. Raises what finding and planning raise."""
        self.plan, self.rows = None, []
        plan = plan_move(self._workspace.report, self._library.find(code, version))
        self.plan = plan
        self.rows = list(self._rows(plan))
        return plan

    def headline(self) -> str:
        """What the move would do, in one line."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if not self._workspace.editable:
            return tr("The report is sealed: it stays with its edition.")
        if self.plan is None:
            return tr("There is no other edition to move to.")
        kept = len(self.plan.of("carried")) + len(self.plan.of("unfit"))
        dropped, needed = len(self.plan.of("dropped")), len(self.plan.needed)
        parts = [
            ntr("{n} thing differs", "{n} things differ", len(self.plan.changes)),
            ntr("{n} value is kept", "{n} values are kept", kept),
            ntr("{n} value is dropped", "{n} values are dropped", dropped),
            ntr("{n} value is to be filled in", "{n} values are to be filled in", needed),
        ]
        return tr("; ").join(parts)

    def remark(self) -> str:
        """What a person ought to know before moving."""
        tr = self._translator.tr
        if self.plan is None:
            return ""
        if self.plan.catalogue.edition.fictitious:
            return tr("This edition is a fictitious exercise: for practice reports only.")
        return tr("Dropped values stay in the history. The move is one step and is recorded.")

    def left_out(self) -> list[str]:
        """The packs that are installed but not offered, and why."""
        words = ErrorSentences(self._translator)
        return [words.left_out(pack) for pack in self._library.left_out()]

    @property
    def can_apply(self) -> bool:
        """Whether there is a move to make."""
        return self.plan is not None and self._workspace.editable

    def apply(self) -> MovePlan:
        """Make the planned move, in one commit. Raises what :meth:`Workspace.move` raises."""
        if self.plan is None:
            raise AssertionError("nothing is planned")
        return self._workspace.move(self.plan.catalogue, self._origin)

    def change_words(self, plan: MovePlan) -> ChangeSentences:
        """The words for the plan's changes."""
        return ChangeSentences(self._translator, self._workspace.form, plan.form)

    def _rows(self, plan: MovePlan) -> Iterator[MoveRow]:
        words = self.change_words(plan)
        yield from (_change_row(change, words) for change in plan.changes)
        tr = self._translator.tr
        here = Sentences(self._translator, self._workspace.form, self._workspace.report.cell)
        there = Sentences(self._translator, plan.form)
        for value in plan.of("dropped"):
            text = self._text(value, here)
            yield MoveRow("lost", tr("Value dropped"), here.place(value.origin), text)
        for value in plan.of("unfit"):
            text = self._text(value, here)
            yield MoveRow("unfit", tr("No longer fits"), here.place(value.origin), text)
        yield from self._needed(plan.needed, there)
        for value in plan.of("copied"):
            if value.target is not None:
                where = tr("to {place}", place=there.place(value.target))
                detail = f"{self._text(value, here)} — {where}"
                yield MoveRow("copied", tr("Value copied"), here.place(value.origin), detail)

    def _needed(self, places: list[Place], there: Sentences) -> Iterator[MoveRow]:
        for place in places:
            yield MoveRow("needed", self._translator.tr("To fill in"), there.place(place), "")

    def _text(self, value: MovedValue, here: Sentences) -> str:
        """A value as the report shows it now; of what stands beside it, what it is."""
        if not value.facet:
            return here.value(value.origin, self._workspace.report.typed(value.origin))
        tr = self._translator.tr
        facets = {
            "source": tr("Source"),
            "document": tr("Document number"),
            "basis": tr("Statistical definition"),
            "note": tr("Note"),
        }
        name = facets.get(value.facet, value.facet)
        return tr("{name}: {value}", name=name, value=value.raw)


def _change_row(change: Change, words: ChangeSentences) -> MoveRow:
    return MoveRow(change.kind, words.kind(change), words.what(change), words.detail(change))
