"""A second instance is refused within two seconds, and a crash locks nobody out: issue 6, 5."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from masters import Masters
from told_figures import Tell

from ipdesk.cli import RESOURCES
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import WorkspaceInUse
from ipdesk.messages import Translator
from local_db import lock_note
from local_db.store import SqliteStore

ROOT = Path(__file__).resolve().parents[2]
HOLD = (
    "import sys; from local_db.store import SqliteStore; store = SqliteStore.open(sys.argv[1]); "
    "print('open', flush=True); sys.stdin.read(); store.close()"
)
MOST_SECONDS = 2.0


@contextmanager
def held(path: Path) -> Iterator[subprocess.Popen[str]]:
    """The file, open in another process."""
    words = [sys.executable, "-c", HOLD, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield other
        if other.poll() is None:
            other.communicate("")


@pytest.mark.parametrize("count", [2, pytest.param(100, marks=pytest.mark.torture)])
def test_each_time_it_is_refused_in_time_and_told_where_it_is_open(
    count: int, masters: Masters, tmp_path: Path, tell: Tell
) -> None:
    path = tmp_path / "report.ipdesk"
    path.write_bytes(masters.empty("440000", "leading", 2016).read_bytes())
    slowest = 0.0
    with held(path) as other:
        before = path.read_bytes()
        for _ in range(count):
            begun = time.monotonic()
            with pytest.raises(WorkspaceInUse) as refused:
                SqliteStore.open(path)
            slowest = max(slowest, time.monotonic() - begun)
            for language in ("en", "zh"):
                words = ErrorSentences(Translator(RESOURCES / "translations", language))
                said = words.what(refused.value)
                assert platform.node() in said
                assert str(other.pid) in said
        assert path.read_bytes() == before
    tell(refusals=count, slowest_ms=round(1000 * slowest))
    assert slowest < MOST_SECONDS
    SqliteStore.open(path).close()


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX systems do")
@pytest.mark.parametrize("count", [1, pytest.param(20, marks=pytest.mark.torture)])
def test_the_lock_of_a_crash_is_no_obstacle(
    count: int, masters: Masters, tmp_path: Path, tell: Tell
) -> None:
    path = tmp_path / "report.ipdesk"
    path.write_bytes(masters.empty("440000", "leading", 2016).read_bytes())
    slowest = 0.0
    for _ in range(count):
        with held(path) as other:
            other.send_signal(signal.SIGKILL)
            other.wait()
        left = lock_note.read(path)
        assert left is not None
        assert left.process == other.pid
        begun = time.monotonic()
        SqliteStore.open(path).close()
        slowest = max(slowest, time.monotonic() - begun)
        assert not lock_note.note_of(path).exists()
    tell(crashes=count, slowest_opening_ms=round(1000 * slowest))
    assert slowest < MOST_SECONDS
