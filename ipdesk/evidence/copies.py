"""Copies of stored files to be read with other programs: read-only, and taken away again."""

from __future__ import annotations

import contextlib
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from ipdesk.errors import from_os_error
from ipdesk.evidence.saving import save
from ipdesk.records import EvidenceRecord

_READ_ONLY = stat.S_IRUSR
_PREFIX = "ipdesk-evidence-"
_STALE_S = 24 * 3600


class ReadOnlyCopies:
    """Keeps its copies in a folder of its own among the temporary files of the user."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def make(self, use: EvidenceRecord, pieces: Iterable[bytes]) -> Path:
        """A copy that cannot be written to, under the name the file had.

        Raises :class:`~ipdesk.evidence.refusal.EvidenceRefused` and the storage errors.
        """
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            folder = Path(tempfile.mkdtemp(dir=self._folder))
        except OSError as fault:
            raise from_os_error(fault, tempfile.gettempdir()) from fault
        path = save(use, pieces, folder).path
        path.chmod(_READ_ONLY)
        return path

    def clear(self) -> None:
        """Delete the copies; one that is open elsewhere is left to the system's own cleaning."""
        if self._folder is not None:
            shutil.rmtree(self._folder, onerror=_made_writable)
            self._folder = None


def sweep(folder: Path | None = None, now: float | None = None) -> None:
    """Delete copies that a program which ended too early left behind, a day after they were made.

    Younger ones may belong to another window.
    """
    folder = folder or Path(tempfile.gettempdir())
    before = (time.time() if now is None else now) - _STALE_S
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if left.lstat().st_mtime < before and left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, onerror=_made_writable)


def _made_writable(retry: Callable[[str], object], path: str, _why: object) -> None:
    """Windows deletes no read-only file."""
    try:
        Path(path).chmod(stat.S_IRWXU)
        retry(path)
    except OSError:
        return
