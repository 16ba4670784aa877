"""Signing without a mouse: keys are made, the clerk seals and signs, the chief counter-signs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ipdesk.package.verify import verify
from tests.signers import PASSPHRASE
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_a_whole_year import press_and_seal, read_the_print, write_package
from tests.ui.keyboard import settle, spoken, wait_for
from ui.dialogs.new_key import NewKeyDialog


def make_key(clerk: Clerk, path: Path) -> None:
    """Name the file, type the passphrase twice; the key is made and asks for it."""
    clerk.tab_to("Make a key…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(path))
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), NewKeyDialog))
    assert spoken() == "Passphrase"
    clerk.keys.write("too short")
    clerk.keys.press("Tab")
    clerk.keys.write("too short")
    clerk.keys.press("Return")
    clerk.jobs_done()
    assert spoken() == "Passphrase", "what is wrong is said there"
    clerk.keys.replace(PASSPHRASE)
    clerk.keys.press("Tab")
    clerk.keys.replace(PASSPHRASE)
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    assert spoken() == "Passphrase of the key"


def test_clerk_and_chief_sign_without_a_mouse(
    clerk: Clerk, filled_file: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    clerk.start_with(filled_file)
    read_the_print(clerk)
    clerk.tab_back_to("Seal without a signature")
    clerk.keys.press("Up")
    assert spoken() == "Sign with the clerk's key"
    make_key(clerk, stick / "clerk.ipkey")
    clerk.keys.write(PASSPHRASE)
    press_and_seal(clerk, "Return")
    header = clerk.desk.page.header
    assert "Sealed #0001" in [milestone.text for milestone in header.words.milestones()]
    assert spoken() == "Key of the Reviewer", "the next step has the keyboard"
    make_key(clerk, stick / "chief.ipkey")
    clerk.keys.write("not the passphrase")
    clerk.keys.press("Return")
    clerk.jobs_done()
    assert spoken() == "Passphrase of the key", "it is typed again"
    clerk.keys.write(PASSPHRASE)
    clerk.keys.press("Return")
    clerk.jobs_done()
    found = verify(write_package(clerk, stick))
    assert [one.role for one in found.signatures] == ["clerk", "reviewer"]
    assert found.signature == "unchecked"
