"""Handing over without a mouse: the stick, SIPO's key, what lies there already, the sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ipdesk.encryption.age_file import decrypted
from ipdesk.encryption.identity import make_identity, open_identity
from ipdesk.package.verify import verify
from ipdesk.screens.delivering import Medium
from ipdesk.signing.key_file import Holder
from tests.signers import FIRST, LAST, PASSPHRASE
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_a_whole_year import read_the_print, seal
from tests.ui.keyboard import focused, settle, spoken, wait_for
from ui.print_preview.preview import PrintPreview
from ui.sealing.media_row import MediaRow


def put_in(clerk: Clerk, stick: Path) -> None:
    """A stick is put in; nobody has looked for it yet."""
    row = clerk.desk.page.findChild(MediaRow)
    assert row is not None
    row.found = lambda: [Medium("KINGSTON", stick, 14 << 30, "vfat")]


def look_at_the_sheet(clerk: Clerk) -> None:
    assert spoken() == "Delivery sheet…", "it is the next thing to do"
    clerk.keys.press("Space")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), PrintPreview))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PrintPreview)
    wait_for(lambda: preview.view.count == 1)
    assert "delivery sheet" in preview.windowTitle()
    clerk.keys.press("Escape")
    settle()


def test_the_package_goes_to_sipo_alone_with_its_sheet(
    clerk: Clerk, filled_file: Path, tmp_path: Path
) -> None:
    stick, key = tmp_path / "stick", tmp_path / "sipo.iprecipient"
    stick.mkdir()
    make_identity(key, Holder("SIPO", "desk", FIRST, LAST), PASSPHRASE)
    clerk.start_with(filled_file)
    read_the_print(clerk)
    clerk.tab_to("Seal the report…")
    seal(clerk)
    put_in(clerk, stick)
    clerk.enter_section()
    clerk.tab_to("Look again")
    clerk.keys.press("Space")
    clerk.tab_back_to("KINGSTON · 14 GB free · vfat")
    clerk.keys.press("Space")
    assert spoken() == "Write the package"
    clerk.tab_back_to("Encrypt it, so that only SIPO can open it")
    clerk.keys.press("Space")
    clerk.tab_to("Choose SIPO's key…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(key))
    clerk.tab_to("Write the package")
    clerk.keys.press("Space")
    clerk.jobs_done()
    look_at_the_sheet(clerk)
    (file,) = stick.iterdir()
    assert verify(decrypted(file, open_identity(key, PASSPHRASE))).practice
    clerk.tab_to("Handed over to, and how")
    clerk.keys.write("SIPO, by stick")
    clerk.keys.press("Tab")
    clerk.keys.press("Space")
    assert clerk.desk.workspace.report.header.delivered_to == "SIPO, by stick"


def test_another_file_of_the_name_is_replaced_only_when_the_clerk_says_so(
    clerk: Clerk, sealed_file: Path, package_file: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    there = stick / package_file.name
    there.write_bytes(b"somebody else's")
    clerk.start_with(sealed_file)
    clerk.keys.press("Ctrl+Shift+S")
    put_in(clerk, stick)
    clerk.enter_section()
    clerk.tab_to("Look again")
    clerk.keys.press("Space")
    clerk.tab_back_to("KINGSTON · 14 GB free · vfat")
    clerk.keys.press("Space")

    def cancel() -> None:
        clerk.keys.press("Escape")

    def replace() -> None:
        clerk.tab_to("Replace")
        clerk.keys.press("Space")

    for answer, content in ((cancel, b"somebody else's"), (replace, package_file.read_bytes())):
        clerk.tab_to("Write the package")
        clerk.keys.press_into("Space", answer)
        clerk.jobs_done()
        settle()
        assert there.read_bytes() == content
    assert focused() is not None
