"""Makes and opens workspace files. What that needs is imported when the first one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from local_db.national.stores import DeskStores

if TYPE_CHECKING:
    from ipdesk.opening import Recoded
    from ipdesk.ports import Store
    from ipdesk.records import Batch
    from ipdesk.rescue import Rescue
    from ipdesk.workspace_key import WorkspaceKey
    from local_db.store import SqliteStore

__all__ = ["DeskStores", "FileStores"]


class FileStores:
    """Workspaces as SQLite files.

    ``asked`` is asked for the passphrase of an encrypted file that is opened without a key.
    """

    def __init__(self, asked: Callable[[Path], str] | None = None) -> None:
        self._asked = asked
        self._open: WeakSet[SqliteStore] = WeakSet()

    def create(self, path: Path, first: Batch, key: WorkspaceKey | None = None) -> Store:
        """A new workspace with ``first`` in it; ``WorkspaceExists`` if the file exists."""
        from local_db.store import SqliteStore

        return self._known(SqliteStore.create(path, first, key))

    def open(self, path: Path, key: WorkspaceKey | None = None) -> Store:
        """An existing workspace, or the storage error that says why not."""
        from local_db.store import SqliteStore

        self._require_not_open(path)
        if key is None and self._asked is not None and self.is_encrypted(path):
            key = _key_of(path, self._asked)
        return self._known(SqliteStore.open(path, key))

    def can_encrypt(self) -> bool:
        """Whether what encrypts workspaces is installed."""
        from local_db import driver

        return driver.has_cipher()

    def is_encrypted(self, path: Path) -> bool:
        """Whether the file is an encrypted workspace. Raises the storage errors."""
        from local_db import header

        self._require_not_open(path)
        return header.is_encrypted(path)

    def recode(self, path: Path, old: WorkspaceKey | None, new: WorkspaceKey | None) -> Recoded:
        """Change the encryption of a workspace that is not open, see :mod:`local_db.recoding`."""
        from local_db.recoding import recode

        self._require_not_open(path)
        return recode(path.absolute(), old, new)

    def backup(self, store: Store, told: Callable[[int, int], None] | None = None) -> bool:
        """Back up an open workspace if it changed, see :func:`local_db.backup.backup`."""
        from local_db.backup import backup

        return backup(_of_file(store), told) is not None

    def prove(self, store: Store, told: Callable[[int, int], None] | None = None) -> None:
        """Check an open workspace whole, see :func:`local_db.backup.prove`."""
        from local_db.backup import prove

        prove(_of_file(store), told)

    @property
    def rescue(self) -> Rescue:
        """What looks at damaged files and replaces them."""
        from local_db.rescue import FileRescue

        return FileRescue(self._asked_key)

    def _asked_key(self, path: Path) -> WorkspaceKey | None:
        """The key of an encrypted file, if there is somebody to ask for it."""
        return _key_of(path, self._asked) if self._asked and self.is_encrypted(path) else None

    def _known(self, store: SqliteStore) -> SqliteStore:
        self._open.add(store)
        return store

    def _require_not_open(self, path: Path) -> None:
        """A look at a file that this process has open would release SQLite's locks on it."""
        if any(not store.closed and store.path == str(path.absolute()) for store in self._open):
            from ipdesk.errors import WorkspaceInUse
            from local_db import lock_note

            raise lock_note.named(WorkspaceInUse(path=str(path), where=""), path)

    def warm_up(self) -> None:
        """Import SQLAlchemy and compile the statements that write."""
        import local_db.unit_of_work  # noqa: F401  -- that is all


def _of_file(store: Store) -> SqliteStore:
    from local_db.store import SqliteStore

    if not isinstance(store, SqliteStore):
        raise TypeError(type(store))
    return store


def _key_of(path: Path, asked: Callable[[Path], str]) -> WorkspaceKey:
    """The key of an encrypted file, of the passphrase that is asked for."""
    from ipdesk.workspace_key import key_for
    from local_db import driver

    driver.require_cipher(path)
    return key_for(path, asked(path))
