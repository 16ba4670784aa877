"""Problems taken up where they are: explained, disputed, put right as proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ipdesk.changes import ChangeSet
from ipdesk.disputes import can_be_disputed
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.screens.rule_card import RuleCard, RuleCards
from ipdesk.screens.wordings import Wordings
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace


class Casework:
    """What can be done about the problems of the active report."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._cards = RuleCards(workspace, sentences, translator)
        self.proposals = self._cards.proposals
        self.wordings = Wordings(workspace, translator)

    def at(self, place: Place) -> list[Problem]:
        """The problems of a cell, gravest first; else those of its row, else of its section."""
        found = self._workspace.checker.problems()
        of_cell = [p for p in found if p.place == place]
        of_row = [p for p in found if place.row and p.place[:2] == place[:2]]
        of_section = [p for p in found if p.place.section == place.section and not p.place.row]
        return of_cell or of_row or of_section

    def to_show(self, place: Place) -> Problem | None:
        """The problem whose rule is told first; what is only to be filled in comes last."""
        return _first(self.at(place), lambda problem: problem.reason != "blank")

    def to_explain(self, place: Place) -> Problem | None:
        """The query that waits for an explanation, else one that has it."""
        return _first(filter(self.can_explain, self.at(place)), lambda problem: problem.blocks)

    def to_dispute(self, place: Place) -> Problem | None:
        """The problem whose rule can be disputed, one that still blocks first."""
        return _first(filter(self.can_dispute, self.at(place)), lambda problem: problem.blocks)

    def to_correct(self, place: Place) -> Problem | None:
        """The problem for which another value is proposed."""
        found = (p for p in self.at(place) if self.proposals.of(p) is not None)
        return next(found, None)

    def now(self, problem: Problem) -> Problem | None:
        """The problem as it stands now, None if it has gone."""
        found = self._workspace.checker.problems()
        return next((item for item in found if item.key == problem.key), None)

    def can_explain(self, problem: Problem) -> bool:
        """Whether an explanation can be written, or taken back."""
        return problem.level == "query" and self._workspace.editable

    def can_dispute(self, problem: Problem) -> bool:
        """Whether a dispute can be written, or withdrawn."""
        rule = self._sentences.rule_of(problem.rule)
        return self._workspace.editable and can_be_disputed(problem, rule)

    def card(self, problem: Problem) -> RuleCard:
        """The rule in words."""
        return self._cards.card(problem)

    def sentence(self, problem: Problem) -> str:
        """What is wrong."""
        return self._sentences.problem(problem)

    def where(self, problem: Problem) -> str:
        """The place, unless the sentence names it: a rule may fail in many places alike."""
        return "" if problem.reason else self._sentences.place(problem.place)

    def explain(self, problem: Problem, text: str, origin: object) -> ChangeSet:
        """Explain a query; an empty text takes its explanation back."""
        return self._workspace.explain(problem, text, origin)

    def dispute(self, problem: Problem, text: str, origin: object) -> ChangeSet:
        """Dispute the rule; an empty text withdraws that."""
        return self._workspace.dispute(problem, text, origin)

    def correct(self, problem: Problem, origin: object) -> ChangeSet | None:
        """Type the value that is proposed; None if none is any more."""
        proposal = self.proposals.of(problem)
        return self.proposals.take(proposal, origin) if proposal is not None else None


def _first(found: Iterable[Problem], wanted: Callable[[Problem], bool]) -> Problem | None:
    """The first that is wanted, else the first."""
    found = list(found)
    return next((p for p in found if wanted(p)), found[0] if found else None)
