"""A rule that objects: what it demands, with the numbers in it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipdesk import formats
from ipdesk.catalogue.form_rules import REPORT, ROW
from ipdesk.catalogue.model import Rule
from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ipdesk.screens.answer_to import answer_to
from ipdesk.screens.cell_facts import Fact
from ipdesk.screens.proposing import Proposals
from ipdesk.screens.rule_formula import formula_of
from ipdesk.sentences import Sentences
from ipdesk.values import parse_number
from ipdesk.workspace import Workspace


class RuleCard(NamedTuple):
    """A rule in words. ``proposal`` says what to type instead, "" if nothing is proposed."""

    code: str
    title: str
    facts: list[Fact]
    proposal: str


class RuleCards:
    """The rules that object to something in the active report, in words."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self.proposals = Proposals(workspace, translator)

    def card(self, problem: Problem) -> RuleCard:
        """The rule with its formula, both sides, the difference and its place in the circular."""
        proposal = self.proposals.of(problem)
        return RuleCard(
            problem.rule,
            self._sentences.rule(problem.rule),
            [fact for fact in self._facts(problem) if fact.text],
            self.proposals.sentence(proposal) if proposal is not None else "",
        )

    def _facts(self, problem: Problem) -> Iterator[Fact]:
        tr, words = self._translator.tr, self._sentences
        rule = words.rule_of(problem.rule)
        yield Fact(tr("Where"), words.place(problem.place))
        compared = words.formula(problem)
        if compared:
            yield Fact(tr("Ought to hold"), tr("{formula} (it does not)", formula=compared))
        formulas = list(self._formulas(problem, rule))
        yield from formulas
        if not formulas and compared:
            yield Fact(tr("Read from"), self._read_from(problem))
        yield Fact(tr("Apart by"), words.difference(problem))
        yield Fact(tr("Found"), words.reason(problem) if problem.reason else "")
        yield Fact(tr("What to do"), words.remedy(problem))
        source = rule.source or tr("none: a check of the program's own")
        yield Fact(tr("Place in the circular"), source)
        yield Fact(tr("Explained"), problem.explanation)
        yield Fact(tr("Disputed"), problem.disputed)
        yield Fact(tr("SIPO's answer"), answer_to(problem, self._workspace, self._translator))

    def _formulas(self, problem: Problem, rule: Rule) -> Iterator[Fact]:
        """How the sides are computed: in names, and with numbers."""
        tr, inputs = self._translator.tr, self._inputs(problem, rule)
        for expression, side in ((rule.left, problem.left), (rule.right, problem.right)):
            formula = formula_of(expression, inputs)
            if formula is not None and side is not None:
                yield Fact(tr("Formula"), formula.names)
                numbers = f"{formula.numbers} = {self._sentences.side_value(side)}"
                yield Fact(tr("With the numbers"), numbers)

    def _read_from(self, problem: Problem) -> str:
        """What the rule reads, each by its name."""
        said = []
        for operand in problem.operands:
            text = _shown(operand.text) or self._translator.tr("(blank)")
            name = self._translator.label(operand.label) or self._sentences.place(operand.place)
            said.append(f"{name} {text}")
        return self._translator.tr("; ").join(said)

    def _inputs(self, problem: Problem, rule: Rule) -> dict[str, tuple[str, str]]:
        """The name and value of each input that a cell holds."""
        held = (n for n, i in rule.inputs.items() if not i.address.startswith((REPORT, ROW)))
        label, place = self._translator.label, self._sentences.place
        return {
            name: (label(operand.label) or place(operand.place), _shown(operand.text))
            for name, operand in zip(held, problem.operands, strict=False)
        }


def _shown(text: str) -> str:
    number = parse_number(text)
    return text if isinstance(number, str) else formats.number(number)
