"""What the round of a report says in Chinese is Chinese, whichever screen says it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fixed_clock import FixedClock
from report_steps import at

from ipdesk.cli import RESOURCES
from ipdesk.receipts.file import Receipt
from ipdesk.review.answering import comment, decide, disputes_of, rule_on
from ipdesk.review.desk import Desk
from ipdesk.review.issuing import issue_receipt
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.screens.desk.inbox import InboxScreen
from ipdesk.screens.desk.submission import SubmissionScreen
from ipdesk.screens.receipt import ReceiptScreen
from ipdesk.screens.sealed_facts import sealed_facts
from ipdesk.screens.sealing import SealingScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from ipdesk.workspace import Workspace
from local_db.stores import FileStores

_ENGLISH = re.compile(r"\b(?![0-9A-Fa-f]+\b)[A-Za-z]{4,}")
_NAMES = re.compile(r"IPDesk|\S+\.ipsub|\S+\.ipreceipt|practice|SHA")


@pytest.fixture(scope="module")
def chinese() -> Services:
    return Services(RESOURCES, FileStores(), "zh", FixedClock())


@pytest.fixture
def returned(received: Desk, desk_key: SigningKey) -> Receipt:
    comment(received, 1, at("base BF1 value"), "请核对口径")
    comment(received, 1, at("base"), "本节缺说明")
    (disputed,) = disputes_of(received.judged(1))
    rule_on(received, 1, disputed, "waived", "同意", document="国知函〔2017〕8号")
    decide(received, 1, "returned", "请按意见修改")
    return issue_receipt(received, 1, desk_key)


def test_at_the_province(
    province: Workspace, chinese: Services, take: Callable[[Receipt], None], returned: Receipt
) -> None:
    take(returned)
    sentences = Sentences(chinese.translator, lambda: province.form, province.report.cell)
    screen = ReceiptScreen(province, chinese)
    assert screen.show_kept()
    said = [*screen.words.lines(returned), screen.question(), screen.answer(), screen.advice()]
    said += [one.text for one in SealingScreen(province, sentences, chinese.translator).steps()]
    facts = sealed_facts(province.report.header, (), None, chinese.translator)
    assert english([*said, *(f"{fact.name}: {fact.value}" for fact in facts)]) == []


def test_at_the_desk(received: Desk, chinese: Services, returned: Receipt) -> None:
    inbox = InboxScreen(received, chinese.translator)
    submission = SubmissionScreen(received, 1, inbox.words, chinese.translator)
    answers = AnswersScreen(received, 1, chinese.translator)
    said = [answers.summary(), *(text for line in answers.lines for text in line.texts)]
    said += [submission.title(), submission.verdict(), submission.advice(), *submission.reasons()]
    said += [f"{name}: {value}" for name, value in submission.facts()]
    assert english([text.replace(received.name, "") for text in said]) == []


def english(said: list[str]) -> list[str]:
    return [text for text in said if _ENGLISH.search(_NAMES.sub("", text))]
