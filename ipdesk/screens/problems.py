"""The problem list: what stands against sealing, gravest first, in words.

A problem's sentence is made when its row is asked for, so a long list costs little.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from ipdesk.catalogue.form_rules import withdrawn_from
from ipdesk.change_sentences import withdrawn_sentence
from ipdesk.changes import ChangeSet
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.problems import Problem, Verdict
from ipdesk.records import DRAFT
from ipdesk.screens.wordings import Wordings
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

Kind = Literal["error", "query", "missing", "target", "notice", "explained", "disputed"]
Key = tuple[str, Place]

# In this order the list is worked off: what is wrong, what is odd, what is not there yet.
KINDS: tuple[Kind, ...] = ("error", "query", "missing", "target", "notice", "explained", "disputed")
_SETTLED: tuple[Kind, ...] = ("explained", "disputed")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def kind_of(problem: Problem) -> Kind:
    """The group of the list a problem belongs to."""
    if problem.disputed:
        return "disputed"
    if problem.explanation:
        return "explained"
    return "missing" if problem.reason == "blank" else problem.level


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem in words. ``left`` and ``right`` are "" where nothing is compared.

    ``explanation`` is what was said of it, be it that the rule is wrong.
    ``hint`` says where a click goes: the place, unless the sentence names it already.
    """

    problem: Problem
    kind: Kind
    kind_word: str
    sentence: str
    left: str
    right: str
    difference: str
    remedy: str
    place_name: str
    hint: str
    explanation: str

    @property
    def spoken(self) -> str:
        """The whole row as one text, for a screen reader and for the clipboard."""
        parts = [self.kind_word, self.problem.rule, self.sentence, self.remedy, self.explanation]
        return " · ".join(part for part in parts if part)


class ProblemsScreen:
    """The problems of the open report, filtered by kind. ``shown`` None shows every kind."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._wordings = Wordings(workspace, translator)
        self._rows: dict[Key, ProblemRow] = {}
        self.shown: Kind | None = None
        self.all: list[Problem] = []
        self.problems: list[Problem] = []
        self.refresh()

    @property
    def verdict(self) -> Verdict:
        """The one verdict."""
        return self._workspace.checker.verdict()

    def verdict_text(self) -> str:
        """The one verdict in words; of a sealed report, that it is sealed."""
        if self._workspace.report.header.state != DRAFT:
            return self._translator.tr("The report was sealed as it stands; it cannot change.")
        return self._sentences.verdict(self.verdict)

    def withdrawn(self) -> list[str]:
        """The rules that a published patch has switched off, each with reason and document."""
        items = withdrawn_from(self._workspace.form)
        return [withdrawn_sentence(item, self._translator) for item in items]

    @property
    def tone(self) -> Literal["done", "error", "query"]:
        """How grave the verdict is."""
        verdict = self.verdict
        if verdict.ready:
            return "done"
        return "error" if verdict.errors else "query"

    def counts(self) -> dict[Kind, int]:
        """How many problems each kind has."""
        found = Counter(kind_of(problem) for problem in self.all)
        return {kind: found[kind] for kind in KINDS}

    def kind_word(self, kind: Kind | None) -> str:
        """A kind's name; None is the whole list."""
        tr = self._translator.tr
        return {
            None: tr("All problems"),
            "error": tr("Error"),
            "query": tr("Query"),
            "missing": tr("To fill in"),
            "target": tr("Target"),
            "notice": tr("Notice"),
            "explained": tr("Explained"),
            "disputed": tr("Disputed"),
        }[kind]

    def show(self, kind: Kind | None) -> None:
        """Show only the problems of one kind, or all of them."""
        self.shown = kind
        self._filter()

    def refresh(self) -> bool:
        """Take the problems anew; whether the list, or the name of a place in it, has changed."""
        found = sorted(self._workspace.checker.problems(), key=lambda p: _RANK[kind_of(p)])
        changed = found != self.all
        self.all = found
        if changed:
            self._filter()
        if changed or self._renamed():
            self._rows.clear()
            return True
        return False

    def reword(self) -> None:
        """Forget the sentences: the language has changed."""
        self._rows.clear()

    def check_all(self) -> bool:
        """Check the whole report anew; whether that found anything else."""
        self._workspace.checker.check_all()
        return self.refresh()

    def row(self, index: int) -> ProblemRow:
        """The problem at a position of the filtered list, in words."""
        problem = self.problems[index]
        row = self._rows.get(problem.key)
        if row is None or row.problem != problem:
            row = self._rows[problem.key] = self._row(problem)
        return row

    def position(self, key: Key) -> int | None:
        """Where a problem stands in the filtered list, None if it is not in it."""
        for index, problem in enumerate(self.problems):
            if problem.key == key:
                return index
        return None

    def settled(self, key: Key) -> bool:
        """Whether a problem has been explained or disputed: there is nothing to do about it."""
        return any(p.key == key and kind_of(p) in _SETTLED for p in self.all)

    def sentence(self, problem: Problem) -> str:
        """What is wrong."""
        return self._sentences.problem(problem)

    def can_explain(self, problem: Problem) -> bool:
        """Whether an explanation of the problem can be written, or taken back."""
        return problem.level == "query" and self._workspace.editable

    def wording(self, problem: Problem) -> str:
        """The text an explanation starts from: the one that holds, or the last one given."""
        return self._wordings.of(problem).text

    def explain(self, problem: Problem, text: str, origin: object = None) -> ChangeSet:
        """Explain a query; an empty text takes its explanation back."""
        return self._workspace.explain(problem, text, origin)

    def empty_text(self) -> str:
        """What an empty list says."""
        tr = self._translator.tr
        if not self.all:
            return tr("No problems. The report can be sealed.")
        return tr("Nothing of this kind. Choose “All problems” to see the rest.")

    def _renamed(self) -> bool:
        """Whether the place of a problem that is in words already is called otherwise now."""
        name = self._sentences.place
        return any(row.place_name != name(row.problem.place) for row in self._rows.values())

    def _filter(self) -> None:
        shown = self.shown
        self.problems = [p for p in self.all if shown is None or kind_of(p) == shown]

    def _row(self, problem: Problem) -> ProblemRow:
        sentences, kind = self._sentences, kind_of(problem)
        place_name = sentences.place(problem.place)
        return ProblemRow(
            problem=problem,
            kind=kind,
            kind_word=self.kind_word(kind),
            sentence=sentences.problem(problem),
            left=sentences.side(problem.left) if problem.left else "",
            right=sentences.side(problem.right) if problem.right else "",
            difference=sentences.difference(problem),
            remedy=sentences.remedy(problem),
            place_name=place_name,
            hint=self._translator.tr("Go there") if problem.reason else place_name,
            explanation=problem.disputed or problem.explanation,
        )
