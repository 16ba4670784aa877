"""An edit in a filled report: committed durably, then checked again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bench.findings import Finding, Goal
from bench.floors.bare_commit import BareCommit
from bench.measuring import collector_at_rest, interleaved, timed
from bench.site import Site
from ipdesk.places import Place
from ipdesk.values import State
from ipdesk.workspace import Workspace

ROUNDS = 500
FLOOR = "bare SQLite commit"
GOAL = Goal(4)


def measure(site: Site) -> list[Finding]:
    """The edit with the checks it concerns, and with all checks of the catalogue."""
    bare = BareCommit(site.folder / "bare.db")
    with site.filled("edit") as workspace:
        edits = _edits(workspace)

        def edit() -> None:
            workspace.set_value(*next(edits))

        def edit_and_check_all() -> None:
            workspace.set_value(*next(edits))
            workspace.checker.check_all()

        sides = {"floor": bare.write, "edit": edit, "whole": edit_and_check_all}
        with collector_at_rest():
            taken = interleaved({name: timed(call) for name, call in sides.items()}, ROUNDS, 20)
    bare.close()
    names = {"edit": "edit, its rules checked", "whole": "edit, whole catalogue checked"}
    return [
        finding
        for side, name in names.items()
        for finding in (
            Finding(name, taken[side], taken["floor"], FLOOR, "ms"),
            Finding(name, taken[side], taken["floor"], FLOOR, "ms", "p99", GOAL),
        )
    ]


def _edits(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """Every typed number and text of the report in turn, changed and changed back."""
    cells = [
        (place, cell)
        for place in workspace.report.places()
        if (cell := workspace.report.typed(place)).state is State.VALID
        and place not in workspace.report.computed
        and (cell.number is not None or _is_text(workspace, place))
    ]
    for number in itertools.count(1):
        for place, cell in cells:
            changed = f"{cell.raw}。" if cell.number is None else str(cell.number + 1)
            yield place, changed if number % 2 else cell.raw


def _is_text(workspace: Workspace, place: Place) -> bool:
    section = workspace.form.sections[place.section]
    return section.spec(place.row, place.column).type == "text"
