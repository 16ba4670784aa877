"""What the receipts in a workspace say: the newest of a report, and what was ruled on disputes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.receipts.file import Receipt, decode
from ipdesk.receipts.texts import RulingText
from ipdesk.records import Batch, CommentRecord, ReceiptRecord, ReportRecord

Rulings = dict[tuple[str, Place], RulingText]


def receipt_of(record: ReceiptRecord) -> Receipt:
    """The receipt in the record."""
    return decode(record.body.encode(), record.report)


def newest_receipt(store: Store, report: str) -> Receipt | None:
    """The receipt for a report that counts, None if none came."""
    kept = store.receipts(report)
    if not kept:
        return None
    return max(map(receipt_of, kept), key=lambda receipt: receipt.text.number)


def revised_by(headers: list[ReportRecord], header: ReportRecord) -> ReportRecord | None:
    """The revision of which the report is the next, None if it is the first."""
    return next(
        (
            one
            for one in headers
            if (one.kind, one.year, one.revision) == (header.kind, header.year, header.revision - 1)
        ),
        None,
    )


def rulings_for(store: Store, header: ReportRecord) -> Rulings:
    """What SIPO answered to disputed rules of the report and of the revisions before it."""
    found: Rulings = {}
    revisions = [
        one
        for one in store.reports()
        if (one.kind, one.year) == (header.kind, header.year) and one.revision <= header.revision
    ]
    for one in sorted(revisions, key=lambda report: report.revision):
        receipt = newest_receipt(store, one.id)
        for ruling in receipt.text.rulings if receipt else ():
            found[ruling.rule, Place(ruling.section, ruling.row, ruling.column)] = ruling
    return found


def carried_comments(
    store: Store, before: str, report: str, new: Sequence[CommentRecord] = ()
) -> Iterator[CommentRecord]:
    """SIPO's comments on a report with their answers, for its next revision ``report``.

    ``new`` are those about to be stored with it.
    """
    known = {one.id for one in store.comments(report)}
    sent = [*store.comments(before), *new]
    firsts = {one.id for one in sent if one.origin}
    for one in sent:
        if one.id in firsts or one.answers in firsts:
            first = _carried(one.answers, report) if one.answers else ""
            made = one._replace(id=_carried(one.id, report), report=report, answers=first)
            if made.id not in known:
                yield made


def carry_comments(store: Store, batch: Batch) -> None:
    """Let what SIPO remarked on a revision stay to be answered in the next, made by the batch."""
    (header,) = batch.reports
    before = revised_by(store.reports(), header)
    if before is not None and store.receipts(before.id):
        batch.comments.extend(carried_comments(store, before.id, header.id))


def original(identity: str) -> str:
    """The id of a comment as the receipt has it, whichever revision it was carried to."""
    return identity.partition(".")[0]


def _carried(identity: str, report: str) -> str:
    return f"{original(identity)}.{report}"
