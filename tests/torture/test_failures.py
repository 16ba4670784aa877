"""A medium that fails loses nothing, is told of once, and work goes on when it is well: issue 6, 3.

Each call in turn fails with EIO, ENOSPC, EROFS, or is a sync that fails; once, or from there on
until the medium is well again.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from beginnings import BEGINNINGS
from masters import Masters
from rescuing_works import WORKS
from shim import run_under
from told_figures import Tell

QUICK = [("Edit", 12, 9)]
FULL = [
    ("FirstEdit", 1, 150),
    ("Edit", 1, 120),
    ("Paste", 1, 250),
    ("Undo", 2, 50),
    ("Attach", 2, 120),
    ("BackUp", 6, 100),
    ("Deliver", 2, 180),
    ("Create", 4, 120),
    ("Open", 1, 50),
    ("Recover", 1, 100),
    ("Migrate", 12, 150),
    ("Encrypt", 15, 120),
    ("Restore", 2, 160),
    ("GoBack", 3, 100),
    ("Rebuild", 24, 100),
    ("Seal", 6, 150),
]


@pytest.mark.parametrize(
    ("work", "step", "injections"),
    [*QUICK, *(pytest.param(*run, marks=pytest.mark.torture) for run in FULL)],
)
def test_a_fault_is_told_and_nothing_is_lost(
    work: str,
    step: int,
    injections: int,
    library: Path,
    masters: Masters,
    memory: Path,
    tell: Tell,
) -> None:
    beginning, root = memory / "beginning", memory / "root"
    beginning.mkdir()
    root.mkdir()
    BEGINNINGS[WORKS[work].beginning](beginning, masters)
    found = run_under(library, root, "failures.py", work, str(beginning), str(step))
    tell(
        injections=found["injections"],
        told=found["told"],
        withstood=found["withstood"],
        in_doubt=found["doubtful"],
        flaws=len(found["flaws"]),
    )
    assert found["flaws"] == []
    assert found["injections"] >= injections


@pytest.mark.torture
def test_the_window_tells_each_fault_once_and_goes_on(
    library: Path, masters: Masters, memory: Path, tell: Tell
) -> None:
    root = memory / "root"
    root.mkdir()
    BEGINNINGS["empty"](root, masters)
    found = run_under(library, root, "failing_window.py", "1")
    tell(
        injections=found["injections"],
        told=found["told"],
        withstood=found["withstood"],
        in_doubt=found["doubtful"],
        flaws=len(found["flaws"]),
    )
    assert found["flaws"] == []
    assert found["injections"] >= 120
