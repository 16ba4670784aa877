"""Makes and opens workspace files. SQLAlchemy is imported when the first one is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipdesk.ports import Store
    from ipdesk.records import Batch


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
