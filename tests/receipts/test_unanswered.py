"""V14: what SIPO asked of a returned report is answered before the next revision is sealed.

Requirements
    5.5    "comments lie on the cells, the next revision shows each answered, with a difference"
    V14    SIPO's comments are answered
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from receipt_maker import receipt_for
from report_steps import at, put
from sending import seal_and_sign
from signers import AT, Keys

from ipdesk.errors import NotReady
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.receipts.file import Receipt, issue
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.receipts.taking import ReceiptTaker
from ipdesk.review.answering import comment, decide
from ipdesk.review.desk import Desk
from ipdesk.review.issuing import issue_receipt
from ipdesk.review.records import Judged
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.sealing import Sealer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from ipdesk.workspace import Workspace

CELL, ROW, SECTION = at("base BF1 value"), at("base BF2"), at("base")
LATER = "2017-03-16T08:00:00+00:00"
ASKED = {CELL: "请核对口径", ROW: "请注明来源", SECTION: "本节缺说明"}


@pytest.fixture
def returned(received: Desk, desk_key: SigningKey) -> Receipt:
    for place, text in ASKED.items():
        comment(received, 1, place, text)
    decide(received, 1, "returned", "请按意见修改")
    return issue_receipt(received, 1, desk_key)


@pytest.fixture
def revision(
    province: Workspace, services: Services, take: Callable[[Receipt], None], returned: Receipt
) -> Workspace:
    """The next revision is the active report."""
    take(returned)
    assert unanswered(province) == {}, "the sealed report is asked nothing more"
    header = province.report.header
    new = services.opener.add_report(province, header.kind, header.year, "test")
    services.opener.turn_to(province, new)
    return province


def unanswered(workspace: Workspace) -> dict[Place, Problem]:
    return {p.place: p for p in workspace.checker.problems() if p.rule == "V14"}


def answer(workspace: Workspace, place: Place, text: str) -> None:
    (thread,) = workspace.comments.at(place)
    workspace.comments.answer(thread.first.id, text, "clerk")


def explain_the_others(workspace: Workspace) -> None:
    for problem in workspace.checker.problems():
        if problem.blocks and problem.rule != "V14":
            workspace.explain(problem, "演练数据", "test")


def test_each_comment_is_asked_about_where_it_lies(revision: Workspace, services: Services) -> None:
    found = unanswered(revision)
    assert {place: problem.limit for place, problem in found.items()} == ASKED
    assert all(problem.blocks for problem in found.values())
    sentences = Sentences(services.translator, lambda: revision.form, revision.report.cell)
    assert sentences.problem(found[CELL]).endswith("SIPO's comment “请核对口径” is not answered")


def test_a_revision_is_not_sealed_before_each_is_answered_or_explained(
    revision: Workspace, services: Services, tmp_path: Path
) -> None:
    explain_the_others(revision)
    with pytest.raises(NotReady):
        Sealer(services).prepare(revision)
    answer(revision, CELL, "口径无误")
    answer(revision, ROW, "来源为年鉴")
    revision.explain(unanswered(revision)[SECTION], "已电话说明", "test")
    assert Sealer(services).prepare(revision)


def test_a_comment_on_another_report_is_not_replaced(
    revision: Workspace, services: Services, returned: Receipt, desk_key: SigningKey,
    tmp_path: Path,
) -> None:  # fmt: skip
    """Its number stands for one comment in every receipt"""
    explain_the_others(revision)
    for place in ASKED:
        answer(revision, place, "口径无误")
    Sealer(services).seal(revision, tmp_path)
    before = revision.store.comments("annual-2016")
    receipt = receipt_for(revision, desk_key, {"base BF1 value": "请再核对"})
    (mine,) = receipt.text.comments
    same = msgspec.structs.replace(mine, id=returned.text.comments[0].id)
    text = msgspec.structs.replace(receipt.text, comments=(same,))
    with pytest.raises(ReceiptRefused, match="comment_elsewhere"):
        ReceiptTaker(revision, services.opener).plan(issue(text, desk_key, AT))
    assert revision.store.comments("annual-2016") == before


@pytest.mark.parametrize(
    "other", [{"row": "BF2"}, {"text": "请核对单位"}, {"role": "reader"}, {"at": LATER}]
)
def test_a_comment_that_is_here_is_not_told_otherwise(
    revision: Workspace, services: Services, returned: Receipt, desk_key: SigningKey,
    other: dict[str, str],
) -> None:  # fmt: skip
    """The package answers what the newest receipt states, the draft what lies on its cells"""
    comments = tuple(
        msgspec.structs.replace(one, **other) if one.text == ASKED[CELL] else one
        for one in returned.text.comments
    )
    text = msgspec.structs.replace(returned.text, number=2, comments=comments)
    before = revision.store.comments("annual-2016"), unanswered(revision)
    with pytest.raises(ReceiptRefused, match="comment_changed"):
        ReceiptTaker(revision, services.opener).plan(issue(text, desk_key, AT))
    assert before == (revision.store.comments("annual-2016"), unanswered(revision))
    same = msgspec.structs.replace(text, comments=returned.text.comments)
    assert ReceiptTaker(revision, services.opener).plan(issue(same, desk_key, AT))


def test_an_answer_clears_it_at_once_and_a_change_of_mind_brings_it_back(
    revision: Workspace,
) -> None:
    told: list[tuple[list[str], list[str]]] = []
    revision.subscribe(
        lambda change: told.append(
            ([p.rule for p in change.opened], [p.rule for p in change.cleared])
        )
    )
    (thread,) = revision.comments.at(SECTION)
    revision.comments.resolve(thread.first.id, "clerk")
    assert SECTION not in unanswered(revision)
    revision.comments.resolve(thread.first.id, "clerk", done=False)
    assert SECTION in unanswered(revision)
    assert told == [([], ["V14"]), (["V14"], [])]


def test_another_figure_answers_a_comment_on_it_until_it_is_taken_back(
    revision: Workspace,
) -> None:
    put(revision, "base BF1 value", "168481")
    assert set(unanswered(revision)) == {ROW, SECTION}
    revision.undo()
    assert set(unanswered(revision)) == set(ASKED)


def test_an_explanation_holds_for_the_comment_it_was_given_for(
    revision: Workspace, services: Services
) -> None:
    revision.explain(unanswered(revision)[ROW], "无需说明", "test")
    assert unanswered(revision)[ROW].explanation == "无需说明"
    services.opener.turn_to(revision, revision.report.header.id)
    assert unanswered(revision)[ROW].explanation == "无需说明", "read again"


def test_the_desk_comes_to_the_same_and_sees_what_was_said(
    revision: Workspace,
    services: Services,
    received: Desk,
    hand_in: Callable[[Path], Judged],
    keys: Keys,
    tmp_path: Path,
) -> None:
    before = revision.report.cell(CELL).raw
    put(revision, "base BF1 value", "168481")
    answer(revision, ROW, "来源为年鉴")
    explain_the_others(revision)
    revision.explain(unanswered(revision)[SECTION], "已电话说明", "test")
    found = hand_in(seal_and_sign(services, revision, tmp_path / "out", keys))
    assert (found.submission.verdict, found.differences) == ("valid", ())
    assert set(unanswered(revision)) == {SECTION}, "the sealed revision stays as it was sealed"
    said = {
        line.texts[1]: line.texts[3]
        for line in AnswersScreen(received, 2, services.translator).lines
    }
    assert said[ASKED[CELL]] == f"{before} → 168481"
    assert said[ASKED[ROW]] == "来源为年鉴"
    assert said[ASKED[SECTION]] == "not answered: 已电话说明"


def test_an_answer_after_sealing_changes_nothing_that_was_sealed(
    revision: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    explain_the_others(revision)
    for problem in unanswered(revision).values():
        revision.explain(problem, "已电话说明", "test")
    Sealer(services).seal(revision, tmp_path, "test", keys.clerk)
    answer(revision, CELL, "口径无误")
    assert set(unanswered(revision)) == set(ASKED)


def test_what_a_newer_receipt_does_not_repeat_is_asked_about_no_more(
    revision: Workspace, services: Services, desk_key: SigningKey, take: Callable[[Receipt], None]
) -> None:
    """A receipt replaces the one before it, also for a revision that was begun meanwhile."""
    new, returned = revision.report.header.id, "annual-2016"
    services.opener.turn_to(revision, returned)
    newer = receipt_for(revision, desk_key, {"base BF1 value": "请再核对"}, number=9)
    take(newer)
    services.opener.turn_to(revision, new)
    assert {place: problem.limit for place, problem in unanswered(revision).items()} == {
        CELL: "请再核对"
    }
