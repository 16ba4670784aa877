"""The tables: one per type of record, each row with its checksum.

Fields stand in the order of the records of :mod:`ipdesk.records`; the checksum comes last.
Tables keyed by text have no row ids: a changed cell then touches one page, not two.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _of_report() -> Column[str]:
    return Column("report", Text, ForeignKey("report.id"), nullable=False)


def _table(
    name: str, *columns: Column[str] | Column[int] | Column[bytes], key: str, rowid: bool = False
) -> Table:
    return Table(
        name,
        metadata,
        *columns,
        Column("checksum", Integer, nullable=False),
        PrimaryKeyConstraint(*key.split()),
        sqlite_strict=True,
        sqlite_with_rowid=rowid,
    )


setting = _table("setting", _text("name"), _text("value"), key="name")

catalogue = _table(
    "catalogue",
    _text("edition"),
    _number("version"),
    _text("digest"),
    Column("body", LargeBinary, nullable=False),
    key="digest",
    rowid=True,
)

report = _table(
    "report",
    _text("id"),
    _text("kind"),
    _text("unit"),
    _text("category"),
    _number("year"),
    _number("revision"),
    _text("state"),
    _text("edition"),
    _number("edition_version"),
    Column("catalogue_digest", Text, ForeignKey("catalogue.digest"), nullable=False),
    _number("practice"),
    _text("created_at"),
    _text("sealed_at"),
    _number("sequence"),
    _text("previous"),
    _text("seal"),
    _text("program"),
    _text("delivered_at"),
    _text("delivered_to"),
    key="id",
)

cell = _table(
    "cell",
    _of_report(),
    _text("section"),
    _text("row"),
    _text("column"),
    _text("raw"),
    _text("state"),
    _text("value"),
    key="report section row column",
)

row = _table(
    "row",
    _of_report(),
    _text("section"),
    _text("row"),
    _number("position"),
    key="report section row",
)

note = _table(
    "note",
    _of_report(),
    _text("section"),
    _text("row"),
    _text("column"),
    _text("facet"),
    _text("text"),
    key="report section row column facet",
)

explanation = _table(
    "explanation",
    _of_report(),
    _text("rule"),
    _text("section"),
    _text("row"),
    _text("column"),
    _text("text"),
    _text("fingerprint"),
    _text("at"),
    key="report rule section row column",
)

dispute = _table(
    "dispute",
    _of_report(),
    _text("rule"),
    _text("section"),
    _text("row"),
    _text("column"),
    _text("text"),
    _text("fingerprint"),
    _text("at"),
    key="report rule section row column",
)

# No foreign key: entries may speak of the workspace itself, and outlive what they speak of.
history = _table(
    "history",
    _number("sequence"),
    _text("report"),
    _text("at"),
    _text("actor"),
    _text("origin"),
    _text("action"),
    _text("section"),
    _text("row"),
    _text("column"),
    _text("facet"),
    _text("before"),
    _text("after"),
    _text("reason"),
    _text("previous"),
    _text("digest"),
    key="sequence",
    rowid=True,
)
Index("history_by_place", history.c.report, history.c.section, history.c.row, history.c["column"])

blob = _table(
    "blob",
    _text("digest"),
    _text("media_type"),
    Column("content", LargeBinary, nullable=False),
    key="digest",
    rowid=True,
)

# No foreign key: the parts of a large file come before the file itself, one commit each.
blob_part = _table(
    "blob_part",
    _text("digest"),
    _number("number"),
    Column("content", LargeBinary, nullable=False),
    key="digest number",
    rowid=True,
)

sealed_file = _table(
    "sealed_file",
    _of_report(),
    _text("path"),
    Column("digest", Text, ForeignKey("blob.digest"), nullable=False),
    key="report path",
)

# A counter-signature joins when the report is sealed already, and none ever changes.
signature = _table(
    "signature",
    _of_report(),
    _number("number"),
    _text("alg"),
    _text("public_key"),
    _text("role"),
    _text("signed_at"),
    _text("signature"),
    key="report number",
)

receipt = _table(
    "receipt",
    _text("digest"),
    _of_report(),
    _text("state"),
    _text("issued_at"),
    _text("imported_at"),
    _text("body"),
    key="digest",
    rowid=True,
)

status = _table(
    "status",
    _number("number"),
    _text("date"),
    _text("transition"),
    _text("target"),
    _text("category"),
    _text("document"),
    _text("actor"),
    _text("note"),
    _text("recorded_at"),
    key="number",
    rowid=True,
)

figure = _table(
    "figure",
    _text("series"),
    _number("year"),
    _text("origin"),
    _text("vintage"),
    _text("value"),
    _text("source"),
    _text("document"),
    _text("recorded_at"),
    key="series year origin vintage",
)

step = _table(
    "step",
    _number("first"),
    _number("last"),
    _text("report"),
    _text("action"),
    _number("of"),
    key="first",
    rowid=True,
)
Index("step_by_report", step.c.report)

evidence_use = _table(
    "evidence_use",
    _of_report(),
    _text("section"),
    _text("row"),
    _text("column"),
    Column("digest", Text, ForeignKey("blob.digest"), nullable=False),
    _text("name"),
    _text("media_type"),
    _number("size"),
    _text("number"),
    _text("issued"),
    _text("issuer"),
    _text("page"),
    _text("attached_at"),
    key="report section row column digest",
)

# Notes between colleagues: they stay possible when the report is sealed. A row id keeps the order.
comment = _table(
    "comment",
    _text("id"),
    _of_report(),
    _text("section"),
    _text("row"),
    _text("column"),
    _text("unit"),
    _text("role"),
    _text("text"),
    _text("at"),
    _text("answers"),
    _text("origin"),
    _text("resolved_at"),
    _text("resolved_by"),
    key="id",
    rowid=True,
)
Index("comment_by_report", comment.c.report)

second_keying = _table(
    "second_keying",
    _of_report(),
    _text("section"),
    _text("row"),
    _text("column"),
    _text("raw"),
    _text("at"),
    _text("decision"),
    _text("first"),
    key="report section row column",
)
