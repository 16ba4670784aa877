"""A clock that is ten years off, either way, harms nothing: issue 6, 4.

Order comes from numbers alone: of the history's entries, of backups, of packages.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from itertools import pairwise
from pathlib import Path

import pytest
from fixed_clock import NOW, FixedClock
from report_steps import put, shown
from told_figures import Tell

from ipdesk.history import first_break
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from local_db import backup, thinning

YEARS = dt.timedelta(days=3653)
NOTE = "base BF1 note"


@pytest.mark.parametrize("count", [12, pytest.param(200, marks=pytest.mark.torture)])
def test_backups_are_thinned_by_number_whatever_the_clock_says(
    count: int, services: Services, clock: FixedClock, example_file: Path, tell: Tell
) -> None:
    chance = random.Random(count)
    dropped = 0
    for number in range(1, count + 1):
        clock.time = NOW + chance.choice((-1, 0, 1)) * YEARS
        workspace = services.opener.open(example_file)
        put(workspace, NOTE, f"state {number}")
        before = [one.number for one in backup.backups(example_file)]
        services.stores.backup(workspace.store)
        workspace.store.close()
        there = backup.backups(example_file)
        newest = there[-1]
        os.utime(newest.path, times=(clock.time.timestamp(), clock.time.timestamp()))
        assert newest.number == number
        assert {one.number for one in there} == thinning.kept([*before, number])
        dropped += len(before) + 1 - len(there)
    tell(backups=count, thinned_out=dropped)
    copies = services.stores.rescue.copies(example_file)
    assert [one.number for one in copies] == sorted((one.number for one in copies), reverse=True)
    services.stores.rescue.restore(example_file, copies[0].number)
    assert shown(services.opener.open(example_file), NOTE).raw == f"state {count}"


def test_the_history_goes_on_in_order_and_its_chain_holds(
    services: Services, clock: FixedClock, example_file: Path
) -> None:
    for years in (1, -1, 1, 0, -1):
        clock.time = NOW + years * YEARS
        workspace = services.opener.open(example_file)
        put(workspace, NOTE, f"{years} and a half")
        put(workspace, NOTE, f"{years}")
        workspace.undo("test")
        workspace.redo("test")
        entries = list(workspace.store.history(""))
        assert [one.sequence for one in entries] == list(range(1, len(entries) + 1))
        assert first_break(entries) is None
        assert shown(workspace, NOTE).raw == f"{years}"
        workspace.store.close()


@pytest.mark.parametrize("years", [-1, pytest.param(1, marks=pytest.mark.torture)])
def test_a_revision_sealed_by_a_wrong_clock_follows_the_first_one(
    years: int, services: Services, clock: FixedClock, sealed_file: Path, tmp_path: Path
) -> None:
    workspace = services.opener.open(sealed_file)
    first = workspace.report.header
    clock.time += years * YEARS
    revision = services.opener.add_report(workspace, first.kind, first.year)
    services.opener.turn_to(workspace, revision)
    Sealer(services).seal(workspace, tmp_path / "packages")
    sealed = workspace.report.header
    assert (sealed.sequence, sealed.previous) == (first.sequence + 1, first.seal)
    headers = workspace.store.reports()
    numbers = sorted(one.sequence for one in headers)
    assert all(one < other for one, other in pairwise(numbers))
    assert first_break(workspace.store.history("")) is None
