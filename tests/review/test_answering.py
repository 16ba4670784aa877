"""What a reviewer does with a submission: comments, accepting, returning. Issue 5.5."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import at
from signers import SIPO_UNIT, key_of

from ipdesk.comments.refusal import CommentRefused
from ipdesk.errors import UsageError
from ipdesk.review.answering import comment, decide, withdraw
from ipdesk.review.desk import Desk, set_role
from ipdesk.review.issuing import issue_receipt
from ipdesk.review.records import FigureQuery, Judged
from ipdesk.review.refusal import Conflict, DeskRefused
from ipdesk.signing.key_file import SigningKey

HandIn = Callable[..., Judged]


@pytest.fixture
def desk_key(tmp_path: Path) -> SigningKey:
    return key_of(tmp_path, "desk", SIPO_UNIT)


@pytest.fixture
def received(enrolled: Desk, hand_in: HandIn, years) -> Desk:
    """A desk that holds one valid submission, number 1."""
    hand_in(years.first)
    return enrolled


def actions(desk: Desk) -> list[str]:
    return [entry.action for entry in desk.log() if entry.report == "1"]


@pytest.mark.parametrize("where", ["base BF1 value", "base BF1", "base"])
def test_a_cell_a_row_and_a_section_are_commented_on(received: Desk, where: str) -> None:
    made = comment(received, 1, at(where), " 请核对口径 ")
    (kept,) = received.store.dealings(1).comments
    assert (kept, kept.place, kept.text) == (made, at(where), "请核对口径")
    assert (kept.author, kept.role) == (received.name, "chief")
    assert actions(received) == ["take_in", "comment"]


def test_a_place_that_the_report_has_not_is_refused(received: Desk) -> None:
    for where in ("nowhere", "base XX value", "base BF1 nothing"):
        with pytest.raises(UsageError):
            comment(received, 1, at(where), "?")
    with pytest.raises(CommentRefused):
        comment(received, 1, at("base"), "  ")
    assert received.store.dealings(1).comments == ()


def test_a_comment_can_be_withdrawn_until_a_receipt_tells_it(
    received: Desk, desk_key: SigningKey
) -> None:
    first, second = (comment(received, 1, at("base"), text) for text in ("a", "b"))
    withdraw(received, 1, first.id[:8])
    decide(received, 1, "returned", "数据不全")
    receipt = issue_receipt(received, 1, desk_key)
    assert [one.text for one in receipt.text.comments] == ["b"]
    with pytest.raises(DeskRefused, match="comment_sent"):
        withdraw(received, 1, second.id)


def test_what_is_returned_counts_nowhere_and_waits_for_the_next_revision(received: Desk) -> None:
    assert list(received.store.figures(FigureQuery()))
    with pytest.raises(DeskRefused, match="reason_missing"):
        decide(received, 1, "returned", " ")
    returned = decide(received, 1, "returned", "第3项口径有误")
    assert received.submissions() == [returned]
    assert not list(received.store.figures(FigureQuery()))
    with pytest.raises(DeskRefused, match="waits_for_revision"):
        decide(received, 1, "accepted", "")
    assert actions(received) == ["take_in", "returned"]


def test_what_is_accepted_can_be_returned_by_a_chief_only(received: Desk) -> None:
    decide(received, 1, "accepted", "")
    with pytest.raises(DeskRefused, match="accepted_already"):
        decide(received, 1, "accepted", "")
    set_role(received, "other", "reviewer")
    received.name = "other"
    with pytest.raises(DeskRefused, match="accepted_chief"):
        decide(received, 1, "returned", "改正")
    received.name = "chief-of-desk"
    assert decide(received, 1, "returned", "改正").state == "returned"


def test_a_reader_decides_nothing(received: Desk) -> None:
    received.name = "somebody"
    for act in (
        lambda: comment(received, 1, at("base"), "?"),
        lambda: decide(received, 1, "accepted", ""),
    ):
        with pytest.raises(DeskRefused, match="role"):
            act()


def test_what_is_quarantined_is_not_answered(desk: Desk, hand_in: HandIn, years) -> None:
    hand_in(years.first)
    with pytest.raises(DeskRefused, match="not_standing_quarantined"):
        decide(desk, 1, "accepted", "")


def test_two_who_decide_at_once_are_told(received: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = received.judged(1)
    decide(received, 1, "accepted", "")
    monkeypatch.setattr(received, "judged", lambda _: seen)
    with pytest.raises(Conflict):
        decide(received, 1, "returned", "late")
    assert received.submissions()[0].state == "accepted"


def test_receipts_of_a_submission_follow_each_other(received: Desk, desk_key: SigningKey) -> None:
    with pytest.raises(DeskRefused, match="not_decided"):
        issue_receipt(received, 1, desk_key)
    decide(received, 1, "accepted", "")
    first = issue_receipt(received, 1, desk_key)
    decide(received, 1, "returned", "改正")
    second = issue_receipt(received, 1, desk_key)
    assert (second.text.number, second.text.previous) == (2, first.digest)
    assert [one.digest for one in received.store.dealings(1).receipts] == [
        first.digest,
        second.digest,
    ]
