"""Makes and opens workspace files. What that needs is imported when the first one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from local_db.national.stores import DeskStores

if TYPE_CHECKING:
    from ipdesk.ports import Store
    from ipdesk.records import Batch

__all__ = ["DeskStores", "FileStores"]


class FileStores:
    """Workspaces as SQLite files."""

    def create(self, path: Path, first: Batch) -> Store:
        """A new workspace with ``first`` in it; ``WorkspaceExists`` if the file exists."""
        from local_db.store import SqliteStore

        return SqliteStore.create(path, first)

    def open(self, path: Path) -> Store:
        """An existing workspace, or the storage error that says why not."""
        from local_db.store import SqliteStore

        return SqliteStore.open(path)

    def backup(self, store: Store, told: Callable[[int, int], None] | None = None) -> None:
        """Back up an open workspace, see :func:`local_db.backup.backup`."""
        from local_db.backup import backup
        from local_db.store import SqliteStore

        if not isinstance(store, SqliteStore):
            raise TypeError(type(store))
        backup(store, told)

    def warm_up(self) -> None:
        """Import SQLAlchemy and compile the statements that write."""
        import local_db.unit_of_work  # noqa: F401  -- that is all
