"""Migrations: numbered steps from one layout of the file to the next.

A step is plain SQL on the file's own tables and never uses today's table definitions, which
will have moved on when it runs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from local_db.checksums import checksum_of_row


class Step(NamedTuple):
    """From version ``start`` to ``start + 1``.

    ``apply`` runs inside a transaction, with foreign keys off; it leaves every record's
    checksum right. ``resized`` names the tables that may end with another number of rows.
    """

    start: int
    apply: Callable[[sqlite3.Connection], None]
    resized: frozenset[str] = frozenset()


_EVIDENCE_USE = (
    "CREATE TABLE evidence_use (report TEXT NOT NULL, section TEXT NOT NULL, "
    '"row" TEXT NOT NULL, "column" TEXT NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL, '
    "media_type TEXT NOT NULL, size INTEGER NOT NULL, number TEXT NOT NULL, "
    "issued TEXT NOT NULL, issuer TEXT NOT NULL, page TEXT NOT NULL, "
    "attached_at TEXT NOT NULL, checksum INTEGER NOT NULL, "
    'PRIMARY KEY (report, section, "row", "column", digest), '
    "FOREIGN KEY(report) REFERENCES report (id), "
    "FOREIGN KEY(digest) REFERENCES blob (digest)) WITHOUT ROWID, STRICT"
)
_COMMENT = (
    "CREATE TABLE comment (id TEXT NOT NULL, report TEXT NOT NULL, section TEXT NOT NULL, "
    '"row" TEXT NOT NULL, "column" TEXT NOT NULL, unit TEXT NOT NULL, role TEXT NOT NULL, '
    "text TEXT NOT NULL, at TEXT NOT NULL, answers TEXT NOT NULL, origin TEXT NOT NULL, "
    "resolved_at TEXT NOT NULL, resolved_by TEXT NOT NULL, checksum INTEGER NOT NULL, "
    "PRIMARY KEY (id), FOREIGN KEY(report) REFERENCES report (id)) STRICT"
)
_SECOND_KEYING = (
    "CREATE TABLE second_keying (report TEXT NOT NULL, section TEXT NOT NULL, "
    '"row" TEXT NOT NULL, "column" TEXT NOT NULL, raw TEXT NOT NULL, at TEXT NOT NULL, '
    "decision TEXT NOT NULL, first TEXT NOT NULL, checksum INTEGER NOT NULL, "
    'PRIMARY KEY (report, section, "row", "column"), '
    "FOREIGN KEY(report) REFERENCES report (id)) WITHOUT ROWID, STRICT"
)
_DISPUTE = (
    "CREATE TABLE dispute (report TEXT NOT NULL, rule TEXT NOT NULL, section TEXT NOT NULL, "
    '"row" TEXT NOT NULL, "column" TEXT NOT NULL, text TEXT NOT NULL, '
    "fingerprint TEXT NOT NULL, at TEXT NOT NULL, checksum INTEGER NOT NULL, "
    'PRIMARY KEY (report, rule, section, "row", "column"), '
    "FOREIGN KEY(report) REFERENCES report (id)) WITHOUT ROWID, STRICT"
)
_SIGNATURE = (
    "CREATE TABLE signature (report TEXT NOT NULL, number INTEGER NOT NULL, "
    "alg TEXT NOT NULL, public_key TEXT NOT NULL, role TEXT NOT NULL, "
    "signed_at TEXT NOT NULL, signature TEXT NOT NULL, checksum INTEGER NOT NULL, "
    "PRIMARY KEY (report, number), "
    "FOREIGN KEY(report) REFERENCES report (id)) WITHOUT ROWID, STRICT"
)
_RECEIPT = (
    "CREATE TABLE receipt (digest TEXT NOT NULL, report TEXT NOT NULL, state TEXT NOT NULL, "
    "issued_at TEXT NOT NULL, imported_at TEXT NOT NULL, body TEXT NOT NULL, "
    "checksum INTEGER NOT NULL, PRIMARY KEY (digest), "
    "FOREIGN KEY(report) REFERENCES report (id)) STRICT"
)
_SEAL_OF = "SELECT digest FROM sealed_file WHERE report = ? AND path = 'tagmanifest-sha256.txt'"
_NOT_DRAFT = "(SELECT state FROM report WHERE id = {side}.report) <> 'draft'"
_SIDES = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}


def _add_evidence(database: sqlite3.Connection) -> None:
    """No program of layout 1 wrote evidence, so its table is made anew."""
    database.execute("DROP TABLE evidence_use")
    database.execute(_EVIDENCE_USE)
    _close_when_sealed(database, "evidence_use")
    database.execute(
        "CREATE TABLE blob_part (digest TEXT NOT NULL, number INTEGER NOT NULL, "
        "content BLOB NOT NULL, checksum INTEGER NOT NULL, "
        "PRIMARY KEY (digest, number)) STRICT"
    )
    database.execute(
        'CREATE TRIGGER "blob_part_update" BEFORE UPDATE ON "blob_part" '
        "WHEN 1 BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )


def _add_notes(database: sqlite3.Connection) -> None:
    """No program of layout 1 wrote comments, so their table is made anew."""
    database.execute("DROP TABLE comment")
    database.execute(_COMMENT)
    database.execute("CREATE INDEX comment_by_report ON comment (report)")
    database.execute(_SECOND_KEYING)
    _close_when_sealed(database, "second_keying")


def _close_when_sealed(database: sqlite3.Connection, table: str) -> None:
    for event, sides in _SIDES.items():
        condition = " OR ".join(_NOT_DRAFT.format(side=side) for side in sides)
        database.execute(
            f'CREATE TRIGGER "{table}_{event.lower()}" BEFORE {event} ON "{table}" '
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'report is sealed'); END"
        )


def _to_2(database: sqlite3.Connection) -> None:
    _add_figures_and_steps(database)
    _add_evidence(database)
    _add_notes(database)
    database.execute(_DISPUTE)
    _close_when_sealed(database, "dispute")
    _add_signatures(database)


def _add_signatures(database: sqlite3.Connection) -> None:
    """A sealed report is known by the digest of its tag manifest, no more of its whole package."""
    for table, statement in (("signature", _SIGNATURE), ("receipt", _RECEIPT)):
        database.execute(statement)
        for event in ("UPDATE", "DELETE"):
            database.execute(
                f'CREATE TRIGGER "{table}_{event.lower()}" BEFORE {event} ON "{table}" '
                "WHEN 1 BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )
    database.execute("ALTER TABLE report RENAME COLUMN package_digest TO seal")
    cursor = database.execute("SELECT * FROM report")
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        kept = dict(zip(names, row, strict=True))
        found = database.execute(_SEAL_OF, (kept["id"],)).fetchone()
        kept["seal"] = found[0] if found else ""
        fields = [kept[name] for name in names if name != "checksum"]
        changed = (kept["seal"], checksum_of_row(fields), kept["id"])
        database.execute("UPDATE report SET seal = ?, checksum = ? WHERE id = ?", changed)


def _add_figures_and_steps(database: sqlite3.Connection) -> None:
    database.execute(
        "CREATE TABLE figure (series TEXT NOT NULL, year INTEGER NOT NULL, origin TEXT NOT NULL, "
        "vintage TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL, "
        "document TEXT NOT NULL, recorded_at TEXT NOT NULL, checksum INTEGER NOT NULL, "
        "PRIMARY KEY (series, year, origin, vintage)) WITHOUT ROWID, STRICT"
    )
    database.execute(
        "CREATE TABLE step (first INTEGER NOT NULL, last INTEGER NOT NULL, report TEXT NOT NULL, "
        'action TEXT NOT NULL, "of" INTEGER NOT NULL, checksum INTEGER NOT NULL, '
        "PRIMARY KEY (first)) STRICT"
    )
    database.execute("CREATE INDEX step_by_report ON step (report)")


STEPS: tuple[Step, ...] = (Step(1, _to_2),)
"""All steps, in order. Layout 1 is the first; 2 has figures of all years, steps to undo,
evidence, comments, what was keyed twice, rules disputed, signatures, and receipts."""
