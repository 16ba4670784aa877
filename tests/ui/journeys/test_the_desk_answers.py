"""The desk comments on a cell, returns the report and issues the receipt, without a mouse.

Issue 5, item 5: "comments on cells, rows, sections; return or accept; the receipt"
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTableView

from ipdesk.receipts.file import read
from ipdesk.review.account import account_at
from ipdesk.review.enrolling import enrol
from ipdesk.services import Services
from tests.signers import PASSPHRASE, SIPO_UNIT, Keys, key_of
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_the_review_desk import LETTER, page_of, take_in
from tests.ui.keyboard import focused, settle, wait_for
from ui.desk.answer_dialogs import SayDialog
from ui.desk.log_page import DeskLogPage
from ui.desk.submission_view import SubmissionView


@pytest.fixture
def shown(
    clerk: Clerk, services: Services, signed_package: Path, keys_of_office: Keys, tmp_path: Path
) -> SubmissionView:
    """A desk with the example's package, valid; it is looked at."""
    place = tmp_path / "desk.ipdesk"
    desk = services.desks.create(str(place), account_at(str(place)), practice=True)
    for key in keys_of_office:
        enrol(desk, key.facts, LETTER)
    desk.close()
    clerk.start_with(place)
    take_in(clerk, [signed_package])
    clerk.tab_to("Submissions")
    clerk.keys.press("Return")
    settle()
    view = page_of(clerk).currentWidget()
    assert isinstance(view, SubmissionView)
    return view


def show_tab(clerk: Clerk, view: SubmissionView, name: str) -> None:
    """Go to the tab bar and on to the tab."""
    bar = view.tabs.tabBar()
    for _ in range(40):
        if focused() is bar:
            break
        clerk.keys.press("Tab")
    assert focused() is bar, "Tab does not lead to the tabs"
    for _ in range(bar.count()):
        if bar.tabText(bar.currentIndex()) == name:
            return
        clerk.keys.press("Right" if bar.currentIndex() + 1 < bar.count() else "Home")
    raise AssertionError(name)


def test_a_cell_is_commented_on_and_the_report_returned(
    clerk: Clerk, shown: SubmissionView, tmp_path: Path
) -> None:
    keys = clerk.keys
    show_tab(clerk, shown, "Data")
    clerk.tab_to("Data")
    assert isinstance(focused(), QTableView)
    keys.press("Down")
    clerk.tab_to("Comment on the selected cell…")
    keys.press("Return")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), SayDialog))
    keys.write("请核对口径")
    keys.press("Ctrl+Return")
    settle()
    show_tab(clerk, shown, "Comments and answers")
    (line,) = shown.answers.answering.lines
    assert line.texts[1] == "请核对口径"
    clerk.tab_to("Return…")
    keys.press("Return")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), SayDialog))
    keys.press("Ctrl+Return")
    assert isinstance(QApplication.activeModalWidget(), SayDialog), "a reason is needed"
    keys.write("请按意见修改")
    keys.press("Ctrl+Return")
    settle()
    assert "returned" in shown._verdict.text()
    key_of(tmp_path, "desk", SIPO_UNIT)
    clerk.tab_to("Choose key…")
    keys.press_into("Space", lambda: clerk.name_file(tmp_path / "desk.ipkey"))
    settle()
    keys.write(PASSPHRASE)
    clerk.tab_to("Issue the receipt…")
    path = tmp_path / "1.ipreceipt"
    keys.press_into("Space", lambda: clerk.name_file(path))
    clerk.jobs_done()
    settle()
    receipt = read(path)
    assert (receipt.text.state, receipt.text.text) == ("returned", "请按意见修改")
    assert [one.text for one in receipt.text.comments] == ["请核对口径"]
    clerk.tab_back_to("Back to the inbox")
    keys.press("Return")
    clerk.tab_back_to("Log")
    keys.press("Return")
    clerk.jobs_done()
    settle()
    log = page_of(clerk).currentWidget()
    assert isinstance(log, DeskLogPage)
    assert f"vouch for it up to entry {receipt.text.log.entry}." in log.summary.text()
    clerk.tab_to("Compare with receipts…")
    keys.press_into("Space", lambda: clerk.name_file(path))
    clerk.jobs_done()
    settle()
    assert "The log is whole" in log.summary.text()
