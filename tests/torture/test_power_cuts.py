"""After a power cut at any moment, what was acknowledged is there: issue 6, 2.

Every call that changes a file is recorded while the program edits, seals, backs up, migrates and
restores; then the power is cut after each of them, on a medium that keeps of the unsynced what it
likes (``medium.py``).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from masters import Masters
from power_cuts import Outcome, cut, record
from told_figures import Tell

SEED = 20151221


class Run(NamedTuple):
    """A life, how long it is, how often chance decides after each call, and what that makes."""

    life: str
    size: int
    tries: int
    states: int


def full(*run: object) -> object:
    return pytest.param(Run(*run), marks=pytest.mark.torture)


RUNS = [
    Run("edit", 1, 1, 100),
    full("create", 1, 8, 900),
    full("edit", 40, 4, 9_000),
    full("attach", 6, 4, 1_500),
    full("back_up", 4, 4, 3_000),
    full("seal", 1, 4, 1_800),
    full("seal_at_once", 1, 4, 2_000),
    full("deliver", 6, 20, 800),
    full("migrate", 1, 4, 1_500),
    full("encrypt", 1, 4, 3_000),
    full("restore", 1, 40, 600),
    full("rebuild", 1, 1, 600),
    full("take_back", 1, 40, 600),
]


def outcome(run: Run, library: Path, masters: Masters, folder: Path) -> Outcome:
    recorded = record(library, run.life, run.size, masters, folder)
    return cut(recorded, SEED, run.tries, folder / "after")


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{run.life}-{run.size}")
def test_what_was_acknowledged_survives_a_power_cut(
    run: Run, library: Path, masters: Masters, tmp_path: Path, tell: Tell
) -> None:
    found = outcome(run, library, masters, tmp_path)
    tell(
        calls=found.calls,
        power_cuts=found.states,
        distinct_states=found.trees,
        acknowledged=found.promises,
        lost=len(found.broken),
    )
    assert found.broken == []
    assert found.states >= run.states


@pytest.mark.torture
def test_a_program_that_does_not_sync_is_found_out(
    library: Path, masters: Masters, tmp_path: Path
) -> None:
    """The proof can fail: the same work without SQLite's syncs loses what it acknowledged."""
    found = outcome(Run("edit_carelessly", 1, 1, 0), library, masters, tmp_path)
    assert found.broken
