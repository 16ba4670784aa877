"""What a crash left behind of an attachment or of a copy. Issue 4.5"""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from ipdesk.evidence.copies import ReadOnlyCopies, sweep
from ipdesk.records import EvidenceRecord

DAY = 24 * 3600


def copies_of(folder: Path, age: float) -> Path:
    """A folder of copies as the program makes it, so many seconds old."""
    left = folder / f"ipdesk-evidence-{age:.0f}"
    (left / "a").mkdir(parents=True)
    copy = left / "a" / "批复.pdf"
    copy.write_bytes(b"%PDF-1.7 fictitious")
    copy.chmod(0o400)
    then = time.time() - age
    os.utime(left, (then, then))
    return left


def test_copies_of_a_program_that_ended_too_early_go(tmp_path: Path) -> None:
    left = copies_of(tmp_path, DAY + 60)
    sweep(tmp_path)
    assert not left.exists()


def test_copies_that_another_window_may_have_open_stay(tmp_path: Path) -> None:
    young = copies_of(tmp_path, 60)
    sweep(tmp_path)
    assert (young / "a" / "批复.pdf").is_file()


def test_nothing_else_is_touched(tmp_path: Path) -> None:
    other = tmp_path / "ipdesk-evidence"
    other.mkdir()
    target = tmp_path / "desk"
    target.mkdir()
    link = tmp_path / "ipdesk-evidence-link"
    link.symlink_to(target)
    for path in (other, target):
        os.utime(path, (0, 0))
    os.utime(link, (0, 0), follow_symlinks=False)
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {other.name, target.name, link.name}


def test_the_program_s_own_copies_are_in_such_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = ("批复.pdf", "application/pdf", 3, "", "", "", "", "2016-01-01")
    use = EvidenceRecord("annual-2016", "tasks", "L1.1", "", sha256(b"abc").hexdigest(), *told)
    path = ReadOnlyCopies().make(use, [b"abc"])
    sweep(tmp_path, time.time() + 2 * DAY)
    assert not path.exists()
