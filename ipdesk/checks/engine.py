"""The engine: keeps a report's problems up to date as it changes.

Problems are kept by what produced them (a row, a rule, a section, the targets), so that a
change runs only what reads the changed cells, and a roster row only the rules of that row.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ipdesk.carried_rows import Unconfirmed
from ipdesk.checks.answers import answered
from ipdesk.checks.asked import ANSWERED, Asked, AskedCheck
from ipdesk.checks.derive import AGGREGATE, Derivation
from ipdesk.checks.inputs import Inputs
from ipdesk.checks.keys import Keys
from ipdesk.checks.order import ProblemOrder
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.outliers import OutlierCheck
from ipdesk.checks.packed import PACKED, PackCheck
from ipdesk.checks.row_checks import RowChecks
from ipdesk.checks.rule_runs import RuleRuns
from ipdesk.checks.rules import RuleSet
from ipdesk.checks.targets import GOALS, INDICATORS, Stand, Targets
from ipdesk.checks.verdict import behind, verdict_of
from ipdesk.data_packs.figures import PackFigures
from ipdesk.divisions import Divisions
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.problems import Problem, Verdict
from ipdesk.report import Report

Owner = tuple[str, str, str]
_TARGETS: Owner = ("targets", "", "")
_ASKED: Owner = ("asked", "", "")
_OUTLIERS = "outliers"


class Difference(NamedTuple):
    """Problems that opened and cleared."""

    opened: tuple[Problem, ...]
    cleared: tuple[Problem, ...]


class Checker:
    """The problems of one report; ``divisions`` are those of its unit in its year.

    ``packs`` gives what the data packs in use state, ``asked`` the comments of SIPO that nobody
    has answered; they are asked when a report is checked.
    """

    def __init__(
        self,
        report: Report,
        rules: RuleSet,
        derivation: Derivation,
        divisions: Divisions | None = None,
        packs: Callable[[], PackFigures] = PackFigures,
        asked: Callable[[], Iterable[Asked]] = tuple,
    ) -> None:
        self._report = report
        self._rules = rules
        self._runs = RuleRuns(report, rules, Inputs(report, derivation))
        self._targets = Targets(report, derivation)
        self._outliers = OutlierCheck(report, rules.structural.get("outlier"))
        self._unconfirmed = Unconfirmed(report)
        self._packs = PackCheck(report, rules.structural.get(PACKED), packs)
        self._asked = AskedCheck(report, rules.structural.get(ANSWERED), asked)
        self._order = ProblemOrder(report)
        self._found: dict[Owner, tuple[Problem, ...]] = {}
        # Each view of a report asks for them.
        self._sorted: list[Problem] | None = None
        self._keys = Keys(report, rules.structural.get("unique"))
        self._rows = RowChecks(report, rules, self._runs, self._keys, self._packs, divisions)

    def problems(self) -> list[Problem]:
        """All problems, gravest first, then in the order of the form."""
        if self._sorted is None:
            found = itertools.chain.from_iterable(self._found.values())
            self._sorted = sorted(found, key=self._order.key)
        return list(self._sorted)

    def check_all(self) -> None:
        """Check the whole report anew."""
        self._found = {}
        self._runs.hold()
        self._keys.load()
        self._unconfirmed.load()
        for code in self._report.sections:
            self._order.forget_rows(code)
        for code, rows in self._report.sections.items():
            for row in rows:
                # Most rows have none, and here no former ones have to go.
                if found := self._rows.problems(code, row):
                    self._set(("row", code, row), found)
            self._set(("section", code, ""), self._check_section(code))
        for problem in self._runs.failures(self._rules.whole, "", {}):
            self._set(("rule", problem.rule, ""), (problem,))
        for section, column in self._outliers.load():
            self._set((_OUTLIERS, section, column), self._outliers.problems(section, column))
        self._set(_TARGETS, self._behind())
        self._asked.load()
        self._set(_ASKED, self._asked.problems())
        self._sorted = None

    def recheck_asked(self) -> Difference:
        """Ask anew which comments of SIPO wait for an answer."""
        before = self._found.get(_ASKED, ())
        self._asked.load()
        self._set(_ASKED, self._asked.problems())
        self._sorted = None
        return difference(list(before), list(self._found.get(_ASKED, ())))

    def recheck(
        self,
        changed: Iterable[Place],
        aggregates: Iterable[str],
        rule: str = "",
        pace: Pace = UNPACED,
    ) -> Difference:
        """Check what depends on the changed cells and aggregates, and ``rule`` if named."""
        self._runs.release()
        owners: set[Owner] = set()
        columns: set[Place] = set()
        for place in pace.over(changed):
            owners |= self._owners(place)
            columns.add(Place(place.section, "", place.column))
            if rule:
                owners |= {(_OUTLIERS, *found) for found in self._outliers.named(rule, place)}
        for column in columns:
            owners |= self._readers(column.address)
        if any(compiled.rule.code == rule for compiled in self._rules.whole.rules):
            owners.add(("rule", rule, ""))
        for code in aggregates:
            owners |= self._readers(f"{AGGREGATE}.{code}")
        before = [p for owner in owners for p in self._found.get(owner, ())]
        for owner in pace.over(owners):
            self._set(owner, self._check_owner(owner))
        self._sorted = None
        return difference(before, [p for owner in owners for p in self._found.get(owner, ())])

    def verdict(self) -> Verdict:
        """The one verdict."""
        found = itertools.chain.from_iterable(self._found.values())
        return verdict_of(found, self._rules.structural.get("required"))

    def stands(self) -> tuple[Stand, ...]:
        """How the indicators stand against their targets."""
        return self._targets.stands()

    def unconfirmed(self, section: str) -> frozenset[str]:
        """The rows of a roster that were carried over and are still to be confirmed."""
        return self._unconfirmed.of(section)

    def asked(self) -> list[Asked]:
        """The comments of SIPO that wait for an answer."""
        return self._asked.waiting()

    def packed(self) -> frozenset[Place]:
        """The cells of which data packs state figures."""
        return self._packs.places()

    def outcomes(self, pace: Pace = UNPACED) -> list[Outcome]:
        """What came of every rule at every place, in full."""
        return self._runs.outcomes(self.problems(), pace)

    def _owners(self, place: Place) -> set[Owner]:
        owners: set[Owner] = {("row", place.section, place.row)}
        owners |= {(_OUTLIERS, *watched) for watched in self._outliers.update(place)}
        owners |= self._readers(place.address)
        if self._asked.concerns(place):
            owners.add(_ASKED)
        if place.section in (INDICATORS, GOALS):
            owners.add(_TARGETS)
        owners |= {("row", place.section, row) for row in self._keys.update(place)}
        if not place.column:
            self._unconfirmed.update(place)
            owners.add(("section", place.section, ""))
            self._order.forget_rows(place.section)
        return owners

    def _readers(self, operand: str) -> set[Owner]:
        # A gap is told in what an indicator is computed from, and moves with it.
        owners: set[Owner] = {_TARGETS} if operand in self._targets.operands else set()
        for compiled in self._rules.by_operand.get(operand, ()):
            section = compiled.rule.section
            if section is None:
                owners.add(("rule", compiled.rule.code, ""))
            else:
                owners |= {("row", section, row) for row in self._report.rows(section)}
        return owners

    def _check_owner(self, owner: Owner) -> Iterable[Problem]:
        kind, code, row = owner
        if kind == "row":
            return self._rows.problems(code, row)
        if kind == "section":
            return self._check_section(code)
        if kind == _OUTLIERS:
            return self._outliers.problems(code, row)
        if kind == "targets":
            return self._behind()
        if owner == _ASKED:
            return self._asked.problems()
        compiled = next(item for item in self._rules.whole.rules if item.rule.code == code)
        return self._runs.failures(compiled.alone, "", {})

    def _check_section(self, code: str) -> Iterator[Problem]:
        rule = self._rules.structural.get("rows")
        form = self._report.form.sections[code]
        count, wanted = len(self._report.sections[code]), form.section.minimum_rows
        if rule is not None and form.open and count < wanted:
            yield Problem(rule.code, rule.level, Place(code), "few_rows", str(wanted))
        rule, waiting = self._rules.structural.get("confirmed"), len(self._unconfirmed.of(code))
        if rule is not None and waiting:
            yield Problem(rule.code, rule.level, Place(code), "unconfirmed", str(waiting))

    def _behind(self) -> list[Problem]:
        rule = self._rules.structural.get("target")
        return [] if rule is None else behind(self._targets.stands(), rule)

    def _set(self, owner: Owner, found: Iterable[Problem]) -> None:
        problems = [answered(problem, self._report) for problem in found]
        if problems:
            self._found[owner] = tuple(problems)
        else:
            self._found.pop(owner, None)


def difference(before: list[Problem], after: list[Problem]) -> Difference:
    """What opened and what cleared between two states of a report."""
    old, new = set(before), set(after)
    return Difference(
        tuple(p for p in after if p not in old), tuple(p for p in before if p not in new)
    )
