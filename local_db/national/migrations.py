"""Migrations of desks: numbered steps from one layout to the next, for either database.

A step is fixed text of its time and never uses today's table definitions. In a file it runs on a
copy (:mod:`local_db.migrations.migrate`); on a server within one transaction, which takes all of
it back if it fails.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple

from local_db.migrations import Step


class Dialect(NamedTuple):
    """How a database writes what a table is made of; ``guard`` refuses an event on a table."""

    text: str
    whole: str
    ending: str
    guard: Callable[[str, str], str]


def _sqlite_guard(table: str, event: str) -> str:
    return (
        f'CREATE TRIGGER "{table}_{event.lower()}" BEFORE {event} ON "{table}" '
        "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )


def _server_guard(table: str, event: str) -> str:
    return (
        f'CREATE TRIGGER "{table}_{event.lower()}" BEFORE {event} ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION ipdesk_refuse()"
    )


SQLITE = Dialect("TEXT", "INTEGER", " STRICT", _sqlite_guard)
POSTGRESQL = Dialect('TEXT COLLATE "C"', "BIGINT", "", _server_guard)
Statements = Callable[[Dialect, Collection[str]], list[str]]
"""What a step runs; it is told the tables that are there."""

_ANSWERING = {
    "remark": ("number:n rule section row column kind text", "submission number"),
    "comment": (
        "section row column author role text at withdrawn_at version:n",
        "id",
    ),
    "ruling": (
        "rule section row column disputed decision text document patch author role at version:n",
        "submission rule section row column",
    ),
    "receipt": ("number:n digest state issued_at body", "submission number"),
    "answer": ("comment number:n done:n role text at", "submission comment number"),
}
"""Table -> its columns behind the submission, and its key."""
_GUARDS = {
    "receipt": ("UPDATE", "DELETE"),
    "comment": ("DELETE",),
    "ruling": ("DELETE",),
}


def _to_2(dialect: Dialect, present: Collection[str]) -> list[str]:
    """Comments, rulings, receipts, answers, what provinces said of problems, data packs.

    Programs of a few days wrote these tables under the number 1; what is there stays.
    """
    statements = []
    for table, (columns, key) in _ANSWERING.items():
        if table in present:
            continue
        statements.append(_create(dialect, table, columns, key))
        if table == "comment":
            statements.append("CREATE INDEX comment_by_submission ON comment (submission)")
        statements += [dialect.guard(table, event) for event in _GUARDS.get(table, ())]
    return statements + ([] if "pack" in present else _packs(dialect))


def _packs(dialect: Dialect) -> list[str]:
    names = ("seal", "edition", "sequence:n", "kept_at", "body", "checksum:n")
    columns = ", ".join(_column(dialect, *name.partition(":")[::2]) for name in names)
    table = f'CREATE TABLE pack ({columns}, PRIMARY KEY ("seal")){dialect.ending}'
    return [table, *(dialect.guard("pack", event) for event in ("UPDATE", "DELETE"))]


def _create(dialect: Dialect, table: str, columns: str, key: str) -> str:
    """A table of a submission; a column is of text, or a whole number where ``:n`` says so."""
    first = ["id"] if key == "id" else []
    named = [*first, "submission:n", *columns.split(), "checksum:n"]
    lines = [_column(dialect, *name.partition(":")[::2]) for name in named]
    keys = ", ".join(f'"{name}"' for name in key.split())
    lines += [f"PRIMARY KEY ({keys})", "FOREIGN KEY(submission) REFERENCES submission (number)"]
    return f"CREATE TABLE {table} ({', '.join(lines)}){dialect.ending}"


def _column(dialect: Dialect, name: str, number: str) -> str:
    return f'"{name}" {dialect.whole if number else dialect.text} NOT NULL'


STATEMENTS: dict[int, Statements] = {1: _to_2}
"""Each step by the layout that it starts from."""


def _apply(statements: Statements, database: sqlite3.Connection) -> None:
    found = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for statement in statements(SQLITE, {name for (name,) in found}):
        database.execute(statement)


STEPS = tuple(Step(start, partial(_apply, one)) for start, one in STATEMENTS.items())
"""The same as steps of a file."""
