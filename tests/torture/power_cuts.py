"""The power is cut after each recorded call, and what the medium may hold then is judged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from beginnings import BEGINNINGS
from journal import Call, calls
from masters import Masters
from medium import CERTAIN, Luck, Medium, Tree, tree_of
from promises import Judge, Moment
from shim import run_under

BEGIN = {
    "create": "nothing",
    "edit": "empty",
    "edit_carelessly": "empty",
    "attach": "empty",
    "back_up": "empty",
    "seal": "ready",
    "seal_at_once": "ready",
    "deliver": "sealed",
    "migrate": "former",
    "encrypt": "backed_up",
    "restore": "damaged",
    "rebuild": "flipped",
    "take_back": "interrupted",
}
"""What each life of ``recorded_lives.py`` begins with."""


class Recorded(NamedTuple):
    """A life: what lay there before, every call, and what it left."""

    root: Path
    start: Tree
    calls: list[Call]
    end: Tree


class Outcome(NamedTuple):
    """What came of the cuts of a life."""

    calls: int
    states: int
    """Power cuts, each with what was lost of the unsynced."""
    trees: int
    """Those of them that leave different files."""
    promises: int
    """Steps that were acknowledged."""
    broken: list[str]


def record(library: Path, life: str, size: int, masters: Masters, folder: Path) -> Recorded:
    """Let a life happen, and record it."""
    root, journal = folder / "files", folder / "journal"
    root.mkdir(parents=True)
    BEGINNINGS[BEGIN[life]](root, masters)
    start = tree_of(root)
    run_under(library, root, "recorded_lives.py", life, str(size), journal=journal)
    return Recorded(root, start, list(calls(journal)), tree_of(root))


def cut(recorded: Recorded, seed: int, tries: int, folder: Path) -> Outcome:
    """Cut the power after every call: with all or nothing lost, and ``tries`` times at random."""
    medium, moment = Medium(recorded.root, recorded.start), Moment(recorded.calls)
    judge, chance = Judge(folder), random.Random(seed)
    states, broken = 0, []
    for number, call in enumerate(recorded.calls):
        if call.letter == "M":
            moment.mark()
        elif not medium.apply(call):
            continue
        for luck in _lucks(medium, tries):
            states += 1
            tree = medium.after(luck, chance)
            broken += [f"{number} {luck}: {one}" for one in judge.broken(tree, moment)]
    return Outcome(len(recorded.calls), states, judge.trees, moment.acknowledged, broken)


def _lucks(medium: Medium, tries: int) -> Iterator[Luck]:
    if not medium.uncertain:
        yield "everything"
        return
    yield from CERTAIN
    for number in range(tries):
        yield "order" if number % 3 == 0 else "torn"
