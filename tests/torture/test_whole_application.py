"""Whatever is done in whatever order: file, memory, model, rules, screens, print, package agree.

Issue 6.16: a state machine over the whole application against a simple model in plain Python.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from accident_rules import AccidentRules
from file_rules import FileRules
from ground import Surroundings, pick
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, run_state_machine_as_test
from report_rules import ReportRules
from signers import SIPO_UNIT, key_of

from ipdesk.catalogue.model import Catalogue
from ipdesk.editions.overlay import laid_over

STEPS = 5_000
KINDS = {
    "edit", "paste", "undo", "redo", "attach evidence", "explain", "import table",
    "import workbook", "seal", "receipt returned", "revise", "restate", "switch edition", "crash",
    "reopen", "print",
}  # fmt: skip
"""What has to have been done, besides what comes along."""
Tell = Callable[..., None]
BEGINNINGS = ("filled", "sealed", "next year", "own indicators")


class WholeApplication(FileRules, ReportRules, AccidentRules):
    """All rules over one workspace."""

    @initialize(which=pick)
    def open_a_workspace(self, which: int) -> None:
        masters = self.around.masters
        made: dict[str, Callable[[], Path]] = {
            "filled": lambda: masters.example(filled=True),
            "sealed": lambda: masters.sealed()[0],
            "next year": masters.next_year,
            "own indicators": lambda: masters.empty("520000", "characteristic", 2016),
        }
        self.begin(made[self.choose(self.around.beginnings, which)]())


@pytest.fixture
def around(masters, edition: Catalogue, tmp_path: Path) -> Surroundings:
    facts = {"valid_from": "2016-01-01"}
    milder = {
        "edition": {"code": "2016-1", **facts},
        "rules": [{"code": "R021", "level": "notice"}],
    }
    fewer = {"edition": {"code": "2016-2", **facts}, "rules": [{"code": "R301", "dropped": True}]}
    editions = [edition, *(laid_over(edition, change, "test") for change in (milder, fewer))]
    folder = tmp_path / "runs"
    folder.mkdir()
    key = key_of(tmp_path, "desk", SIPO_UNIT)
    return Surroundings(folder, masters, editions, key, BEGINNINGS)


def run(around: Surroundings, runs: int, steps: int, *, known: bool) -> None:
    """``known``: the same steps every time."""
    run_state_machine_as_test(
        lambda: WholeApplication(around),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            derandomize=known,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_hundred_steps_in_any_order_leave_everything_in_agreement(
    around: Surroundings, tell: Tell
) -> None:
    around.beginnings = ("filled", "own indicators")
    around.every, around.screens, around.seals, around.books = 4, 8, False, 0
    run(around, 5, 34, known=True)
    assert around.count.total() >= 100
    tell(**figures(around))


@pytest.mark.torture
def test_five_thousand_steps_in_any_order_leave_everything_in_agreement(
    around: Surroundings, tell: Tell
) -> None:
    while around.count.total() < STEPS:
        run(around, 10, 110, known=False)
    assert set(around.count) >= KINDS
    tell(**figures(around))


def figures(around: Surroundings) -> dict[str, int]:
    """How much was done."""
    kinds = {what.replace(" ", "_"): count for what, count in sorted(around.count.items())}
    return {"steps": around.count.total(), **kinds}
