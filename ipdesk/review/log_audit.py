"""The audit of a desk's log: whether it is the one that the desk's signed receipts tell of.

A receipt names the newest entry of the log when it was made. So a log that was written anew up to
there agrees with no receipt that was issued, of which the desk keeps one copy and the unit another.
What was done since the newest receipt is bound to no signature yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ipdesk.audit import Audit, Break, Sealed, against, followed
from ipdesk.receipts.file import Receipt, decode
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.records import HistoryRecord
from ipdesk.review.records import IssuedReceipt

if TYPE_CHECKING:
    from ipdesk.review.ports import NationalStore


def audit_log(store: NationalStore, sent_back: Sequence[Receipt] = ()) -> Audit:
    """Audit the log of a desk; ``sent_back`` are receipts as units hold them.

    Raises the storage errors.
    """
    found: list[Break] = []
    entries = list(store.history())
    digests = dict(followed(entries, found))
    kept = list(_kept(store.receipts(), found))
    found += _not_issued(entries, [one.digest for one in kept], sent_back)
    vouching: list[Receipt] = []
    for one in {receipt.digest: receipt for receipt in [*kept, *sent_back]}.values():
        breaks = list(against(digests, _told(one)))
        found += [Break(f"receipt_{b.kind}", b.entry, b.other, b.report) for b in breaks]
        if not breaks:
            vouching.append(one)
    covered = max((one.text.log.entry for one in vouching), default=0)
    keys = sorted({one.signature.fingerprint for one in vouching})
    return Audit(len(digests), covered, tuple(found), tuple(keys))


def _kept(issued: Iterable[IssuedReceipt], found: list[Break]) -> Iterator[Receipt]:
    """The receipts that the desk keeps; what is none any more is noted."""
    for one in issued:
        name = _name(one.submission, one.number)
        try:
            receipt = decode(one.body.encode(), name)
        except ReceiptRefused:
            receipt = None
        if receipt is None or receipt.digest != one.digest:
            found.append(Break("receipt", 0, report=name))
        else:
            yield receipt


def _not_issued(
    entries: Iterable[HistoryRecord], kept: Iterable[str], sent_back: Iterable[Receipt]
) -> Iterator[Break]:
    """Receipts of which the log says nothing, and those of the log that are not kept."""
    logged = {entry.facet: entry for entry in entries if entry.action == "receipt"}
    for digest, entry in logged.items():
        if digest not in kept:
            yield Break("receipt_gone", entry.sequence)
    for receipt in sent_back:
        if receipt.digest not in logged:
            yield Break("receipt_unknown", 0, report=_name_of(receipt))


def _told(receipt: Receipt) -> Sealed:
    log = receipt.text.log
    return Sealed(_name_of(receipt), {log.entry: log.digest}, log.entry, log.digest)


def _name_of(receipt: Receipt) -> str:
    return _name(receipt.text.submission, receipt.text.number)


def _name(submission: int, number: int) -> str:
    return f"{submission}/{number}"
