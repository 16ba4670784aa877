"""The shim between a program and the system's file calls: built, loaded, and told what to do."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
from enum import IntFlag
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
SOURCE = Path(__file__).with_name("shim.c")


class Kind(IntFlag):
    """What kinds of calls a fault befalls; the numbers are those of ``shim.c``."""

    READ = 1
    OPEN = 2  # makes a file
    WRITE = 4
    SYNC = 8
    NAME = 16  # renames, links, makes a folder
    CUT = 32  # truncates, or opens a file for writing
    GONE = 64  # removes a name


def built(folder: Path) -> Path:
    """The shim as a library; the test is skipped where it cannot be built."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("recording file calls takes Linux and a C compiler (gcc)")
    library = folder / "shim.so"
    if not library.exists():
        command = [compiler, "-O1", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl", "-lpthread"]
        subprocess.run(command, check=True)
    return library


def run_under(library: Path, root: Path, script: str, *words: str, journal: Path | None = None):
    """Run a script of this folder with the shim over the files under ``root``: what it prints.

    The last line it prints is read as JSON.
    """
    environment = (
        os.environ
        | {
            "LD_PRELOAD": str(library),
            "TORTURE_ROOT": str(root),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(map(str, (TESTS.parent, TESTS, SOURCE.parent))),
        }
        | ({"TORTURE_LOG": str(journal)} if journal else {})
    )
    done = subprocess.run(
        [sys.executable, str(SOURCE.with_name(script)), str(root), *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


class Shim:
    """The shim as a program sees it that runs under it."""

    def __init__(self) -> None:
        self._calls = ctypes.CDLL(None)

    def mark(self, said: object) -> None:
        """Write a note between the recorded calls."""
        self._calls.torture_mark(json.dumps(said).encode())

    def arm(self, first: int, error: int = 0, *, lasting: bool = False, kinds: Kind) -> None:
        """Let the ``first``-th call of these kinds fail; all later ones too if it is lasting.

        ``first`` 0 counts the calls and fails none.
        """
        self._calls.torture_arm(ctypes.c_long(first), error, int(lasting), int(kinds))

    def lift(self) -> None:
        """No call fails any more."""
        self._calls.torture_arm(ctypes.c_long(0), errno.EIO, 0, 0)

    @property
    def seen(self) -> int:
        """How many calls of the armed kinds there were."""
        return int(self._calls.torture_seen())

    @property
    def failed(self) -> int:
        """How many of them were made to fail."""
        return int(self._calls.torture_failed())
