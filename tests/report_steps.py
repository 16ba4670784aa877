"""Steps in which tests of a report are told. Places are written as on the command line:
``put(workspace, "base BF1 value", "168480")``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.changes import ChangeSet, Edit
from ipdesk.checks.targets import Stand
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.values import Cell
from ipdesk.workspace import Workspace


def at(where: str) -> Place:
    """The place of ``section row column``."""
    return Place(*where.split())


def put(workspace: Workspace, where: str, raw: str) -> ChangeSet:
    return workspace.set_value(at(where), raw, "test")


def put_all(workspace: Workspace, values: Mapping[str, str]) -> ChangeSet:
    """Several values in one commit."""
    return workspace.apply([Edit(at(where), raw) for where, raw in values.items()], "test")


def shown(workspace: Workspace, where: str) -> Cell:
    return workspace.report.cell(at(where))


def problems(workspace: Workspace, rule: str, row: str | None = None) -> list[Problem]:
    """The problems of a rule, in one row or in all."""
    return [
        problem
        for problem in workspace.checker.problems()
        if problem.rule == rule and row in (None, problem.place.row)
    ]


def rules_at(workspace: Workspace, where: str) -> set[str]:
    """The rules that complain at a place."""
    return {problem.rule for problem in workspace.checker.problems() if problem.place == at(where)}


def stand(workspace: Workspace, indicator: str) -> Stand:
    """How an indicator stands against its target."""
    return next(s for s in workspace.checker.stands() if s.indicator.code == indicator)


def grant(workspace: Workspace, count: int) -> None:
    """Make so many of the province's prefecture-level cities demonstration cities."""
    rows = list(workspace.report.rows("cities"))
    put_all(
        workspace,
        {
            f"cities {row} title": "demonstration" if number < count else "none"
            for number, row in enumerate(rows)
        },
    )
