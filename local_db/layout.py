"""The layout of a workspace: what its schema says, as one digest.

A flipped bit in the schema's text may leave a file that opens and is not what it was: a trigger
that forbids nothing, a column of another name. The text itself differs with the library that
wrote it, so what counts is what SQLite understands of it.
"""

from __future__ import annotations

import hashlib
import sqlite3

LAYOUT = "ccba94b6e1d62e50059fa2c6ae461ec3f703236b5387ca138392deeb096d1848"
"""The digest of every workspace of :data:`local_db.header.VERSION`."""
_TABLES = "SELECT name, wr, strict FROM pragma_table_list WHERE substr(name, 1, 7) <> 'sqlite_'"
_OF_EACH = "FROM sqlite_schema m, {pragma} WHERE m.type = 'table'"
_PARTS = (
    'SELECT m.name, p.name, p.type, p."notnull", p.pk '
    + _OF_EACH.format(pragma="pragma_table_info(m.name) p"),
    'SELECT m.name, p.seq, p."table", p."from", p."to" '
    + _OF_EACH.format(pragma="pragma_foreign_key_list(m.name) p"),
    'SELECT m.name, i.origin, i."unique", p.seqno, p.name '
    + _OF_EACH.format(pragma="pragma_index_list(m.name) i, pragma_index_info(i.name) p"),
    "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'",
)


def layout_of(database: sqlite3.Connection) -> str:
    """The digest of what the schema says. Raises ``sqlite3.DatabaseError`` if it makes no sense."""
    told = [sorted(map(repr, database.execute(part))) for part in (_TABLES, *_PARTS)]
    return hashlib.sha256(repr(told).encode()).hexdigest()
