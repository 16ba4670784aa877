"""What follows the sections in a report: stand against the targets, findings, explanations."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol

from ipdesk import formats
from ipdesk.catalogue.form_rules import withdrawn_from
from ipdesk.change_sentences import withdrawn_sentence
from ipdesk.checks.targets import Gap, Stand
from ipdesk.goal_words import GoalWords
from ipdesk.messages import Translator
from ipdesk.printing.cells import Shown, number
from ipdesk.printing.document import Block, Remark
from ipdesk.printing.places import place_name
from ipdesk.printing.tables import Heading, lay_out
from ipdesk.problems import Problem
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell, State

_LEVELS = ("error", "query", "notice")


class ProblemWords(Protocol):
    """Makes sentences of problems."""

    def problem(self, problem: Problem) -> str:
        """What is wrong, with values."""

    def remedy(self, problem: Problem) -> str:
        """What would cure it, "" if nothing can be said."""


class Annex:
    """The blocks of the closing sections of one report."""

    def __init__(self, snapshot: Snapshot, translator: Translator, words: ProblemWords) -> None:
        self._snapshot = snapshot
        self._translator = translator
        self._words = words

    def targets(self) -> tuple[Block, ...]:
        """One row for each indicator: baseline, value, path, target, stand and gap."""
        tr = self._translator.tr
        headings = [
            Heading(tr("Code"), rigid=True, quiet=True),
            Heading(tr("Indicator"), wish=24),
            Heading(tr("Unit"), "center"),
            Heading(tr("Expectation"), wish=20),
            Heading(tr("Baseline year"), "center"),
            Heading(tr("Baseline"), "right", rigid=True),
            Heading(tr("This year"), "right", rigid=True),
            Heading(tr("On the path"), "right", rigid=True),
            Heading(tr("Target"), "right", rigid=True),
            Heading(tr("Target year"), "center"),
            Heading(tr("Set by"), "center"),
            Heading(tr("Stand"), "center"),
            Heading(tr("Still missing"), wish=16),
        ]
        rows = [self._stand(stand) for stand in self._snapshot.stands]
        remark = tr(
            "On the path: the value in this year on the straight line from baseline to target."
        )
        table = lay_out(headings, [("", rows)], landscape=True)
        return (table, Remark(text=remark), *self._former_goals())

    def findings(self) -> tuple[Block, ...]:
        """What the checks found, by level, with remedies and explanations."""
        tr = self._translator.tr
        headings = [
            Heading(tr("Rule"), rigid=True, quiet=True),
            Heading(tr("Place"), wish=28),
            Heading(tr("Finding"), wish=56),
            Heading(tr("Remedy or explanation"), wish=44),
        ]
        bands = [
            (self._level(level), [self._finding(problem) for problem in found])
            for level in _LEVELS
            if (found := [p for p in self._snapshot.problems if p.level == level])
        ]
        if not bands:
            return (Remark(text=tr("The checks found nothing.")), *self._withdrawn())
        return (lay_out(headings, bands, landscape=True), *self._withdrawn())

    def _former_goals(self) -> Iterator[Remark]:
        """What earlier versions of the scheme aimed at, indicator by indicator."""
        words = GoalWords(self._translator, self._snapshot.form.catalogue)
        for trend in self._snapshot.trends:
            said = words.former(trend.former)
            if said:
                name = self._translator.label(trend.indicator.label)
                yield Remark(text=f"{trend.indicator.code} {name} · {said}")

    def _withdrawn(self) -> Iterator[Remark]:
        for item in withdrawn_from(self._snapshot.form):
            yield Remark(text=withdrawn_sentence(item, self._translator))

    def _stand(self, stand: Stand) -> list[Shown]:
        label, places = self._translator.label, stand.indicator.precision
        value = Shown(self._value(stand, places))
        return [
            Shown(stand.indicator.code),
            Shown(label(stand.indicator.label)),
            Shown(label(stand.unit)),
            Shown(label(stand.expectation.label)),
            Shown(_year(stand.baseline_year)),
            Shown(_number(stand.baseline, places)),
            value,
            Shown("" if stand.expected is None else formats.number(stand.expected, places)),
            Shown(_target(stand, places)),
            Shown(_year(stand.target_year)),
            Shown(self._set_by(stand)),
            Shown(self._state(stand)),
            Shown(self._gap(stand.gap)),
        ]

    def _value(self, stand: Stand, places: int) -> str:
        if stand.value is not None:
            return number(stand.value, places)
        if stand.value_state in (State.NOT_APPLICABLE, State.NOT_AVAILABLE):
            return formats.cell(Cell("", stand.value_state), self._translator)
        return ""

    def _set_by(self, stand: Stand) -> str:
        if stand.target is None:
            return ""
        tr = self._translator.tr
        return tr("the province") if stand.declared else tr("the circular")

    def _state(self, stand: Stand) -> str:
        tr = self._translator.tr
        return {
            "met": tr("met"),
            "on_track": tr("on track"),
            "behind": tr("behind"),
            "not_applicable": tr("not applicable"),
            "not_evaluated": tr("not evaluated"),
        }[stand.state]

    def _gap(self, gap: Gap | None) -> str:
        if gap is None:
            return ""
        return formats.so_many(gap.amount, gap.unit, gap.label, self._translator)

    def _level(self, level: str) -> str:
        tr = self._translator.tr
        return {"error": tr("Errors"), "query": tr("Queries"), "notice": tr("Notices")}[level]

    def _finding(self, problem: Problem) -> list[Shown]:
        tr = self._translator.tr
        answer = self._words.remedy(problem)
        if problem.explanation:
            answer = tr("Explanation: {text}", text=problem.explanation)
        if problem.disputed:
            answer = tr("The rule is disputed: {text}", text=problem.disputed)
        return [
            Shown(problem.rule),
            Shown(place_name(self._snapshot, problem.place, self._translator)),
            Shown(self._words.problem(problem)),
            Shown(answer),
        ]


def _number(value: Decimal | None, places: int) -> str:
    return "" if value is None else number(value, places)


def _year(year: int | None) -> str:
    return "" if year is None else str(year)


def _target(stand: Stand, places: int) -> str:
    lower = _number(stand.target, places)
    if stand.declared or stand.expectation.upper is None:
        return lower
    return formats.span(lower, number(Decimal(stand.expectation.upper), places))
