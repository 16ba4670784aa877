"""What can be done about a damaged file: look at it, put a backup in its place, rebuild it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from ipdesk.ports import Store
from ipdesk.records import Batch, CatalogueRecord, HistoryRecord
from ipdesk.workspace_key import WorkspaceKey

Key = tuple[str | int, ...]
Record = tuple[str, Key]
"""A record by its table and its key."""


class Damage(NamedTuple):
    """One thing that is wrong: where, and why.

    ``table`` and ``key`` name the record; ``table`` is "" where none is known, as of the file.
    """

    where: str
    why: str
    table: str = ""
    key: Key = ()


class Copy(NamedTuple):
    """A backup: its number, its file, when that was written (UTC, ISO 8601), and its bytes.

    The number tells the order; a clock may have been wrong.
    """

    number: int
    path: Path
    made_at: str
    size: int


class Doubt(NamedTuple):
    """What of a file being rebuilt is not certain.

    ``tables`` are those in which something was damaged, ``borrowed`` the records that come from
    the newest sound backup and may be older than what was lost.
    """

    tables: frozenset[str]
    borrowed: frozenset[Record]


class Rebuilt(NamedTuple):
    """What became of a damaged file: where it is kept, and what is not in the new one.

    ``regained`` counts the records that came from the history or the backup; ``taken`` is the
    backup's number, 0 if there was none to be had. ``torn`` are tables parts of which could not
    be read, so that nobody can say what stood there.
    """

    kept: Path | None
    lost: tuple[Damage, ...]
    regained: int
    taken: int
    torn: tuple[str, ...]


class Regain(Protocol):
    """Works out what is to stand in place of what was lost of a store."""

    def editions(self, store: Store) -> list[CatalogueRecord]:
        """The catalogue editions that reports follow and the store has lost, if they are at hand.

        Of the same content, to the last byte.
        """

    def history(self, store: Store) -> list[HistoryRecord]:
        """What is to stand in place of the history from the first of these on; often nothing."""

    def __call__(self, store: Store, doubt: Doubt) -> Batch:
        """What is to stand in place of what is in doubt, as the store's history tells it."""


Told = Callable[[int, int], None]


class Rescue(Protocol):
    """Looks at files that are not open, and replaces them. Raises the storage errors.

    ``key`` is that of an encrypted file and its backups.
    """

    def copies(self, path: Path) -> list[Copy]:
        """The backups of a file, newest first."""

    def damages(self, path: Path, key: WorkspaceKey | None = None) -> list[Damage]:
        """All that is wrong with a workspace or desk, which is only read; nothing if it is sound.

        ``NotAWorkspace`` and ``NewerWorkspace`` are raised: nobody can say.
        """

    def restore(self, path: Path, number: int, key: WorkspaceKey | None = None) -> Path | None:
        """Put that backup in the file's place; where the file is kept, None if there was none.

        What stood there is backed up first, if it is sound. ``KeyError`` if there is no such
        backup, ``DamagedWorkspace`` if it is not sound; nothing was changed then.
        """

    def rebuild(self, path: Path, regain: Regain, key: WorkspaceKey | None = None) -> Rebuilt:
        """Make a sound workspace of all that can be read, the history, and the newest backup.

        ``DamagedWorkspace`` if too little can be read; nothing was changed then.
        """
