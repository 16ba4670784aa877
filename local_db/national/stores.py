"""Makes and opens desks by their place. What that needs is imported when the first one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.errors import KnownError
from local_db import header

if TYPE_CHECKING:
    from ipdesk.review.ports import NationalStore
    from ipdesk.review.records import DeskBatch

SCHEME = "postgresql://"
WORTH = 3000
"""Submissions from which on columns pay; below, loading the library takes longer than it spares."""


class DeskStores:
    """Desks as SQLite files, or on a PostgreSQL server where the place is a URL.

    In a file, the figures of at least ``columns_from`` submissions are read from columns where the
    library for them is installed; see :mod:`local_db.national.columns`.
    """

    def __init__(self, columns_from: int = WORTH) -> None:
        self._columns_from = columns_from

    def create(self, place: str, first: DeskBatch) -> NationalStore:
        """A new desk with ``first`` in it; ``WorkspaceExists`` if there is one."""
        from local_db.national import writer

        if place.startswith(SCHEME):
            from local_db.national.server import Server

            server = Server(place)
            try:
                with server.laying_out() as session:
                    writer.write(session, first, server.where)
            finally:
                server.close()
        else:
            from local_db.national import embedded

            with embedded.making(Path(place).absolute()) as file, file.writing() as session:
                file.lay_out()
                writer.write(session, first, place)
        return self.open(place)

    def open(self, place: str) -> NationalStore:
        """An existing desk, or the storage error that says why not."""
        from local_db.national.store import TableStore

        if place.startswith(SCHEME):
            from local_db.national.server import Server

            server = Server(place)
            try:
                server.require_layout()
            except BaseException:
                server.close()
                raise
            return TableStore(server)
        from local_db.national import columns, embedded

        path = Path(place).absolute()
        folder = path.with_name(f"{path.name}.figures")
        kept = columns.FigureColumns(folder) if columns.at_hand() else None
        return TableStore(embedded.opened(path), kept, self._columns_from)

    def backup(self, store: NationalStore, told: Callable[[int, int], None] | None = None) -> None:
        """Back up an open desk that lies in a file, see :func:`local_db.backup.backup`."""
        from local_db.backup import backup
        from local_db.national.embedded import EmbeddedFile
        from local_db.national.store import TableStore

        if not isinstance(store, TableStore):
            raise TypeError(type(store))
        if isinstance(store.database, EmbeddedFile):
            backup(store.database, told)

    def is_desk(self, path: Path) -> bool:
        """Whether the file is a desk. Reads its head only."""
        from local_db import lock_note

        note = lock_note.read(path)
        if note is not None and note.ours:
            # Read from a file that this process has open, the head would cost it its lock.
            return note.kind == lock_note.DESK
        try:
            return header.kind_of(path) == header.DESK_ID
        except KnownError:
            return False
