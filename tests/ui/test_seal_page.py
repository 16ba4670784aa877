"""The sealing page: the buttons follow the steps, and the steps are taken through it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ipdesk import kept_package
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put
from ui.context import Context
from ui.jobs import Jobs
from ui.sealing.seal_page import SealPage


@pytest.fixture
def page(qtbot: QtBot, services: Services, filled: Workspace, jobs: Jobs) -> Iterator[SealPage]:
    context = Context(services, filled, Sentences(services.translator, filled.form))
    made = SealPage(context, jobs)
    qtbot.addWidget(made)
    release = filled.subscribe(made.apply_change)
    made.show()
    yield made
    release()


def seal(qtbot: QtBot, page: SealPage, jobs: Jobs) -> None:
    page.sealing.confirm_read()
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        page.seal()


def test_an_unread_print_keeps_sealing_shut(page: SealPage) -> None:
    assert page.read_button.isEnabled()
    assert not page.seal_button.isEnabled()


def test_the_keyboard_begins_at_the_step_that_comes_next(page: SealPage, filled: Workspace) -> None:
    assert page.entry is page.read_button
    put(filled, "profile 1 office", "")
    assert page.entry is page.problems_button
    put(filled, "profile 1 office", "Planning")
    page.sealing.confirm_read()
    assert page.sign_step.isAncestorOf(page.entry)


def test_a_change_after_reading_shuts_sealing_again(page: SealPage, filled: Workspace) -> None:
    page.sealing.confirm_read()
    page.retranslate()
    assert page.seal_button.isEnabled()
    put(filled, "profile 1 phone", "020-0000")
    assert not page.seal_button.isEnabled()


def test_sealing_writing_and_delivering_through_the_page(
    qtbot: QtBot, page: SealPage, filled: Workspace, jobs: Jobs, tmp_path: Path
) -> None:
    seal(qtbot, page, jobs)
    assert filled.report.header.state == "sealed"
    assert page.facts.isVisible()
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        page.write(tmp_path / "usb")
    assert len(list((tmp_path / "usb").glob("*.ipsub"))) == 1
    page.write_step.hand_over.where.setText("SIPO, by USB stick")
    page.write_step.hand_over.button.click()
    assert filled.report.header.delivered_to == "SIPO, by USB stick"


def test_the_package_is_written_in_the_worker_once_however_often_it_is_asked_for(
    qtbot: QtBot,
    page: SealPage,
    jobs: Jobs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: list[threading.Thread] = []
    write = kept_package.write_kept

    def watched(*given: object) -> object:
        threads.append(threading.current_thread())
        return write(*given)  # type: ignore[arg-type]  # passed on as they come

    seal(qtbot, page, jobs)
    monkeypatch.setattr(kept_package, "write_kept", watched)
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        page.write(tmp_path / "usb")
        page.write(tmp_path / "usb")
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
    assert page.sealing.written is not None


def test_writing_that_is_stopped_leaves_nothing_on_the_medium(
    qtbot: QtBot, page: SealPage, jobs: Jobs, tmp_path: Path
) -> None:
    seal(qtbot, page, jobs)
    folder = tmp_path / "usb"
    folder.mkdir()
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        page.write(folder)
        jobs.cancel()
    assert list(folder.iterdir()) == []
    assert page.sealing.written is None


def test_a_change_while_the_package_is_made_is_told_and_nothing_is_sealed(
    qtbot: QtBot, page: SealPage, filled: Workspace, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr("ui.sealing.seal_page.show_error", lambda fault, *_: told.append(fault))
    page.sealing.confirm_read()
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        page.seal()
        put(filled, "profile 1 phone", "020-0000")
    assert filled.report.header.state == "draft"
    assert len(told) == 1
    assert not page.seal_button.isEnabled()


def test_the_page_is_painted_in_both_languages(page: SealPage, services: Services) -> None:
    for language in ("zh", "en"):
        services.translator.speak(language)
        page.retranslate()
        assert not page.grab().isNull()
