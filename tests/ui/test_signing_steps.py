"""Signing on the sealing page: what can be done when, and that the window never waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.signing import key_file
from ipdesk.workspace import Workspace
from tests.signers import PASSPHRASE, keys_in
from ui.context import Context
from ui.dialogs.new_key import NewKeyDialog
from ui.jobs import Jobs
from ui.sealing.key_field import KeyField
from ui.sealing.seal_page import SealPage


@pytest.fixture
def page(
    qtbot: QtBot, services: Services, filled: Workspace, jobs: Jobs, tmp_path: Path
) -> Iterator[SealPage]:
    """The page of a report whose print was read, and the keys of the office beside it."""
    keys_in(tmp_path)
    context = Context(services, filled, Sentences(services.translator, filled.form))
    made = SealPage(context, jobs)
    qtbot.addWidget(made)
    release = filled.subscribe(made.apply_change)
    made.sealing.confirm_read()
    made.retranslate()
    made.show()
    yield made
    release()


def choose(field: KeyField, path: Path, passphrase: str = PASSPHRASE) -> None:
    field.show_choice(path)
    field.passphrase.setText(passphrase)


def seal(qtbot: QtBot, page: SealPage, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        page.seal()


def test_sealing_without_a_signature_says_so_beforehand(page: SealPage) -> None:
    step = page.sign_step
    assert step.without.isChecked()
    assert page.seal_button.isEnabled()
    assert "does not show who made it" in step._warning.text()
    assert step._warning.isVisible()


def test_sealing_with_a_key_takes_key_and_passphrase(page: SealPage, tmp_path: Path) -> None:
    step = page.sign_step
    step.with_key.setChecked(True)
    assert not page.seal_button.isEnabled()
    step.key.show_choice(tmp_path / "clerk.ipkey")
    assert not page.seal_button.isEnabled()
    step.key.passphrase.setText(PASSPHRASE)
    assert page.seal_button.isEnabled()


def test_keys_are_opened_in_the_worker(
    qtbot: QtBot, page: SealPage, filled: Workspace, jobs: Jobs, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    threads: list[threading.Thread] = []
    opening = key_file.open_key

    def watched(*given: object) -> object:
        threads.append(threading.current_thread())
        return opening(*given)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(key_file, "open_key", watched)
    page.sign_step.with_key.setChecked(True)
    choose(page.sign_step.key, tmp_path / "clerk.ipkey")
    seal(qtbot, page, jobs)
    assert page.sign_step.key.passphrase.text() == "", "it is kept nowhere"
    choose(page.countersign_step.key, tmp_path / "reviewer.ipkey")
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        page.countersign_step.button.click()
    assert len(filled.store.signatures(filled.report.header.id)) == 2
    assert len(threads) == 2
    assert threading.main_thread() not in threads
    assert not page.countersign_step.isVisible()


def test_a_wrong_passphrase_is_told_where_it_was_typed_and_seals_nothing(
    qtbot: QtBot, page: SealPage, filled: Workspace, jobs: Jobs, tmp_path: Path
) -> None:
    page.sign_step.with_key.setChecked(True)
    choose(page.sign_step.key, tmp_path / "clerk.ipkey", "geese of another kind")
    seal(qtbot, page, jobs)
    assert filled.editable
    field = page.sign_step.key.passphrase
    assert "does not open this key" in field.accessibleDescription()
    field.setText("t")
    assert field.accessibleDescription() == ""


def test_who_has_signed_before_is_asked_for_the_passphrase_at_once(
    qtbot: QtBot, page: SealPage, jobs: Jobs, tmp_path: Path
) -> None:
    page.sign_step.key.show_choice(tmp_path / "clerk.ipkey")
    again = SealPage(page._context, jobs)
    qtbot.addWidget(again)
    assert again.sign_step.with_key.isChecked()
    assert again.sign_step.key.file.text() == str(tmp_path / "clerk.ipkey")


def test_a_key_is_made_in_the_worker_and_its_flaws_are_told_at_the_field(
    qtbot: QtBot, page: SealPage, jobs: Jobs, tmp_path: Path
) -> None:
    choice = page.sign_step.key.choice
    dialog = NewKeyDialog(choice, tmp_path / "new.ipkey", jobs, page._translator, page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.until.setText("soon")
    dialog.make()
    assert "day" in dialog.until.accessibleDescription()
    dialog.until.setText("2030-01-01")
    dialog.first.setText(PASSPHRASE)
    dialog.make()
    assert "differ" in dialog.second.accessibleDescription()
    dialog.second.setText(PASSPHRASE)
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        dialog.make()
    assert "5 years" in dialog.until.accessibleDescription()
    dialog.until.setText("2018-01-01")
    with qtbot.waitSignals([dialog.made, jobs.ended], timeout=30_000):
        dialog.make()
    assert key_file.read_facts(tmp_path / "new.ipkey").valid_until == "2018-01-01"
