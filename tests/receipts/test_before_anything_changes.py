"""A receipt is looked at before it is issued, and before it is taken in: nothing changes by that.

Issue 5, item 5: "the receipt states unit, time, digest of the bytes received, file list, verdict,
comments, is signed, prints as a sheet"
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import at

from ipdesk.printing.receipt import ReceiptSheet, sheet_of
from ipdesk.receipts.file import Receipt
from ipdesk.review.answering import comment, decide
from ipdesk.review.desk import Desk
from ipdesk.review.issuing import issue_receipt
from ipdesk.review.refusal import DeskRefused
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.screens.receipt import ReceiptScreen
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from ipdesk.workspace import Workspace


@pytest.fixture
def decided(received: Desk) -> Desk:
    comment(received, 1, at("base BF1 value"), "请核对口径")
    decide(received, 1, "returned", "请按意见修改")
    return received


@pytest.fixture
def screen(
    decided: Desk, desk_key: SigningKey, province: Workspace, services: Services, tmp_path: Path
) -> ReceiptScreen:
    """The file has come to the province, and is looked at."""
    path = tmp_path / "1.ipreceipt"
    path.write_bytes(issue_receipt(decided, 1, desk_key).content)
    made = ReceiptScreen(province, services)
    made.read(path)
    return made


def test_the_draft_says_what_the_receipt_will_say(
    decided: Desk, services: Services, desk_key: SigningKey
) -> None:
    answers = AnswersScreen(decided, 1, services.translator)
    words, draft = answers.receipt_words(), answers.draft()
    before = sheet_of(services.translator, words, draft, None)
    assert decided.store.dealings(1).receipts == (), "nothing was issued by looking"
    receipt = issue_receipt(decided, 1, desk_key)
    after = sheet_of(services.translator, words, receipt.text, receipt)
    assert (before.subtitle, before.parts) == (after.subtitle, after.parts)
    assert before.facts[:-1] == after.facts[:-1]
    assert before.facts[-1].value == "not signed yet: this is a draft"
    assert (before.symbol, before.title) == (None, "Receipt (draft)")


def test_the_draft_is_a_sheet_that_can_be_seen(decided: Desk, services: Services) -> None:
    answers = AnswersScreen(decided, 1, services.translator)
    words, draft = answers.receipt_words(), answers.draft()
    sheet = ReceiptSheet(services.templates, services.translator, words, draft)
    pages = sheet.images(72)
    assert pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_what_is_not_decided_has_no_draft(received: Desk, services: Services) -> None:
    with pytest.raises(DeskRefused, match="not_decided"):
        AnswersScreen(received, 1, services.translator).draft()


def test_the_province_sees_from_whom_it_is_and_what_it_would_change(
    screen: ReceiptScreen, province: Workspace
) -> None:
    said, tone = screen.signed()
    assert said.startswith("The signature fits, but its key")
    assert tone == "query"
    assert screen.effect().splitlines() == [
        "Taking it in: Sealed → Returned. Nothing else of the report changes.",
        "1 comment is laid on its place.",
    ]
    assert province.report.header.state == "sealed"


def test_an_open_revision_is_named_that_gets_the_comments_too(
    screen: ReceiptScreen, province: Workspace, services: Services, tmp_path: Path
) -> None:
    header = province.report.header
    services.opener.add_report(province, header.kind, header.year, "test")
    screen.read(tmp_path / "1.ipreceipt")
    assert screen.effect().endswith("They wait in revision 2 too, which is open.")


def test_once_the_key_is_known_that_is_said(
    screen: ReceiptScreen,
    province: Workspace,
    services: Services,
    decided: Desk,
    desk_key: SigningKey,
    take: Callable[[Receipt], None],
    tmp_path: Path,
) -> None:
    assert screen.receipt is not None
    take(screen.receipt)
    path = tmp_path / "2.ipreceipt"
    path.write_bytes(issue_receipt(decided, 1, desk_key).content)
    again = ReceiptScreen(province, services)
    again.read(path)
    assert again.signed()[0].endswith("known here.")
    assert again.signed()[1] == "done"
    kept = ReceiptScreen(province, services)
    assert kept.show_kept()
    assert (kept.signed()[1], kept.effect()) == ("done", "")
