"""Copies of stored files to be read with other programs: read-only, and taken away again."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from ipdesk.errors import from_os_error
from ipdesk.evidence.saving import save
from ipdesk.records import EvidenceRecord

_READ_ONLY = stat.S_IRUSR
_PREFIX = "ipdesk-evidence-"


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


def _made_writable(retry: Callable[[str], object], path: str, _why: object) -> None:
    """Windows deletes no read-only file."""
    try:
        Path(path).chmod(stat.S_IRWXU)
        retry(path)
    except OSError:
        return
