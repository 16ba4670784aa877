"""A work fails at each of its calls, shared among as many processes as there are processors."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from beginnings import BEGINNINGS
from masters import Masters
from rescuing_works import WORKS
from shim import run_under

_MOST = 4


class Outcome(NamedTuple):
    """What came of the faults of a work."""

    calls: int
    """That the work made, of each fault those that it befalls."""
    injections: int
    told: int
    withstood: int
    in_doubt: int
    flaws: list[str]

    def figures(self) -> dict[str, int]:
        """As they are told at the end of a run."""
        return self._asdict() | {"flaws": len(self.flaws)}


class Lanes:
    """Has ``failures.py`` try one work after the other, its calls shared among processes."""

    def __init__(self, library: Path, masters: Masters, folder: Path) -> None:
        self._library = library
        self._masters = masters
        self._folder = folder

    def all_calls(self, work: str) -> Outcome:
        """What came of failing every call in turn."""
        lanes = range(1, min(_MOST, os.cpu_count() or 1) + 1)
        with ThreadPoolExecutor(len(lanes)) as pool:
            beginning = self._beginning(work)
            runs = [pool.submit(self._run, work, beginning, lane, len(lanes)) for lane in lanes]
        found = [run.result() for run in runs]
        return Outcome(
            found[0].calls,
            sum(one.injections for one in found),
            sum(one.told for one in found),
            sum(one.withstood for one in found),
            sum(one.in_doubt for one in found),
            [flaw for one in found for flaw in one.flaws],
        )

    def some_calls(self, work: str, step: int) -> Outcome:
        """What came of failing each ``step``-th call."""
        return self._run(work, self._beginning(work), 1, step)

    def _beginning(self, work: str) -> Path:
        folder = self._folder / "beginning"
        folder.mkdir()
        BEGINNINGS[WORKS[work].beginning](folder, self._masters)
        return folder

    def _run(self, work: str, beginning: Path, first: int, step: int) -> Outcome:
        root = self._folder / f"root-{first}"
        root.mkdir()
        words = (work, str(beginning), str(first), str(step))
        return Outcome(**run_under(self._library, root, "failures.py", *words))
