"""Issuing receipts: what the desk found, said and decided of a submission, signed.

A receipt tells everything that stands; a further one takes the place of the one before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from ipdesk import __version__
from ipdesk.package.submission import UnitText
from ipdesk.receipts.file import Receipt, decode, issue
from ipdesk.receipts.texts import (
    CommentText,
    DifferenceText,
    FileText,
    LogText,
    ReasonText,
    ReceiptText,
    ReceivedText,
    ReportText,
    RulingText,
)
from ipdesk.records import HistoryRecord
from ipdesk.review.desk import Desk
from ipdesk.review.records import (
    Dealings,
    DeskBatch,
    IssuedReceipt,
    Judged,
    ReviewComment,
    Ruling,
    Submission,
)
from ipdesk.review.refusal import DeskRefused
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.key_file import SigningKey

T = TypeVar("T", bound=msgspec.Struct)
_DECIDED = ("accepted", "returned")
_NOBODY = KeyFacts(
    alg="", public_key="", fingerprint="", unit="", role="", valid_from="", valid_until=""
)
"""In the place of the signer in a draft, which is shown and never written."""


def issue_receipt(desk: Desk, number: int, key: SigningKey) -> Receipt:
    """Issue the next receipt for a submission that was accepted or returned, and keep it.

    Takes a reviewer. Raises :class:`DeskRefused`, :class:`Conflict`, ``ReceiptRefused`` and
    ``SigningRefused`` for a key that may not sign it, and the storage errors.
    """
    desk.require("reviewer")
    found, dealings = desk.judged(number), desk.store.dealings(number)
    one = found.submission
    if one.state not in _DECIDED:
        raise DeskRefused("not_decided", number=number)
    at = desk.clock.now()
    receipt = issue(_text(desk, found, dealings, key.facts, at), key, at)
    text, body = receipt.text, receipt.content.decode()
    made = IssuedReceipt(number, text.number, receipt.digest, text.state, text.issued_at, body)
    act = desk.act("receipt", number, receipt.digest, after=text.state)
    # The version of the submission keeps two from issuing the same number.
    desk.write(DeskBatch(acts=[act], receipts=[made], submissions=[one]))
    return receipt


def drafted(desk: Desk, number: int) -> ReceiptText:
    """What the next receipt for a submission would state; who is to sign it is left blank.

    Raises :class:`DeskRefused` if it was not decided.
    """
    found = desk.judged(number)
    if found.submission.state not in _DECIDED:
        raise DeskRefused("not_decided", number=number)
    return _text(desk, found, desk.store.dealings(number), _NOBODY, desk.clock.now())


def newest_receipt(desk: Desk, number: int) -> Receipt:
    """The receipt issued last for a submission; :class:`DeskRefused` if there is none."""
    desk.judged(number)
    issued = desk.store.dealings(number).receipts
    if not issued:
        raise DeskRefused("no_receipt", number=number)
    return decode(issued[-1].body.encode(), str(number))


def _text(
    desk: Desk, found: Judged, dealings: Dealings, signer: KeyFacts, at: dt.datetime
) -> ReceiptText:
    one, last = found.submission, dealings.receipts[-1] if dealings.receipts else None
    entries = list(desk.log())
    return ReceiptText(
        report=_report(desk, one),
        received=ReceivedText(
            file=one.file[:300],
            size=one.size,
            digest=one.digest,
            seal=one.seal,
            received_at=one.received_at,
        ),
        verdict="differences" if one.verdict == "differences" else "valid",
        reasons=tuple(ReasonText(code=r.code, params=r.params) for r in found.reasons),
        differences=tuple(DifferenceText(**d._asdict()) for d in found.differences),
        files=tuple(FileText(path=f.path, sha256=f.digest) for f in found.files),
        state="accepted" if one.state == "accepted" else "returned",
        text=_reason(entries, one),
        comments=tuple(_shaped(c, CommentText) for c in dealings.comments if not c.withdrawn_at),
        rulings=tuple(_shaped(ruling, RulingText) for ruling in dealings.rulings),
        number=last.number + 1 if last else 1,
        previous=last.digest if last else None,
        submission=one.number,
        log=LogText(entry=entries[-1].sequence, digest=entries[-1].digest),
        role=desk.role,
        issued_at=at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        program=f"IPDesk {__version__}",
        signer=signer,
    )


def _report(desk: Desk, one: Submission) -> ReportText:
    unit = desk.regions.unit(one.unit, one.year)
    return ReportText(
        report=one.report,
        unit=UnitText(code=unit.code, zh=unit.label.zh, en=unit.label.en),
        category=one.category,
        period=f"{one.year:04d}",
        kind=one.kind,
        sequence=one.sequence,
        revision=one.revision,
        practice=one.practice,
    )


def _reason(entries: Iterable[HistoryRecord], one: Submission) -> str:
    """What was said when the submission got its state."""
    told = [
        entry.reason
        for entry in entries
        if entry.report == str(one.number) and entry.action == one.state
    ]
    return told[-1] if told else ""


def _shaped(record: ReviewComment | Ruling, shape: type[T]) -> T:
    """What of the record the receipt states."""
    said = record._asdict()
    return msgspec.convert({name: said[name] for name in shape.__struct_fields__}, shape)
