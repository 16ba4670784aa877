"""Guards: what the database itself refuses, whoever writes to it."""

from __future__ import annotations

from local_db.national import tables

MESSAGE = "append-only"
_GUARDED = (
    *((name, event) for name in tables.APPEND_ONLY for event in ("UPDATE", "DELETE")),
    *((name, "UPDATE") for name in tables.UNCHANGED),
    *((name, "DELETE") for name in tables.KEPT),
)


def sqlite_guards() -> list[str]:
    """The ``CREATE TRIGGER`` statements for SQLite."""
    return [
        f'CREATE TRIGGER "{table}_{event.lower()}" BEFORE {event} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for table, event in _GUARDED
    ]


def postgresql_guards() -> list[str]:
    """The function that refuses, and its triggers, for PostgreSQL."""
    function = (
        "CREATE FUNCTION ipdesk_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    triggers = [
        f'CREATE TRIGGER "{table}_{event.lower()}" BEFORE {event} ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION ipdesk_refuse()"
        for table, event in _GUARDED
    ]
    return [function, *triggers]
