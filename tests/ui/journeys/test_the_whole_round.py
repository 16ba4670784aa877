"""A report goes to SIPO and back and there again, by keyboard, on both sides. Issue 5, item 5.

"comments on cells, rows, sections; return or accept; the receipt [...] The province imports
it: state changes, comments lie on the cells, the next revision shows each answered, with a
difference; the reviewer sees the same. Rule disputes: answered with a signed waiver"
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from ipdesk.places import Place
from ipdesk.review.account import account_at
from ipdesk.review.enrolling import enrol
from ipdesk.screens.answer_to import answer_to
from ipdesk.services import Services
from tests.report_steps import at, problems
from tests.signers import PASSPHRASE, SIPO_UNIT, key_of, keys_in
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_a_whole_year import read_the_print, seal, write_package
from tests.ui.journeys.test_the_desk_answers import show_tab
from tests.ui.journeys.test_the_review_desk import LETTER, page_of, take_in
from tests.ui.keyboard import focused, settle, spoken, wait_for
from ui.comments.comment_dialog import CommentDialog
from ui.comments.comments_page import CommentsTable
from ui.desk.answer_dialogs import SayDialog
from ui.desk.submission_view import SubmissionView
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.print_preview.sheet_preview import SheetPreview

CELL, ROW, SECTION = at("base BF1 value"), at("base BF1"), at("base")
ASKED = {CELL: "请核对口径", ROW: "请注明来源", SECTION: "本节缺说明"}
ANSWERED = {SECTION: "本节无其他说明", ROW: "来源为省统计年鉴"}
SLIP, WAIVER = "该规则不适用于本省", "国知函〔2017〕8号"
FIGURE = "168481"


class Office:
    """The files of both sides: the workspace, the desk, the keys, and the stick between them."""

    def __init__(self, services: Services, folder: Path, workspace: Path) -> None:
        self.services, self.folder, self.workspace = services, folder, workspace
        self.desk = folder / "desk.ipdesk"
        keys = keys_in(folder)
        key_of(folder, "desk", SIPO_UNIT)
        desk = services.desks.create(str(self.desk), account_at(str(self.desk)), practice=True)
        for key in keys:
            enrol(desk, key.facts, LETTER)
        desk.close()

    def receipt(self, number: int) -> Path:
        return self.folder / f"{number}.ipreceipt"


@pytest.fixture
def office(services: Services, filled_file: Path, tmp_path: Path) -> Office:
    return Office(services, tmp_path, filled_file)


def test_returned_answered_and_accepted(clerk: Clerk, office: Office) -> None:
    clerk.start_with(office.workspace)
    rule, row = dispute(clerk)
    first = hand_in(clerk, office, 1)

    view = look_at(clerk, office, first)
    for place in ASKED:
        remark(clerk, view, place)
    waive(clerk, view, rule)
    decide(clerk, view, "Return…", "请按意见修改")
    look_at_the_draft(clerk)
    issue(clerk, office, 1)

    clerk.start_with(office.workspace)
    import_receipt(clerk, office, 1, first=True)
    assert clerk.desk.workspace.report.header.state == "returned"
    before = clerk.desk.workspace.report.cell(CELL).raw
    revise(clerk)
    assert waiver_of(clerk, office.services, rule, row) == f"Waived by {WAIVER}: 同意"
    answer_all(clerk)
    second = hand_in(clerk, office, 2)

    view = look_at(clerk, office, second)
    said = {line.texts[1]: line.texts[3] for line in view.answers.answering.lines}
    assert said[ASKED[CELL]] == f"{before} → {FIGURE}"
    assert {said[ASKED[place]] for place in ANSWERED} == set(ANSWERED.values())
    decide(clerk, view, "Accept…", "")
    issue(clerk, office, 2)

    clerk.start_with(office.workspace)
    import_receipt(clerk, office, 2, first=False)
    assert clerk.desk.workspace.report.header.state == "accepted"


def dispute(clerk: Clerk) -> tuple[str, str]:
    """Say of a rule that is explained that it is wrong here: which rule, and in which row."""
    found = next(p for p in clerk.desk.workspace.checker.problems() if p.level == "query")
    clerk.pick_problem(found.rule, found.place.row)
    clerk.keys.press("Ctrl+Shift+Q")
    clerk.keys.write(SLIP)
    clerk.keys.press("Ctrl+Return")
    return found.rule, found.place.row


def hand_in(clerk: Clerk, office: Office, number: int) -> Path:
    """Seal and sign with both keys, and write the package."""
    stick = office.folder / f"stick-{number}"
    stick.mkdir()
    read_the_print(clerk)
    if number == 1:
        clerk.tab_back_to("Seal without a signature")
        clerk.keys.press("Up")
        choose_key(clerk, office.folder / "clerk.ipkey")
    else:
        clerk.tab_back_to("Passphrase of the key")
    clerk.keys.write(PASSPHRASE)
    clerk.tab_to("Seal the report…")
    seal(clerk)
    clerk.enter_section()
    if number == 1:
        choose_key(clerk, office.folder / "reviewer.ipkey")
    else:
        clerk.tab_to("Passphrase of the key")
    clerk.keys.write(PASSPHRASE)
    clerk.keys.press("Return")
    clerk.jobs_done()
    return write_package(clerk, stick)


def choose_key(clerk: Clerk, path: Path) -> None:
    clerk.tab_to("Choose key…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(path))
    settle()
    assert spoken() == "Passphrase of the key"


def look_at(clerk: Clerk, office: Office, package: Path) -> SubmissionView:
    """At the desk: take the package in, and open what has come last."""
    clerk.start_with(office.desk)
    take_in(clerk, [package])
    clerk.tab_to("Submissions")
    clerk.keys.press("Home")
    clerk.keys.press("Return")
    settle()
    view = page_of(clerk).currentWidget()
    assert isinstance(view, SubmissionView)
    assert view.answers.answering.submission.verdict == "valid"
    return view


def remark(clerk: Clerk, view: SubmissionView, place: Place) -> None:
    """Comment on the selected cell, on its row, or on its section."""
    show_tab(clerk, view, "Data")
    clerk.tab_to("Section")
    clerk.keys.press("Home")
    for _ in range(view.section.count()):
        if view.section.currentData() == place.section:
            break
        clerk.keys.press("Down")
    clerk.tab_to("Data")
    rows = view._screen.data.places(CELL.section)
    clerk.keys.press("Home")
    clerk.keys.press("Down", rows.index(CELL))
    clerk.tab_to("Comment on the selected cell…")
    clerk.keys.press("Return")
    said_in_dialog()
    clerk.keys.write(ASKED[place])
    clerk.tab_back_to("It concerns")
    clerk.keys.press("Down", (CELL, ROW, SECTION).index(place))
    clerk.keys.press("Ctrl+Return")
    settle()
    (made,) = (
        line.comment for line in view.answers.answering.lines if line.texts[1] == ASKED[place]
    )
    assert made is not None
    assert made.place == place


def said_in_dialog() -> SayDialog:
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), SayDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SayDialog)
    return dialog


def waive(clerk: Clerk, view: SubmissionView, rule: str) -> None:
    """The dispute, the last line, is answered with the letter that waives the rule."""
    show_tab(clerk, view, "Comments and answers")
    clerk.tab_to("Comments and answers")
    assert focused() is view.answers.table
    clerk.keys.press("Down", len(view.answers.answering.lines))
    clerk.tab_to("Answer the dispute…")
    clerk.keys.press("Return")
    said_in_dialog()
    assert spoken() == "Answer"
    clerk.keys.press("Down")
    clerk.tab_to("Number of the letter")
    clerk.keys.write(WAIVER)
    clerk.tab_to("Text")
    clerk.keys.write("同意")
    clerk.keys.press("Ctrl+Return")
    settle()
    assert view.answers.answering.lines[-1].texts[0].startswith(rule)
    assert WAIVER in view.answers.answering.lines[-1].texts[3]


def decide(clerk: Clerk, view: SubmissionView, button: str, why: str) -> None:
    show_tab(clerk, view, "Comments and answers")
    clerk.tab_to(button)
    clerk.keys.press("Return")
    said_in_dialog()
    clerk.keys.write(why)
    clerk.keys.press("Ctrl+Return")
    settle()


def look_at_the_draft(clerk: Clerk) -> None:
    """The receipt is seen as a sheet before it is signed."""
    clerk.tab_to("Preview the receipt…")
    clerk.keys.press("Space")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), SheetPreview))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, SheetPreview)
    wait_for(lambda: preview.sheet.pages.count > 0)
    assert "Returned" in preview.windowTitle()
    clerk.keys.press("Escape")
    settle()


def issue(clerk: Clerk, office: Office, number: int) -> None:
    clerk.tab_to("Choose key…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(office.folder / "desk.ipkey"))
    settle()
    clerk.keys.write(PASSPHRASE)
    clerk.tab_to("Issue the receipt…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(office.receipt(number)))
    clerk.jobs_done()
    settle()
    assert office.receipt(number).exists()


def import_receipt(clerk: Clerk, office: Office, number: int, *, first: bool) -> None:
    """What it says and from whom is seen, as a sheet too, before it is taken in."""
    clerk.keys.press_into("Ctrl+Alt+R", lambda: clerk.name_file(office.receipt(number)))
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), ReceiptDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReceiptDialog)
    assert dialog._screen.signed()[1] == ("query" if first else "done")
    if first:
        wait_for(dialog.compared.hasFocus)
        clerk.keys.press("Space")
    clerk.tab_to("Show as a sheet")
    clerk.keys.press("Space")
    clerk.jobs_done()
    clerk.tab_to("Take the receipt in")
    clerk.keys.press("Return")
    settle()


def revise(clerk: Clerk) -> None:
    """Begin the next revision: each comment is asked about where it lies."""

    def make() -> None:
        assert isinstance(QApplication.activeModalWidget(), QDialog)
        clerk.keys.press("Return")

    clerk.keys.press_into("Ctrl+Shift+N", make)
    settle()
    assert clerk.desk.workspace.report.header.revision == 2
    found = problems(clerk.desk.workspace, "V14")
    assert {problem.place: problem.limit for problem in found} == ASKED


def waiver_of(clerk: Clerk, services: Services, rule: str, row: str) -> str:
    (disputed,) = problems(clerk.desk.workspace, rule, row)
    return answer_to(disputed, clerk.desk.workspace, services.translator)


def answer_all(clerk: Clerk) -> None:
    """One by another figure; the others in words, each reached from its problem."""
    workspace = clerk.desk.workspace
    clerk.open_section("Base figures")
    clerk.type_cell("BF1", "value", FIGURE)
    assert {problem.place for problem in problems(workspace, "V14")} == {ROW, SECTION}
    for place, words in ANSWERED.items():
        clerk.open_section("Base figures")
        listed = clerk.pick_problem("V14")
        current = listed.current
        assert current is not None
        assert current.place == place
        clerk.keys.press("Return")
        assert isinstance(focused(), CommentsTable), "the problem leads to the comment"
        clerk.keys.press("F2")
        wait_for(lambda: isinstance(QApplication.activeModalWidget(), CommentDialog))
        clerk.keys.write(words)
        clerk.keys.press("Ctrl+Return")
        settle()
    assert not problems(workspace, "V14")
    explain_what_the_figure_brought(clerk)


def explain_what_the_figure_brought(clerk: Clerk) -> None:
    workspace = clerk.desk.workspace
    clerk.open_section("Base figures")
    for problem in [p for p in workspace.checker.problems() if p.blocks]:
        clerk.pick_problem(problem.rule, problem.place.row)
        clerk.keys.press("Ctrl+E")
        clerk.keys.write("演练数据")
        clerk.keys.press("Ctrl+Return")
    assert workspace.checker.verdict().ready
