"""The chief runs the desk without a mouse: people, keys, the log, letting in; two who differ.

Issue 5, 1, 4 and 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ipdesk.review.account import account_at
from ipdesk.review.answering import decide
from ipdesk.review.desk import Desk, set_role
from ipdesk.review.enrolling import enrol
from ipdesk.services import Services
from ipdesk.signing.key_file import open_key
from tests.review.handed_in import bag_of
from tests.review.postgresql import PostgresServer, programs
from tests.signers import PASSPHRASE, Keys, keys_in
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_the_desk_answers import show_tab
from tests.ui.journeys.test_the_review_desk import LETTER, page_of, take_in
from tests.ui.keyboard import focused, settle, spoken, wait_for
from ui.desk.answer_dialogs import SayDialog
from ui.desk.desk_page import DeskPage
from ui.desk.keys_dialog import DeskKeysDialog
from ui.desk.log_page import DeskLogPage
from ui.desk.people_dialog import PeopleDialog
from ui.desk.several_keys_dialog import SeveralKeysDialog
from ui.desk.signing_key_dialog import SigningKeyDialog
from ui.desk.submission_view import SubmissionView

OTHER = "wang"
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the desk lies: in a file, or on a server where a test asks for one."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield str(tmp_path / "desk.ipdesk")
        return
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    server = PostgresServer(found)
    yield server.new_database()
    server.stop()


@pytest.fixture
def page(clerk: Clerk, services: Services, place: str) -> Iterator[DeskPage]:
    """A desk for practice, open in the window."""
    services.desks.create(place, account_at(place), practice=True).close()
    clerk.desk.workbench.desks.open(place)
    settle()
    yield page_of(clerk)
    clerk.desk.workbench.desks.close()


@pytest.fixture
def other(page: DeskPage, services: Services, place: str) -> Iterator[Desk]:
    """Somebody else at the same desk, a chief too; on a server with a program of its own."""
    set_role(page.desk, OTHER, "chief")
    if "://" not in place:
        yield Desk(page.desk.store, page.desk.clock, page.desk.regions, OTHER, "test")
        return
    opened = services.desks.open(place, OTHER)
    yield opened
    opened.close()


def dialog_of(kind: type[D]) -> D:
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def test_a_role_is_given_and_the_log_tells_of_it(
    clerk: Clerk, page: DeskPage, tmp_path: Path
) -> None:
    keys = clerk.keys
    clerk.tab_to("People…")
    keys.press("Return")
    people = dialog_of(PeopleDialog)
    wait_for(lambda: QApplication.focusWidget() is people.table)
    clerk.tab_to("Account")
    keys.replace(OTHER)
    keys.press("Tab")
    keys.press("End")
    assert people.role.code == "chief"
    keys.press("Return")
    assert {one.name: one.role for one in page.desk.people()}[OTHER] == "chief"
    keys.press("Escape")
    settle()
    clerk.tab_to("Log")
    keys.press("Return")
    log = page.currentWidget()
    assert isinstance(log, DeskLogPage)
    assert "The log is whole" in log.summary.text()
    for name in ("工作区日志", "Log of the desk"):
        clerk.desk.run("language")
        log = page.currentWidget()
        assert isinstance(log, DeskLogPage)
        assert log.table.accessibleName() == name, "it speaks the other language"
    settle()
    assert focused() is log.back_button
    clerk.tab_to("Search")
    keys.write("chief")
    assert [line.texts[4] for line in log._screen.lines] == [OTHER]
    table = tmp_path / "log.csv"
    clerk.tab_to("Write as a table…")
    keys.press_into("Space", lambda: clerk.name_file(table))
    clerk.jobs_done()
    assert str(table) in clerk.dismiss()
    assert OTHER in table.read_text(encoding="utf-8-sig").splitlines()[1]
    clerk.tab_back_to("Back to the inbox")
    keys.press("Return")
    assert page.inbox.isVisible()


def test_a_folder_of_keys_is_enrolled_and_several_are_revoked(
    clerk: Clerk, page: DeskPage, tmp_path: Path
) -> None:
    keys, folder = clerk.keys, tmp_path / "keys"
    folder.mkdir()
    keys_in(folder)
    clerk.tab_to("Keys of the units…")
    keys.press("Return")
    dialog_of(DeskKeysDialog)
    clerk.tab_to("Enrol from a folder…")

    def name_folder() -> None:
        assert isinstance(QApplication.activeModalWidget(), QFileDialog)
        keys.replace(str(folder))
        keys.press("Return")

    keys.press_into("Space", name_folder)
    several = dialog_of(SeveralKeysDialog)
    assert several.enrol_button.text() == "Enrol 2 keys"
    keys.press("Return")
    assert spoken() == "Number of the letter", "the letter is still to be named"
    keys.write(LETTER)
    keys.press("Return")
    wait_for(lambda: len(page.desk.enrolments()) == 2)
    assert "look again at quarantine" in page.inbox.told.text()
    settle()
    clerk.tab_to("Keys of the units…")
    keys.press("Return")
    dialog = dialog_of(DeskKeysDialog)
    clerk.tab_back_to("Enrolled keys")
    keys.press("Ctrl+A")
    clerk.tab_to("Number of the letter")
    keys.write("粤知函〔2017〕9号")
    clerk.tab_to("Revoke the selected keys")
    keys.press("Space")
    assert all(one.revoked_at for one in page.desk.enrolments())
    assert dialog.isVisible()
    keys.press("Escape")


def test_the_desk_makes_its_signing_key(clerk: Clerk, page: DeskPage, tmp_path: Path) -> None:
    keys, path = clerk.keys, tmp_path / "sipo-desk.ipkey"
    clerk.tab_to("Keys of the units…")
    keys.press("Return")
    dialog_of(DeskKeysDialog)
    clerk.tab_to("Make the desk's signing key…")
    keys.press("Space")
    dialog_of(SigningKeyDialog)
    assert spoken() == "Passphrase"
    keys.write(PASSPHRASE)
    keys.press("Tab")
    keys.write(PASSPHRASE)
    clerk.tab_back_to("Keep it in")
    keys.replace(str(path))
    keys.press("Return")
    clerk.jobs_done()
    settle()
    assert open_key(path, PASSPHRASE).facts.role == "desk"
    assert path.with_suffix(".pdf").exists()
    assert "publish the fingerprint" in page.inbox.told.text()


@pytest.fixture
def waiting(
    clerk: Clerk, page: DeskPage, package_file: Path, keys_of_office: Keys, tmp_path: Path
) -> SubmissionView:
    """A package that follows one that has not come, on screen."""
    for key in keys_of_office:
        enrol(page.desk, key.facts, LETTER)
    bag = bag_of(package_file).by(*keys_of_office)
    after = bag.saying(sequence=2, previous="ab" * 32)
    take_in(clerk, [after.write(tmp_path / "second.ipsub")])
    clerk.tab_to("Submissions")
    clerk.keys.press("Return")
    settle()
    view = page.currentWidget()
    assert isinstance(view, SubmissionView)
    return view


def test_the_chief_lets_a_package_in_over_a_gap(
    clerk: Clerk, page: DeskPage, waiting: SubmissionView
) -> None:
    keys = clerk.keys
    assert waiting.finding.admit_button.isEnabled(), page.desk.judged(1).reasons
    clerk.tab_to("Let it in nevertheless…")
    keys.press("Return")
    dialog_of(SayDialog)
    keys.press("Ctrl+Return")
    dialog_of(SayDialog)
    keys.write("前一包已由函确认")
    keys.press("Ctrl+Return")
    clerk.jobs_done()
    settle()
    assert page.desk.judged(1).submission.counts
    shown = page.currentWidget()
    assert isinstance(shown, SubmissionView)
    assert "前一包已由函确认" in " ".join(shown._screen.reasons())


@pytest.mark.parametrize(
    "place", ["sqlite", pytest.param("postgresql", marks=pytest.mark.torture)], indirect=True
)
def test_what_somebody_else_decided_meanwhile_is_told_and_shown(
    clerk: Clerk, page: DeskPage, other: Desk, signed_package: Path, keys_of_office: Keys
) -> None:
    """The text stays; what the other did stands in the dialog and behind it."""
    keys = clerk.keys
    for key in keys_of_office:
        enrol(page.desk, key.facts, LETTER)
    take_in(clerk, [signed_package])
    clerk.tab_to("Submissions")
    keys.press("Return")
    settle()
    view = page.currentWidget()
    assert isinstance(view, SubmissionView)
    show_tab(clerk, view, "Comments and answers")
    clerk.tab_to("Return…")
    keys.press("Return")
    dialog = dialog_of(SayDialog)
    keys.write("第3项口径有误")
    decide(other, 1, "accepted", "核对无误")
    keys.press("Ctrl+Return")
    said = dialog.text.accessibleDescription()
    assert "Somebody else changed this meanwhile. Nothing of yours was written." in said
    assert f"What it is now: Accepted; 核对无误 ({OTHER}, " in said
    assert dialog.text.draft() == "第3项口径有误"
    assert "accepted" in view._verdict.text()
    keys.press("Escape")
    settle()
    assert page.desk.judged(1).submission.state == "accepted"
    assert not view.answers.buttons["accept"].isEnabled()


def test_what_others_have_changed_is_shown_by_reading_anew(
    clerk: Clerk, page: DeskPage, other: Desk
) -> None:
    set_role(other, page.desk.name, "reader")
    assert page.inbox.take_button.isEnabled()
    clerk.keys.press("F5")
    assert not page.inbox.take_button.isEnabled()
    assert "you work there as “Reader”" in page.inbox.take_button.accessibleDescription()
