"""A desk in a PostgreSQL database, for several reviewers at a time.

``layout`` in it says whose tables these are and of which version; a database that holds other
tables is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from ipdesk.errors import (
    DamagedWorkspace,
    DiskFull,
    KnownError,
    NewerWorkspace,
    NotAWorkspace,
    ReadOnly,
    StorageError,
    Unreachable,
    UsageError,
    WorkspaceExists,
)
from local_db import header
from local_db.national import tables
from local_db.national.database import CoreSession
from local_db.national.guards import postgresql_guards
from local_db.national.migrations import POSTGRESQL, STATEMENTS

SCHEME = "postgresql://"
_LAYOUT = "ipdesk_layout"
_NAME = "national"
_DRIVER = "postgresql+psycopg"
_BY_STATE: dict[str, type[StorageError]] = {
    "53100": DiskFull,
    "25006": ReadOnly,
    "42501": ReadOnly,
}
"""SQLSTATE -> what it is told as."""


class Server:
    """An open database; each thread gets a connection of its own."""

    def __init__(self, place: str) -> None:
        url = _url(place)
        self.where = url.render_as_string(hide_password=True).replace(_DRIVER, "postgresql")
        self._engine = _engine(url)

    @contextmanager
    def reading(self) -> Iterator[CoreSession]:
        """A moment in which all that is read belongs together."""
        with self._known_errors(), self._engine.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield CoreSession(connection, "%s")

    @contextmanager
    def writing(self) -> Iterator[CoreSession]:
        """A transaction, alone among writers: committed durably at the end, or taken back."""
        with self._known_errors(), self._engine.begin() as connection:
            # Whoever reads goes on meanwhile; the log's chain needs its writers one by one.
            connection.exec_driver_sql("LOCK TABLE history IN EXCLUSIVE MODE")
            yield CoreSession(connection, "%s")

    @contextmanager
    def laying_out(self) -> Iterator[CoreSession]:
        """Make the tables, and fill them in the block: one transaction.

        Raises ``WorkspaceExists`` if a desk is there, ``NotAWorkspace`` for other tables.
        """
        with self._known_errors(), self._engine.begin() as connection:
            present = _tables(connection)
            if _LAYOUT in present:
                raise WorkspaceExists(path=self.where)
            if present & set(tables.metadata.tables):
                raise NotAWorkspace(path=self.where)
            tables.metadata.create_all(connection, checkfirst=False)
            for statement in postgresql_guards():
                connection.exec_driver_sql(statement)
            _lay_out(connection)
            yield CoreSession(connection, "%s")

    def require_layout(self) -> None:
        """Prove that the database holds a desk of this layout; one of an older is carried over.

        All or nothing, in one transaction; whoever opens it meanwhile waits.
        """
        with self._known_errors(), self._engine.begin() as connection:
            if _LAYOUT not in _tables(connection):
                raise NotAWorkspace(path=self.where)
            version = _version(connection)
            if version < header.DESK_VERSION:
                connection.exec_driver_sql(f"LOCK TABLE {_LAYOUT} IN ACCESS EXCLUSIVE MODE")
                version = _carried_over(connection, _version(connection))
            if version > header.DESK_VERSION:
                raise NewerWorkspace(path=self.where, version=version, known=header.DESK_VERSION)
            present = _tables(connection)
            for table in tables.metadata.tables:
                if table not in present:
                    raise DamagedWorkspace(path=self.where, where=table, why="missing")

    def close(self) -> None:
        """Release the connections. Closing twice is no error."""
        self._engine.dispose()

    @contextmanager
    def _known_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as fault:
            known = _known_error(fault, self.where)
            if known is None:
                raise
            raise known from fault


def _url(place: str) -> URL:
    try:
        return make_url(place).set(drivername=_DRIVER)
    except ArgumentError:
        raise UsageError("bad_url") from None


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except (ImportError, NoSuchModuleError):
        raise UsageError("no_postgresql") from None


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def _version(connection: Connection) -> int:
    version: int = connection.execute(text(f"SELECT version FROM {_LAYOUT}")).scalar_one()  # noqa: S608 -- fixed text
    return version


def _carried_over(connection: Connection, version: int) -> int:
    """The version after all steps that this program has from there on."""
    while version in STATEMENTS:
        for statement in STATEMENTS[version](POSTGRESQL, _tables(connection)):
            connection.exec_driver_sql(statement)
        version += 1
        connection.exec_driver_sql(f"UPDATE {_LAYOUT} SET version = %s", (version,))  # noqa: S608 -- fixed text
    return version


def _lay_out(connection: Connection) -> None:
    connection.exec_driver_sql(
        f"CREATE TABLE {_LAYOUT} (application text NOT NULL, version integer NOT NULL)"
    )
    insert = f"INSERT INTO {_LAYOUT} VALUES (%s, %s)"  # noqa: S608 -- fixed text
    connection.exec_driver_sql(insert, (_NAME, header.DESK_VERSION))


def _known_error(fault: DBAPIError, where: str) -> KnownError | None:
    """The known error that fits a fault of the database; None if the fault is a bug."""
    from psycopg import InterfaceError, OperationalError

    state = getattr(fault.orig, "sqlstate", None) or ""
    kind = _BY_STATE.get(state)
    if kind is not None:
        return kind(path=where, why=str(fault.orig))
    if isinstance(fault.orig, OperationalError | InterfaceError):
        first = (str(fault.orig).strip().splitlines() or [""])[0]
        return Unreachable(path=where, why=first)
    return None
