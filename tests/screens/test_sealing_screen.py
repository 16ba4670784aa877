"""Sealing: the order of the steps, what blocks each, and what they leave behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from receipt_maker import receipt_for
from signers import SIPO_UNIT, Keys, key_of

from ipdesk.formats import grouped
from ipdesk.receipts.taking import ReceiptTaker
from ipdesk.screens.receipt_step import receipt_text
from ipdesk.screens.sealed_facts import check_code
from ipdesk.screens.sealing import STEPS, SealingScreen
from ipdesk.sealed_signatures import countersigned, record_countersignature
from ipdesk.sealing import Sealer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put


def screen_of(workspace: Workspace, services: Services) -> SealingScreen:
    sentences = Sentences(services.translator, workspace.form)
    return SealingScreen(workspace, sentences, services.translator)


def states(screen: SealingScreen) -> list[str]:
    return [screen.state(code) for code in STEPS]


@pytest.fixture
def ready(filled: Workspace, services: Services) -> SealingScreen:
    return screen_of(filled, services)


@pytest.fixture
def sealed(filled: Workspace, services: Services) -> SealingScreen:
    sealer = Sealer(services)
    sealer.commit(filled, sealer.render(sealer.prepare(filled), {}.__getitem__))
    return screen_of(filled, services)


def test_an_unfinished_report_blocks_all_but_the_check(
    workspace: Workspace, services: Services
) -> None:
    screen = screen_of(workspace, services)
    assert states(screen) == ["open", "blocked", "blocked", "blocked", "blocked", "blocked"]
    assert "to fill in" in screen.steps()[0].text


def test_a_ready_report_is_to_be_read_next(ready: SealingScreen) -> None:
    assert states(ready) == ["done", "open", "blocked", "blocked", "blocked", "blocked"]


def test_a_print_that_was_read_opens_sealing(ready: SealingScreen) -> None:
    ready.confirm_read()
    assert states(ready) == ["done", "done", "open", "blocked", "blocked", "blocked"]


def test_a_change_asks_for_the_print_to_be_read_again(
    filled: Workspace, ready: SealingScreen
) -> None:
    ready.confirm_read()
    put(filled, "profile 1 phone", "020-0000")
    assert ready.state("read") == "open"
    assert ready.state("seal") == "blocked"


def test_a_sealed_report_is_to_be_written(sealed: SealingScreen) -> None:
    assert states(sealed) == ["done", "done", "done", "skipped", "open", "blocked"]
    assert "0001" in sealed.steps()[2].text


def test_a_report_sealed_without_signature_says_so(sealed: SealingScreen) -> None:
    steps = {step.code: step for step in sealed.steps()}
    assert steps["seal"].text.endswith("not signed.")
    assert steps["countersign"].state_word == "left out"
    assert sealed.facts()[0].value == "none: the package does not show who made it"


def test_the_chief_is_to_counter_sign_what_the_clerk_signed(
    filled: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    sealer, now = Sealer(services), services.clock.now()
    rendered = sealer.render(sealer.prepare(filled), {}.__getitem__)
    sealer.commit(filled, rendered.signed(keys.clerk, now))
    screen = screen_of(filled, services)
    assert states(screen) == ["done", "done", "done", "open", "open", "blocked"]
    screen.note_written(sealer.write_package(filled, tmp_path))
    record_countersignature(filled, countersigned(keys.reviewer, screen.signed, now))
    screen.note_signed()
    assert states(screen) == ["done", "done", "done", "done", "open", "blocked"], (
        "to be written again"
    )
    names = [fact.name for fact in screen.facts()]
    assert names[:2] == ["Signed by the clerk", "Counter-signed by the reviewer"]


def test_a_written_package_is_named_with_its_place(
    filled: Workspace, sealed: SealingScreen, services: Services, tmp_path: Path
) -> None:
    written = Sealer(services).write_package(filled, tmp_path / "usb")
    sealed.note_written(written)
    assert sealed.state("write") == "done"
    assert str(written.path) in [fact.value for fact in sealed.facts()]


def test_the_facts_hold_the_digest_and_its_check_code(
    filled: Workspace, sealed: SealingScreen
) -> None:
    digest = filled.report.header.seal
    values = [fact.value for fact in sealed.facts()]
    assert grouped(digest) in values
    assert check_code(digest) in values
    assert sealed.code_text().endswith(digest)


def test_delivery_closes_the_last_step(
    filled: Workspace, sealed: SealingScreen, services: Services
) -> None:
    assert sealed.may_deliver
    Sealer(services).mark_delivered(filled, "SIPO, by USB stick")
    assert not sealed.may_deliver
    assert sealed.state("write") == "done"
    assert "SIPO, by USB stick" in [fact.value for fact in sealed.facts()]


def test_a_draft_has_no_facts(ready: SealingScreen) -> None:
    assert ready.facts() == []


def test_a_check_code_is_short_enough_to_be_read_out() -> None:
    assert check_code("0123456789abcdef" * 4) == "0123 4567 89AB CDEF"


def test_what_was_handed_over_waits_for_the_receipt(
    filled: Workspace, services: Services, keys: Keys, tmp_path: Path
) -> None:
    """peers Workflow: "delivered is not received" """
    sealer = Sealer(services)
    sealer.commit(filled, sealer.render(sealer.prepare(filled), {}.__getitem__))
    sealer.mark_delivered(filled, "SIPO", "test")
    screen = screen_of(filled, services)
    assert screen.state("receipt") == "open"
    receipt = receipt_for(filled, key_of(tmp_path, "desk", SIPO_UNIT))
    taker = ReceiptTaker(filled, services.opener)
    taker.take(taker.plan(receipt), receipt.signature.fingerprint)
    step = next(step for step in screen.steps() if step.code == "receipt")
    assert (step.state, "returned" in step.text) == ("done", True)
    assert "请按意见修改" in step.text
    assert "Begin the next revision" in step.text, "what is to be done now"
    services.opener.add_report(filled, "annual", 2016, "test")
    services.opener.turn_to(filled, "annual-2016")
    assert "Begin the next revision" not in receipt_text(filled, services.translator)
