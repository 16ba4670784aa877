"""Where a desk lies: a file of SQLite, or a PostgreSQL database. Both run the same statements.

Statements are fixed text with ``?`` for values; :meth:`Database.run` says it as the driver wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sqlalchemy import Connection

Row = Sequence[Any]


class Session(Protocol):
    """What runs statements within one transaction."""

    def run(self, statement: str, rows: Sequence[Row] = ((),)) -> int:
        """Run the statement once for each row of values; how many rows it touched, if one."""

    def read(self, statement: str, *values: object) -> list[Row]:
        """The rows that the statement gives."""


class Database(Protocol):
    """An open database. ``where`` names it in messages, without a password."""

    where: str

    def reading(self) -> AbstractContextManager[Session]:
        """A moment in which all that is read belongs together."""

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction, alone among writers: committed durably at the end, or taken back."""

    def close(self) -> None:
        """Release it. Closing twice is no error."""


class CoreSession:
    """Statements over a connection of SQLAlchemy; ``mark`` is how its driver writes a value."""

    def __init__(self, connection: Connection, mark: str) -> None:
        self._connection = connection
        self._mark = mark

    def run(self, statement: str, rows: Sequence[Row] = ((),)) -> int:
        """Run the statement once for each row of values; how many rows it touched, if one."""
        if not rows:
            return 0
        values = tuple(rows[0]) if len(rows) == 1 else list(map(tuple, rows))
        return self._connection.exec_driver_sql(self._said(statement), values).rowcount

    def read(self, statement: str, *values: object) -> list[Row]:
        """The rows that the statement gives."""
        found = self._connection.exec_driver_sql(self._said(statement), values)
        return list(found.fetchall())

    def _said(self, statement: str) -> str:
        return statement if self._mark == "?" else statement.replace("?", self._mark)
