"""A change in a roster row: what it costs must not grow with the roster."""

from __future__ import annotations

import itertools
from contextlib import ExitStack

from bench.findings import Finding, Goal
from bench.measuring import Sample, interleaved, timed
from bench.site import Site
from ipdesk.changes import Edit
from ipdesk.checks.derive import Derivation
from ipdesk.checks.engine import Checker
from ipdesk.checks.rules import rule_set
from ipdesk.places import Place
from ipdesk.values import parse
from ipdesk.workspace import Workspace

ROUNDS = 300
FEW, MANY = 100, 10_000
SECTION, COLUMN = "enterprises", "inventions"
# Any row: a cell of it goes to and fro between two values. They are small, so that the sum of
# either roster stays below the province's total and the same rules hold in both.
PLACE = Place(SECTION, "B7", COLUMN)
VALUES = ("1", "2")
# Equal but for what a longer index makes of it.
GOAL = Goal(1.25)


def measure(site: Site) -> list[Finding]:
    """The stored edit, and derivation and checks alone, at 10,000 rows against 100."""
    with ExitStack() as stack:
        few, many = (
            with_roster(stack.enter_context(site.filled(f"roster-{rows}")), rows)
            for rows in (FEW, MANY)
        )
        stored = interleaved({"few": _edit(few), "many": _edit(many)}, ROUNDS, 20)
        checked = interleaved({"few": _recheck(few), "many": _recheck(many)}, ROUNDS, 20)
    names = {"edit of a row": stored, "re-check of a row": checked}
    floor = f"{FEW} rows"
    return [
        Finding(f"{name}, {MANY:,} rows", taken["many"], taken["few"], floor, "ms", goal=GOAL)
        for name, taken in names.items()
    ]


def with_roster(workspace: Workspace, rows: int) -> Workspace:
    """The workspace with so many rows in its roster."""
    missing = rows - len(workspace.report.rows(SECTION))
    workspace.apply(
        [
            Edit(Place(SECTION, f"B{number}", column), raw)
            for number in range(missing)
            for column, raw in (
                ("name", f"企业{number:05d}"),
                (COLUMN, VALUES[1]),
                ("recognised", "2016-03-01"),
            )
        ]
    )
    return workspace


def _edit(workspace: Workspace) -> Sample:
    values = itertools.cycle(VALUES)
    return timed(lambda: workspace.set_value(PLACE, next(values)))


def _recheck(workspace: Workspace) -> Sample:
    """The same without storage: the cell is changed in memory."""
    report = workspace.report
    derivation = Derivation(report)
    derivation.refresh_all()
    checker = Checker(report, rule_set(report.form), derivation)
    checker.check_all()
    spec = report.form.sections[SECTION].spec(PLACE.row, COLUMN)
    cells = itertools.cycle([parse(raw, spec) for raw in VALUES])
    columns = report.rows(SECTION)[PLACE.row]

    def recheck() -> None:
        columns[COLUMN] = next(cells)
        computed, aggregates = derivation.refresh([PLACE])
        checker.recheck({PLACE, *computed}, aggregates)

    return timed(recheck)
