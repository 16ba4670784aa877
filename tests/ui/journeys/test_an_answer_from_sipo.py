"""SIPO's receipt comes by keyboard: the report is returned, revised, each comment answered.

Issue 5, item 5: "The province imports it: state changes, comments lie on the cells, the next
revision shows each answered"
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from ipdesk.sentences import Sentences
from tests.receipt_maker import receipt_for, write_receipt
from tests.report_steps import at
from tests.signers import SIPO_UNIT, key_of
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, settle, wait_for
from ui.comments.comment_dialog import CommentDialog
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.sealing.seal_page import SealPage

CELL = at("base BF1 value")
COMMENTS = {"base BF1 value": "请核对口径", "base": "本节请补充说明"}


@pytest.fixture
def returned(clerk: Clerk, sealed_file: Path, tmp_path: Path) -> Path:
    """The sealed example is open, and a receipt that returns it lies on the stick."""
    clerk.start_with(sealed_file)
    receipt = receipt_for(clerk.desk.workspace, key_of(tmp_path, "desk", SIPO_UNIT), COMMENTS)
    return write_receipt(receipt, tmp_path / "1.ipreceipt")


def take_in(clerk: Clerk, path: Path) -> None:
    clerk.keys.press_into("Ctrl+Alt+R", lambda: clerk.name_file(path))
    wait_for(lambda: isinstance(focused().window(), ReceiptDialog))
    dialog = focused().window()
    assert isinstance(dialog, ReceiptDialog)
    assert not dialog.take_button.isEnabled(), "the fingerprint is compared first"
    wait_for(dialog.compared.hasFocus)
    clerk.keys.press("Space")
    clerk.tab_to("Take the receipt in")
    clerk.keys.press("Return")
    settle()


def test_the_report_is_returned_and_the_next_revision_answers(clerk: Clerk, returned: Path) -> None:
    take_in(clerk, returned)
    workspace, page = clerk.desk.workspace, clerk.desk.page
    assert workspace.report.header.state == "returned"
    assert page.navigation.current_code() == "comments", "what is to be answered is shown"
    assert [one.open for one in workspace.comments.threads()] == [True, True]
    clerk.keys.press("Ctrl+Shift+S")
    settle()
    seal = clerk.desk.page.stack.currentWidget()
    assert isinstance(seal, SealPage)
    (step,) = (one for one in seal.sealing.steps() if one.code == "receipt")
    assert step.state == "done"
    assert "请按意见修改" in step.text
    header = workspace.report.header
    clerk.desk.workbench.switch_report(
        clerk.desk.workbench._session.add_report(header.kind, header.year)
    )
    settle()
    assert clerk.desk.workspace.report.header.revision == 2
    clerk.keys.press("Ctrl+Shift+F2")
    settle()
    clerk.enter_section()
    clerk.keys.press("F2")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), CommentDialog))
    clerk.keys.write("已核对并改正")
    clerk.keys.press("Ctrl+Return")
    settle()
    answered = [one for one in clerk.desk.workspace.comments.threads() if one.answers]
    assert [one.answers[0].text for one in answered] == ["已核对并改正"]


def test_the_same_receipt_again_is_told(clerk: Clerk, returned: Path) -> None:
    take_in(clerk, returned)
    clerk.keys.press_into("Ctrl+Alt+R", lambda: clerk.name_file(returned))
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "here already" in box.text()
    clerk.keys.press("Escape")


def test_comments_of_sipo_say_so(clerk: Clerk, returned: Path) -> None:
    """The author is SIPO, and they can be shown alone."""
    take_in(clerk, returned)
    workspace = clerk.desk.workspace
    workspace.comments.add(CELL, "own remark", "clerk")
    from ipdesk.screens.comments import CommentsScreen

    translator = clerk.desk.workbench._translator
    words = Sentences(translator, lambda: workspace.form, workspace.report.cell)
    screen = CommentsScreen(workspace, words, translator)
    screen.kind = "sipo"
    screen.refresh()
    assert sorted(line.texts[2] for line in screen.lines) == sorted(COMMENTS.values())
    assert {line.texts[3] for line in screen.lines} == {"SIPO Reviewer"}
