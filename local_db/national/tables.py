"""The tables of the desk, the same in SQLite and PostgreSQL; each row bears its checksum.

Fields stand in the order of the records of :mod:`ipdesk.review.records`, children of a
submission with its number first.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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
# The database's own collation would order codes by the language of its machine.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_WHOLE = BigInteger().with_variant(Integer(), "sqlite")


def _text(name: str) -> Column[str]:
    return Column(name, _TEXT, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, _WHOLE, nullable=False)


def _of_submission() -> Column[int]:
    return Column("submission", _WHOLE, ForeignKey("submission.number"), nullable=False)


def _table(
    name: str, *columns: Column[str] | Column[int] | Column[bytes], key: str, rowid: bool = True
) -> Table:
    return Table(
        name,
        metadata,
        *columns,
        Column("checksum", _WHOLE, nullable=False),
        PrimaryKeyConstraint(*key.split()),
        sqlite_strict=True,
        sqlite_with_rowid=rowid,
    )


def _texts(names: str) -> list[Column[str]]:
    return [_text(name) for name in names.split()]


setting = _table("setting", *_texts("name value"), key="name", rowid=False)

catalogue = _table(
    "catalogue",
    _text("edition"),
    _number("version"),
    _text("digest"),
    Column("body", LargeBinary, nullable=False),
    key="digest",
)

pack = _table(
    "pack",
    *_texts("seal edition"),
    _number("sequence"),
    *_texts("kept_at body"),
    key="seal",
)

enrolment = _table(
    "enrolment",
    *_texts("fingerprint alg public_key unit role valid_from valid_until"),
    *_texts("document enrolled_at revoked_at revocation"),
    _number("version"),
    key="fingerprint",
)

person = _table("person", *_texts("name role"), _number("version"), key="name")

submission = _table(
    "submission",
    _number("number"),
    _text("digest"),
    _number("size"),
    *_texts("file received_at received_by verdict state unit"),
    _number("year"),
    *_texts("kind category"),
    _number("sequence"),
    _number("revision"),
    _number("practice"),
    *_texts("report seal previous edition"),
    _number("edition_version"),
    *_texts("catalogue_digest program sealed_at log_begin log_end"),
    _number("version"),
    key="number",
)
Index("submission_by_unit", submission.c.unit, submission.c.year, submission.c.kind)
Index("submission_by_digest", submission.c.digest)

reason = _table(
    "reason",
    _of_submission(),
    _number("number"),
    *_texts("code params"),
    key="submission number",
)

signature = _table(
    "signature",
    _of_submission(),
    _number("number"),
    *_texts("role alg fingerprint signed_at state"),
    key="submission number",
)

difference = _table(
    "difference",
    _of_submission(),
    _number("number"),
    *_texts("rule section row column aspect theirs ours"),
    key="submission number",
)

file = _table("file", _of_submission(), *_texts("path digest"), key="submission path", rowid=False)

cell = _table(
    "cell",
    _of_submission(),
    *_texts("section row column state raw value"),
    _number("computed"),
    _text("facets"),
    key="submission section row column",
    rowid=False,
)
Index("cell_by_place", cell.c.section, cell.c.row, cell.c["column"], cell.c.submission)

remark = _table(
    "remark",
    _of_submission(),
    _number("number"),
    *_texts("rule section row column kind text"),
    key="submission number",
)

comment = _table(
    "comment",
    _text("id"),
    _of_submission(),
    *_texts("section row column author role text at withdrawn_at"),
    _number("version"),
    key="id",
)
Index("comment_by_submission", comment.c.submission)

ruling = _table(
    "ruling",
    _of_submission(),
    *_texts("rule section row column disputed decision text document patch author role at"),
    _number("version"),
    key="submission rule section row column",
)

receipt = _table(
    "receipt",
    _of_submission(),
    _number("number"),
    *_texts("digest state issued_at body"),
    key="submission number",
)

answer = _table(
    "answer",
    _of_submission(),
    _text("comment"),
    _number("number"),
    _number("done"),
    *_texts("role text at"),
    key="submission comment number",
)

# No foreign key: the parts come before the submission, one commit each.
part = _table(
    "part",
    _text("digest"),
    _number("number"),
    Column("content", LargeBinary, nullable=False),
    key="digest number",
)

history = _table(
    "history",
    _number("sequence"),
    *_texts("report at actor origin action section row column facet"),
    *_texts("before after reason previous digest"),
    key="sequence",
)
Index("history_by_submission", history.c.report)

APPEND_ONLY = (history.name, receipt.name, pack.name)
"""Tables whose rows are neither changed nor deleted, whoever writes."""
UNCHANGED = (part.name,)
"""Tables whose rows are not changed; they may be deleted."""
KEPT = (submission.name, enrolment.name, comment.name, ruling.name)
"""Tables whose rows are not deleted; they may be changed."""
