"""Triggers: what the file itself refuses, whoever writes to it.

The history, the province's status, signatures, receipts and stored files cannot be changed or
deleted, and neither can anything that belongs to a report that has left the state *draft*.
"""

from __future__ import annotations

from local_db import tables
from local_db.faults import SEALED

APPEND_ONLY = "append-only"
_APPEND_ONLY_TABLES = tuple(
    table.name for table in (tables.history, tables.status, tables.signature, tables.receipt)
)
_DRAFT_TABLES = tuple(
    table.name
    for table in (
        tables.cell,
        tables.row,
        tables.note,
        tables.explanation,
        tables.dispute,
        tables.evidence_use,
        tables.second_keying,
    )
)
_OPEN_HEADER = {
    "state",
    "sealed_at",
    "sequence",
    "previous",
    "seal",
    "program",
    "delivered_at",
    "delivered_to",
    "checksum",
}
_FROZEN_HEADER = [column.name for column in tables.report.c if column.name not in _OPEN_HEADER]


def trigger_statements() -> list[str]:
    """The ``CREATE TRIGGER`` statements of a new workspace."""
    statements = [
        _trigger(table, event, "1", APPEND_ONLY)
        for table in _APPEND_ONLY_TABLES
        for event in ("UPDATE", "DELETE")
    ]
    content = (tables.blob.name, tables.blob_part.name)
    statements.extend(_trigger(table, "UPDATE", "1", APPEND_ONLY) for table in content)
    for table in _DRAFT_TABLES:
        statements.append(_trigger(table, "INSERT", _not_draft("NEW.report"), SEALED))
        statements.append(_trigger(table, "DELETE", _not_draft("OLD.report"), SEALED))
        either = f"{_not_draft('OLD.report')} OR {_not_draft('NEW.report')}"
        statements.append(_trigger(table, "UPDATE", either, SEALED))
    # Files may join a sealed report (a receipt, say), but none of them may change.
    for event in ("UPDATE", "DELETE"):
        condition = _not_draft("OLD.report")
        statements.append(_trigger(tables.sealed_file.name, event, condition, SEALED))
    changed = " OR ".join(f'NEW."{name}" <> OLD."{name}"' for name in _FROZEN_HEADER)
    header = f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {changed})"
    statements.append(_trigger(tables.report.name, "UPDATE", header, SEALED))
    statements.append(_trigger(tables.report.name, "DELETE", "OLD.state <> 'draft'", SEALED))
    return statements


def _not_draft(report: str) -> str:
    return f"(SELECT state FROM report WHERE id = {report}) <> 'draft'"  # noqa: S608 -- fixed text


def _trigger(table: str, event: str, condition: str, message: str) -> str:
    return (
        f'CREATE TRIGGER "{table}_{event.lower()}" BEFORE {event} ON "{table}" '
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )
