"""A program that is killed loses nothing that it showed as saved: issue 6, 1."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from kills import Outcome, killer
from masters import Masters
from told_figures import Tell

from local_db import backup
from local_db.copies import require_sound

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="takes fork and SIGKILL")


@pytest.mark.parametrize(
    ("kills", "files"), [(5, 1), pytest.param(1_000, 4, marks=pytest.mark.torture)]
)
def test_nothing_that_was_shown_as_saved_is_lost(
    kills: int, files: int, masters: Masters, tmp_path: Path, tell: Tell
) -> None:
    """On several files at a time, each worked on by one program after the other."""
    master = masters.empty("440000", "leading", 2016)

    def run(number: int) -> Outcome:
        folder = tmp_path / str(number)
        folder.mkdir()
        path = Path(shutil.copy(master, folder))
        with killer(path, folder / "settings", seed=number) as one:
            found = one.run(kills // files)
        for made in backup.backups(path):
            require_sound(made.path)
        return found

    with ThreadPoolExecutor(files) as pool:
        found = list(pool.map(run, range(files)))
    tell(
        kills=sum(one.kills for one in found),
        shown_as_saved=sum(one.shown for one in found),
        in_a_commit=sum(one.in_commit for one in found),
        lost=sum(len(one.lost) for one in found),
    )
    assert [one.lost for one in found] == [[]] * files
    assert sum(one.shown for one in found) >= kills / 2
