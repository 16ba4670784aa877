"""A program that is killed loses nothing that it showed as saved: issue 6, 1."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Tell
from kills import killer

from local_db import backup
from local_db.copies import require_sound

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="takes fork and SIGKILL")


@pytest.mark.parametrize("kills", [3, pytest.param(1_000, marks=pytest.mark.torture)])
def test_nothing_that_was_shown_as_saved_is_lost(
    kills: int, workspace_file: Callable[..., Path], tmp_path: Path, tell: Tell
) -> None:
    path = workspace_file()
    with killer(path, tmp_path / "settings", seed=2015) as one:
        found = one.run(kills)
    tell(
        kills=found.kills,
        shown_as_saved=found.shown,
        in_a_commit=found.in_commit,
        lost=len(found.lost),
    )
    assert found.lost == []
    assert found.shown >= kills / 2
    for made in backup.backups(path):
        require_sound(made.path)
