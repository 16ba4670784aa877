"""A small file system in memory, mounted for a test: it gets full, read-only, and pulled out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


class SmallDisk:
    """A mounted file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, leave: int = 0) -> None:
        """Leave no room but so many bytes."""
        with self._filler.open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))
        if leave:
            with self._filler.open("rb+") as file:
                file.truncate(max(0, self._filler.stat().st_size - leave))

    def make_room(self) -> None:
        self._filler.unlink()

    def lock(self) -> None:
        """Nothing can be written any more."""
        _run("mount", "-o", "remount,ro", str(self.folder))

    def pull(self) -> None:
        """Gone, whoever is writing to it; an empty folder is left."""
        _run("umount", "-l", str(self.folder))


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[SmallDisk]:
    """The file system, mounted on a new folder; the test is skipped where that is not allowed."""
    if shutil.which("mount") is None:
        pytest.skip("mounting a file system takes mount(8)")
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("mounting a file system takes the rights for it; test_failures needs none")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", folder], capture_output=True, check=False)


def _run(*words: str) -> None:
    subprocess.run(words, capture_output=True, check=True)
