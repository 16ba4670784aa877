"""A medium that fails loses nothing, is told of once, and work goes on when it is well: issue 6, 3.

Each call in turn fails with EIO, ENOSPC, EROFS, or is a sync that fails; once, or from there on
until the medium is well again.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from beginnings import BEGINNINGS
from lanes import Lanes
from masters import Masters
from shim import run_under
from told_figures import Tell

# How many calls of each work there are at least to fail, over all faults.
CALLS_AT_LEAST = {
    "FirstEdit": 150,
    "Edit": 120,
    "Paste": 250,
    "Undo": 120,
    "Attach": 280,
    "BackUp": 750,
    "Deliver": 450,
    "Create": 550,
    "Open": 50,
    "Recover": 110,
    "Migrate": 2200,
    "Encrypt": 1800,
    "Restore": 430,
    "GoBack": 400,
    "Rebuild": 5500,
    "Seal": 1100,
}


def test_a_fault_is_told_and_nothing_is_lost(
    library: Path, masters: Masters, memory: Path, tell: Tell
) -> None:
    found = Lanes(library, masters, memory).some_calls("Edit", step=12)
    tell(**found.figures())
    assert found.flaws == []
    assert found.injections >= 9


@pytest.mark.torture
@pytest.mark.parametrize("work", CALLS_AT_LEAST)
def test_every_call_of_a_work_fails_in_turn(
    work: str, library: Path, masters: Masters, memory: Path, tell: Tell
) -> None:
    found = Lanes(library, masters, memory).all_calls(work)
    tell(**found.figures())
    assert found.flaws == []
    assert found.injections >= found.calls >= CALLS_AT_LEAST[work]


@pytest.mark.torture
def test_the_window_tells_each_fault_once_and_goes_on(
    library: Path, masters: Masters, memory: Path, tell: Tell
) -> None:
    root = memory / "root"
    root.mkdir()
    BEGINNINGS["empty"](root, masters)
    found = run_under(library, root, "failing_window.py", "1")
    tell(**found | {"flaws": len(found["flaws"])})
    assert found["flaws"] == []
    assert found["injections"] >= 120
