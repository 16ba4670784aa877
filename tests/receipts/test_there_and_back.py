"""From the sealed report to SIPO's answer, and back with the next revision. Issue 5.5.

Requirements
    5.5    "comments on cells, rows, sections; return or accept; the receipt states unit, time,
           digest of the bytes received, file list, verdict, comments, is signed"
    5.5    "The province imports it: state changes, comments lie on the cells, the next revision
           shows each answered, with a difference; the reviewer sees the same"
    5.5    "Rule disputes: answered with a signed waiver or a rule patch"
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import at, put
from sending import WHY, Sent, seal_and_sign
from signers import Keys

from ipdesk.package.verify import inspect
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.kept import rulings_for
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.receipts.taking import ReceiptTaker
from ipdesk.review.answering import comment, decide, disputes_of, rule_on, unanswered
from ipdesk.review.desk import Desk
from ipdesk.review.issuing import issue_receipt
from ipdesk.review.records import Judged
from ipdesk.review.refusal import DeskRefused
from ipdesk.screens.answer_to import answer_to
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.screens.new_report import NewReportScreen
from ipdesk.screens.sealing import SealingScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from ipdesk.workspace import Workspace

CELL = at("base BF1 value")


@pytest.fixture
def returned(received: Desk, desk_key: SigningKey) -> Receipt:
    """The receipt with which the desk returns the report, with two comments and a waiver."""
    comment(received, 1, CELL, "请核对口径")
    comment(received, 1, at("base"), "本节缺说明")
    (disputed,) = disputes_of(received.judged(1))
    rule_on(received, 1, disputed, "waived", "同意，按附件执行", document="国知函〔2017〕8号")
    decide(received, 1, "returned", "请按意见修改")
    return issue_receipt(received, 1, desk_key)


def test_a_receipt_states_what_came_and_what_was_decided(
    returned: Receipt, sent: Sent, received: Desk
) -> None:
    text, package = returned.text, sent.package.read_bytes()
    assert text.received.digest == hashlib.sha256(package).hexdigest()
    assert text.received.size == len(package)
    assert (text.report.unit.code, text.report.revision, text.state) == ("440000", 1, "returned")
    assert {one.path: one.sha256 for one in text.files} == dict(inspect(sent.package).digests)
    assert sorted((one.section, one.row, one.text) for one in text.comments) == [
        ("base", "", "本节缺说明"),
        ("base", "BF1", "请核对口径"),
    ]
    (ruling,) = text.rulings
    assert (ruling.disputed, ruling.decision, ruling.document) == (
        WHY,
        "waived",
        "国知函〔2017〕8号",
    )


def test_a_dispute_is_answered_before_the_report_is_accepted(received: Desk) -> None:
    (disputed,) = unanswered(received, received.judged(1))
    with pytest.raises(DeskRefused, match="disputes_open"):
        decide(received, 1, "accepted", "")
    with pytest.raises(DeskRefused, match="document_missing"):
        rule_on(received, 1, disputed, "waived", "同意")
    with pytest.raises(DeskRefused, match="patch_missing"):
        rule_on(received, 1, disputed, "patch", "规则已修订")
    rule_on(received, 1, disputed, "rejected", "年份无误")
    rule_on(received, 1, disputed, "patch", "规则已修订", patch="2015-59 v2")
    assert unanswered(received, received.judged(1)) == []
    (kept,) = received.store.dealings(1).rulings
    assert (kept.decision, kept.patch, kept.version) == ("patch", "2015-59 v2", 2)
    assert decide(received, 1, "accepted", "").state == "accepted"


def test_the_province_learns_state_comments_and_waiver(
    province: Workspace, take: Callable[[Receipt], None], returned: Receipt
) -> None:
    take(returned)
    header = province.report.header
    assert (header.state, header.delivered_to) == ("returned", "SIPO")
    (there,) = province.comments.at(CELL)
    assert (there.first.text, there.first.unit, there.open) == ("请核对口径", "SIPO", True)
    assert len(province.comments.at(at("base"))) == 1
    ruled = rulings_for(province.store, header)
    assert [one.document for one in ruled.values()] == ["国知函〔2017〕8号"]
    last = province.store.last_history()
    assert last is not None
    assert (last.action, last.after, last.reason) == ("receipt", "returned", "请按意见修改")


def test_what_is_made_next_is_the_revision(
    province: Workspace, services: Services, take: Callable[[Receipt], None], returned: Receipt
) -> None:
    """Not the report of another year: the receipt says to make a new report."""
    take(returned)
    screen = NewReportScreen(province, services.library.shipped(), services.translator)
    kind, year = screen.suggested()
    assert (kind, year) == ("annual", province.report.header.year)
    assert "revision 2" in screen.plan(kind, screen.suggested_year(kind)).sentence


def test_the_first_key_is_compared_with_the_sheet_and_then_known(
    province: Workspace, taker: ReceiptTaker, returned: Receipt, received: Desk, desk_key
) -> None:
    plan = taker.plan(returned)
    assert plan.trust == "first"
    for typed, reason in (("", "first"), ("0" * 64, "fingerprint")):
        with pytest.raises(ReceiptRefused, match=reason):
            taker.take(plan, typed)
    assert province.report.header.state == "sealed"
    taker.take(plan, returned.signature.fingerprint.upper())
    assert taker.plan(issue_receipt(received, 1, desk_key)).trust == "known"


def test_a_receipt_is_taken_once_and_the_newest_counts(
    province: Workspace, taker: ReceiptTaker, take, returned: Receipt, received: Desk, desk_key
) -> None:
    newer = issue_receipt(received, 1, desk_key)
    take(newer)
    with pytest.raises(ReceiptRefused, match="imported"):
        taker.plan(newer)
    with pytest.raises(ReceiptRefused, match="older"):
        taker.plan(returned)


def test_the_next_revision_answers_each_comment_and_the_desk_sees_it(
    province: Workspace,
    services: Services,
    take: Callable[[Receipt], None],
    returned: Receipt,
    received: Desk,
    hand_in: Callable[[Path], Judged],
    keys: Keys,
    tmp_path: Path,
) -> None:
    take(returned)
    header = province.report.header
    before = province.report.cell(CELL).raw
    services.opener.turn_to(
        province, services.opener.add_report(province, header.kind, header.year, "test")
    )
    assert province.report.header.revision == 2
    (asked,) = province.comments.at(CELL)
    assert asked.open
    put(province, "base BF1 value", "168481")
    province.comments.answer(asked.first.id, "已核对并改正", "clerk")
    province.comments.resolve(asked.first.id, "clerk")
    for problem in province.checker.problems():
        if problem.blocks:
            province.explain(problem, "演练数据", "test")
    package = seal_and_sign(services, province, tmp_path / "out", keys)
    answers = inspect(package).answers
    assert answers is not None
    assert (answers.receipt, answers.revises) == (returned.digest, header.seal)
    changed = {(one.section, one.row, one.column): one for one in answers.changes}
    assert (changed[CELL].before, changed[CELL].after) == (before, "168481")
    found = hand_in(package)
    told = {one.comment: one for one in found.answers}
    ids = {one.row: one.id for one in returned.text.comments}
    first, second = told[ids["BF1"]], told[ids[""]]
    assert (first.text, first.done) == ("已核对并改正", True)
    assert (second.text, second.done) == ("", False)
    assert unanswered(received, received.judged(2)) == [], "the waiver holds for the revision"


def test_a_comment_that_comes_late_lies_on_the_open_revision_too(
    province: Workspace, services: Services, take, returned: Receipt
) -> None:
    header = province.report.header
    new = services.opener.add_report(province, header.kind, header.year, "test")
    services.opener.turn_to(province, new)
    take(returned)
    assert province.report.header.state == "draft"
    assert [one.first.text for one in province.comments.at(CELL)] == ["请核对口径"]


def test_the_next_revision_says_that_the_rule_is_waived(
    province: Workspace, services: Services, take, returned: Receipt
) -> None:
    take(returned)
    header = province.report.header
    new = services.opener.add_report(province, header.kind, header.year, "test")
    services.opener.turn_to(province, new)
    (disputed,) = (p for p in province.checker.problems() if p.disputed)
    said = answer_to(disputed, province, services.translator)
    assert said == "Waived by 国知函〔2017〕8号: 同意，按附件执行"
    province.dispute(disputed, "another reason", "test")
    (again,) = (p for p in province.checker.problems() if p.disputed)
    assert answer_to(again, province, services.translator) == "", "it was given for another slip"


def test_before_sealing_it_is_said_how_many_comments_wait(
    province: Workspace, services: Services, take, returned: Receipt
) -> None:
    take(returned)
    header = province.report.header
    new = services.opener.add_report(province, header.kind, header.year, "test")
    services.opener.turn_to(province, new)
    sentences = Sentences(services.translator, lambda: province.form, province.report.cell)
    screen = SealingScreen(province, sentences, services.translator)
    assert "2 comments of SIPO are not answered yet." in screen.steps()[0].text
    for thread in province.comments.threads():
        province.comments.answer(thread.first.id, "已改正", "clerk")
    assert "SIPO" not in screen.steps()[0].text


def test_a_revision_tells_the_desk_each_answer_with_the_cell_then_and_now(
    province: Workspace,
    services: Services,
    take: Callable[[Receipt], None],
    returned: Receipt,
    received: Desk,
    hand_in: Callable[[Path], Judged],
    keys: Keys,
    tmp_path: Path,
) -> None:
    take(returned)
    header, before = province.report.header, province.report.cell(CELL).raw
    new = services.opener.add_report(province, header.kind, header.year, "test")
    services.opener.turn_to(province, new)
    put(province, "base BF1 value", "168481")
    for problem in province.checker.problems():
        if problem.blocks:
            province.explain(problem, "演练数据", "test")
    hand_in(seal_and_sign(services, province, tmp_path / "out", keys))
    screen = AnswersScreen(received, 2, services.translator)
    said = {line.texts[1]: line.texts[3] for line in screen.lines}
    assert said["请核对口径"] == f"{before} → 168481"
    assert said["本节缺说明"] == "not answered: 演练数据"
    assert (screen.may_accept, screen.may_issue) == (True, False)
