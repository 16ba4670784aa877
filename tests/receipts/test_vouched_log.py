"""The desk's log against the receipts that were issued from it.

Requirements
    6.17  "edited, deleted, reordered, truncated, rewritten histories are all found against the
          signed head"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from history_forger import at, forge, without, written_anew
from receipt_maker import write_receipt
from signers import AT, SIPO_UNIT, key_of
from unguarded import unguarded

from ipdesk.audit import Audit
from ipdesk.audit_words import AuditWords
from ipdesk.places import Place
from ipdesk.receipts.file import Receipt, issue
from ipdesk.review.answering import comment, decide
from ipdesk.review.desk import Desk
from ipdesk.review.issuing import issue_receipt
from ipdesk.review.log_audit import audit_log
from ipdesk.review.opening import DeskOpener
from ipdesk.screens.desk.inbox import InboxScreen
from ipdesk.screens.desk.log import DeskLogScreen
from ipdesk.services import Services
from ipdesk.signing.key_file import SigningKey
from local_db.national.shelves import RECEIPTS
from local_db.national.stores import DeskStores


@pytest.fixture
def receipts(received: Desk, desk_key: SigningKey) -> list[Receipt]:
    """Two for the same submission, the second with a comment."""
    decide(received, 1, "returned", "请按意见修改")
    first = issue_receipt(received, 1, desk_key)
    comment(received, 1, Place("base"), "本节缺说明")
    return [first, issue_receipt(received, 1, desk_key)]


@pytest.fixture
def file(received: Desk, receipts: list[Receipt]) -> Path:
    """The desk, closed."""
    received.close()
    return Path(received.store.place)


@pytest.fixture
def audited(file: Path, services: Services) -> Iterator[Callable[..., Audit]]:
    opener = DeskOpener(DeskStores(), services.library, services.regions, services.clock)

    def run(*sent_back: Receipt) -> Audit:
        desk = opener.open(str(file), "chief", "test")
        try:
            return audit_log(desk.store, sent_back)
        finally:
            desk.close()

    return run


def found(audit: Audit) -> list[tuple[str, int]]:
    return [(one.kind, one.entry) for one in audit.breaks]


def test_an_untouched_log_is_vouched_for_up_to_the_newest_receipt(
    audited: Callable[..., Audit], receipts: list[Receipt], desk_key: SigningKey
) -> None:
    told = audited(*receipts)
    assert found(told) == []
    assert told.covered == receipts[-1].text.log.entry == told.entries - 1
    assert told.keys == (desk_key.facts.fingerprint,)


@pytest.mark.parametrize(
    "change",
    [
        at(2, reason="另一个理由"),
        lambda entries: [*entries[:1], entries[2], entries[1], *entries[3:]],
        without(2),
    ],
    ids=["edited", "reordered", "deleted"],
)
def test_a_log_written_anew_with_fitting_digests_disagrees_with_its_receipts(
    change: object, audited: Callable[..., Audit], file: Path, receipts: list[Receipt]
) -> None:
    first, second = (one.text.log.entry for one in receipts)
    forge(file, written_anew(change))  # type: ignore[arg-type]  # one is a plain lambda
    told = audited()
    assert told.covered == 0
    assert found(told)[0] == ("receipt_rewritten", first)
    assert [kind for kind, _ in found(told)][1] in ("receipt_rewritten", "receipt_cut")
    assert second > first


def test_a_cut_end_is_told_by_the_receipt_that_followed_it(
    audited: Callable[..., Audit], file: Path, receipts: list[Receipt]
) -> None:
    first, second = (one.text.log.entry for one in receipts)
    forge(file, lambda entries: entries[: second - 1])
    assert ("receipt_cut", second - 1) in found(audited())
    assert audited().covered == first


def test_receipts_taken_out_with_what_the_log_says_of_them_are_told_by_the_units(
    audited: Callable[..., Audit], file: Path, receipts: list[Receipt]
) -> None:
    forge(file, lambda entries: entries[: receipts[0].text.log.entry - 1])
    with unguarded(file) as database:
        database.execute("DELETE FROM receipt")
    assert found(audited()) == [], "nothing at the desk tells it any more"
    assert {kind for kind, _ in found(audited(*receipts))} == {"receipt_unknown", "receipt_cut"}


def test_a_receipt_taken_out_is_missed_by_the_log(
    audited: Callable[..., Audit], file: Path, receipts: list[Receipt]
) -> None:
    with unguarded(file) as database:
        database.execute("DELETE FROM receipt WHERE number = 2")
    assert found(audited()) == [("receipt_gone", receipts[1].text.log.entry + 1)]


def test_a_receipt_exchanged_for_another_with_a_key_of_ones_own_is_not_the_one_issued(
    audited: Callable[..., Audit], file: Path, receipts: list[Receipt], tmp_path: Path
) -> None:
    other = key_of(tmp_path, "desk", SIPO_UNIT)
    forged = issue(msgspec.structs.replace(receipts[1].text, signer=other.facts), other, AT)
    with unguarded(file) as database:
        kept = RECEIPTS.records(database.execute(RECEIPTS.select()).fetchall(), file)
        rows = [RECEIPTS.row(kept[1]._replace(digest=forged.digest, body=forged.content.decode()))]
        database.execute("DELETE FROM receipt WHERE number = 2")
        marks = ", ".join("?" * (len(RECEIPTS.columns) + 1))
        database.executemany(f"INSERT INTO receipt VALUES ({marks})", rows)
    assert ("receipt_gone", receipts[1].text.log.entry + 1) in found(audited())


def test_the_page_of_the_log_tells_what_disagrees(
    file: Path, receipts: list[Receipt], services: Services, tmp_path: Path
) -> None:
    held = write_receipt(receipts[1], tmp_path / "held.ipreceipt")
    forge(file, written_anew(without(2)))
    opener = DeskOpener(DeskStores(), services.library, services.regions, services.clock)
    desk = opener.open(str(file), "chief", "test")
    screen = DeskLogScreen(desk, InboxScreen(desk, services.translator).words, services.translator)
    assert screen.whole, "each entry follows from the one before"
    screen.prove(screen.audited([held]))
    desk.close()
    assert not screen.whole
    first, *breaks = screen.summary().split("\n")
    assert first.endswith("The log was changed.")
    assert any("receipt 1/2" in line for line in breaks)


def test_every_break_has_its_sentence(
    audited: Callable[..., Audit], file: Path, receipts: list[Receipt], services: Services
) -> None:
    forge(file, lambda entries: entries[:3])
    words = AuditWords(services.translator)
    told = audited(*receipts)
    assert all(words.line(one) for one in told.breaks)
    assert words.verdict(told).startswith("The history was changed")
