"""The full check of a filled annual report."""

from __future__ import annotations

from bench.findings import Finding, Goal
from bench.floors.bare_rules import BareRules
from bench.measuring import interleaved, timed
from bench.site import Site
from ipdesk.workspace import Workspace

ROUNDS = 300
GOAL = Goal(1.5, of="value")


def measure(site: Site) -> list[Finding]:
    """Every rule at every row, against as many bare expressions."""
    with site.filled("check") as workspace:
        count = _evaluations(workspace)
        sides = {
            "check": timed(workspace.checker.check_all),
            "floor": timed(BareRules(count).evaluate),
        }
        taken = interleaved(sides, ROUNDS, 20)
    floor = f"{count} bare CEL expressions"
    return [Finding("full check", taken["check"], taken["floor"], floor, "ms", goal=GOAL)]


def _evaluations(workspace: Workspace) -> int:
    """How many CEL expressions a full check evaluates."""
    rules = {rule.code for rule in workspace.form.catalogue.rules if not rule.check}
    return sum(
        outcome.rule in rules and outcome.state != "not_evaluated"
        for outcome in workspace.checker.outcomes()
    )
