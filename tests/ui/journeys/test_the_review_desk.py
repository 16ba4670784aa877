"""SIPO's desk without a mouse: made, a key entered from its sheet, packages taken in, looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ipdesk.services import Services
from ipdesk.signing.enrolment_code import code_lines
from tests.signers import Keys
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, settle, spoken, wait_for
from ui.desk.desk_page import DeskPage
from ui.desk.keys_dialog import DeskKeysDialog
from ui.desk.new_desk import NewDeskDialog

LETTER = "粤知函〔2017〕1号"


def page_of(clerk: Clerk) -> DeskPage:
    page = clerk.desk.workbench.desks.page
    assert page is not None
    return page


def make_desk(clerk: Clerk, path: Path) -> None:
    """From the start page: name the file, tick practice, make it."""
    clerk.tab_to("New desk of SIPO…")

    def answer() -> None:
        assert isinstance(QApplication.activeModalWidget(), NewDeskDialog)
        clerk.keys.replace(str(path))
        clerk.tab_to("A desk for practice: it takes practice packages only")
        clerk.keys.press("Space")
        clerk.keys.press("Return")

    clerk.keys.press_into("Return", answer)
    settle()


def take_in(clerk: Clerk, paths: list[Path]) -> None:
    clerk.tab_to("Take packages in…")
    clerk.keys.press_into("Return", lambda: clerk.name_files(paths))
    clerk.jobs_done()
    settle()


def enrol(clerk: Clerk, code: str) -> None:
    """Into the dialog that is open: the code of a sheet, and the letter with which it came."""
    clerk.keys.replace(code)
    clerk.keys.press("Tab")
    clerk.keys.replace(LETTER)
    clerk.tab_to("Enrol the key")
    clerk.keys.press("Space")
    clerk.tab_back_to("Enrolment code")


def test_from_the_first_package_to_its_figures(
    clerk: Clerk, signed_package: Path, keys_of_office: Keys, tmp_path: Path
) -> None:
    place, broken = tmp_path / "desk.ipdesk", tmp_path / "broken.ipsub"
    broken.write_bytes(signed_package.read_bytes()[:-7])
    make_desk(clerk, place)
    page = page_of(clerk)
    assert "Drop the packages" in page.inbox_screen.empty()
    assert spoken() == "Take packages in…"
    take_in(clerk, [signed_package, broken])
    assert "Quarantined: 1; Refused: 1" in page.inbox.told.text()
    clerk.tab_to("Keys of the units…")
    clerk.keys.press("Return")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), DeskKeysDialog))
    assert spoken() == "Enrolment code"
    for key in keys_of_office:
        enrol(clerk, "".join(code_lines(key.facts)))
    clerk.keys.press("Escape")
    settle()
    clerk.tab_back_to("Look again at quarantine")
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    assert {line.verdict for line in page.inbox_screen.lines} == {"valid", "refused"}
    clerk.tab_to("Submissions")
    clerk.keys.press("Down")
    clerk.keys.press("Return")
    settle()
    assert spoken() == "Back to the inbox"
    clerk.keys.press("Return")
    settle()
    assert focused() is page.inbox.table
    clerk.tab_back_to("Close the desk")
    clerk.keys.press("Return")
    settle()
    assert clerk.desk.workbench.desks.page is None
    clerk.start_with(place)
    assert [line.number for line in page_of(clerk).inbox_screen.lines] == [2, 1]
    assert focused() is page_of(clerk).inbox.table


def test_a_desk_that_is_open_elsewhere_is_told(
    clerk: Clerk, services: Services, tmp_path: Path
) -> None:
    place = tmp_path / "desk.ipdesk"
    other = services.desks.create(str(place), "somebody")
    clerk.start_with(place)
    assert "already open" in clerk.dismiss()
    other.close()
