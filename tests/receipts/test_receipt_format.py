"""Receipts that do not keep the format, are not believed, or answer something else.

Requirements
    5.5    "the receipt ... is signed"
    docs/receipt-format.md
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fixed_clock import FixedClock
from signers import AT, Keys, key_of

from ipdesk.package import canonical_json
from ipdesk.receipts.file import LIMITS, Receipt, decode, digest_of, encode, issue, read
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.receipts.taking import ReceiptTaker
from ipdesk.review.answering import decide
from ipdesk.review.desk import Desk
from ipdesk.review.issuing import issue_receipt
from ipdesk.signing.key_file import SigningKey
from ipdesk.signing.refusal import SigningRefused


@pytest.fixture
def receipt(received: Desk, desk_key: SigningKey) -> Receipt:
    decide(received, 1, "returned", "请按意见修改")
    return issue_receipt(received, 1, desk_key)


@pytest.fixture
def saying(receipt: Receipt, desk_key: SigningKey) -> Callable[..., Receipt]:
    """The receipt with other facts of its report, signed by the desk."""

    def make(**facts: Any) -> Receipt:
        report = msgspec.structs.replace(receipt.text.report, **facts)
        return issue(msgspec.structs.replace(receipt.text, report=report), desk_key, AT)

    return make


def test_a_receipt_is_read_back_as_it_was_made(receipt: Receipt, tmp_path: Path) -> None:
    path = tmp_path / "x.ipreceipt"
    path.write_bytes(receipt.content)
    assert read(path) == receipt
    assert encode(receipt.text, receipt.signature) == receipt.content


def test_the_same_facts_and_key_give_the_same_bytes(receipt: Receipt, desk_key) -> None:
    assert issue(receipt.text, desk_key, AT).content == receipt.content


def changed(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    value = json.loads(content)
    change(value)
    return canonical_json.encode(value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda v: v["receipt"].update(state="accepted"), "altered"),
        (lambda v: v["receipt"]["received"].update(digest="0" * 64), "altered"),
        (lambda v: v["signature"].update(signature="00" * 64), "altered"),
        (lambda v: v["receipt"].update(state="lost"), "format"),
        (lambda v: v["receipt"].update(more=1), "format"),
        (lambda v: v["receipt"].update(text=""), "format"),
        (lambda v: v["receipt"]["received"].update(received_at="yesterday"), "format"),
        (lambda v: v["receipt"]["signer"].update(role="clerk"), "format"),
        (lambda v: v["signature"].update(role="clerk"), "format"),
        (lambda v: v["signature"].update(fingerprint="0" * 64), "format"),
    ],
)
def test_what_was_changed_is_refused(receipt: Receipt, change, reason: str) -> None:
    with pytest.raises(ReceiptRefused, match=reason):
        decode(changed(receipt.content, change), "x")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_a_receipt"),
        (b"PK\x03\x04", "not_a_receipt"),
        (b'{"receipt":{}}\n', "format"),
        (b'{"receipt":{"a":1.5}}\n', "format"),
        (b'{"receipt":{' + b"x" * LIMITS.file_size, "too_large"),
    ],
)
def test_what_is_no_receipt_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReceiptRefused, match=reason):
        decode(content, "x")


def test_another_spelling_of_the_same_receipt_is_refused(receipt: Receipt) -> None:
    with pytest.raises(ReceiptRefused, match="format"):
        decode(receipt.content.replace(b",", b", ", 1), "x")


def test_only_a_valid_key_of_the_desk_signs(receipt: Receipt, keys: Keys, desk_key) -> None:
    with pytest.raises(ReceiptRefused, match="desk_key"):
        issue(receipt.text, keys.clerk, AT)
    with pytest.raises(SigningRefused, match="key_expired"):
        issue(receipt.text, desk_key, dt.datetime(2020, 1, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"sequence": 2}, "other_report"),
        ({"report": "annual-2015"}, "other_report"),
        ({"period": "2015"}, "other_report"),
    ],
)
def test_a_receipt_that_contradicts_itself_is_refused(
    taker: ReceiptTaker, saying: Callable[..., Receipt], facts: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ReceiptRefused, match=reason):
        taker.plan(saying(**facts))


def test_a_receipt_for_another_unit_or_package_is_refused(
    taker: ReceiptTaker, receipt: Receipt, saying: Callable[..., Receipt], desk_key: SigningKey
) -> None:
    unit = msgspec.structs.replace(receipt.text.report.unit, code="110000")
    with pytest.raises(ReceiptRefused, match="other_unit"):
        taker.plan(saying(unit=unit))
    received = msgspec.structs.replace(receipt.text.received, seal="0" * 64)
    text = msgspec.structs.replace(receipt.text, received=received)
    with pytest.raises(ReceiptRefused, match="unknown_seal"):
        taker.plan(issue(text, desk_key, AT))


def test_a_comment_on_a_place_that_the_report_has_not_is_refused(
    taker: ReceiptTaker, receipt: Receipt, desk_key: SigningKey
) -> None:
    from ipdesk.receipts.texts import CommentText

    lost = CommentText(
        id="0" * 32, section="base", row="XX", column="value", role="chief", text="?",
        at="2017-03-15T08:00:00+00:00",
    )  # fmt: skip
    text = msgspec.structs.replace(receipt.text, comments=(lost,))
    with pytest.raises(ReceiptRefused, match="comment_place"):
        taker.plan(issue(text, desk_key, AT))


def test_a_key_that_nobody_compared_is_not_believed_beside_a_known_one(
    taker: ReceiptTaker, receipt: Receipt, tmp_path: Path
) -> None:
    taker.take(taker.plan(receipt), receipt.signature.fingerprint)
    other = key_of(tmp_path, "desk", "SIPO")
    text = msgspec.structs.replace(receipt.text, signer=other.facts, number=2)
    with pytest.raises(ReceiptRefused, match="key_unknown_key"):
        taker.plan(issue(text, other, AT))


def test_an_expired_key_is_told(
    taker: ReceiptTaker, receipt: Receipt, clock: FixedClock, tmp_path: Path
) -> None:
    """The day that counts is that of the signature, not that of the import."""
    clock.time = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    assert taker.plan(receipt).trust == "first"
    assert digest_of(receipt.text) == receipt.digest
