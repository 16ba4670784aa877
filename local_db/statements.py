"""Statements: what is written, compiled by SQLAlchemy from the tables.

They are compiled once, on import, and then run as fixed text: a commit of one cell is the
program's hot path.
"""

from __future__ import annotations

from sqlalchemy import Delete, Insert, Table, bindparam
from sqlalchemy.dialects import sqlite

from local_db import tables


def _text(statement: Insert | Delete) -> str:
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


def _upsert(table: Table) -> str:
    key = table.primary_key.columns.keys()
    statement = sqlite.insert(table)
    others = {c.name: statement.excluded[c.name] for c in table.c if c.name not in key}
    return _text(statement.on_conflict_do_update(index_elements=key, set_=others))


def delete(name: str, *columns: str) -> str:
    """The statement that deletes the rows with the given values in these columns."""
    table = tables.metadata.tables[name]
    return _text(
        table.delete().where(*(table.c[column] == bindparam(column) for column in columns))
    )


INSERT = {name: _text(sqlite.insert(table)) for name, table in tables.metadata.tables.items()}
"""By table: adds a row; an equal key is an error."""
INSERT_NEW = {
    name: _text(sqlite.insert(table).on_conflict_do_nothing())
    for name, table in tables.metadata.tables.items()
}
"""By table: adds a row unless there is one of the same key."""
UPSERT = {name: _upsert(table) for name, table in tables.metadata.tables.items()}
"""By table: adds a row or replaces the one of the same key."""
