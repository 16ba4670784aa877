"""The desk takes in what a unit has encrypted to SIPO, without a mouse. Issue 5, items 3 and 4."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ipdesk.encryption.age_file import encrypt
from ipdesk.encryption.identity import make_identity
from ipdesk.review.account import account_at
from ipdesk.services import Services
from ipdesk.signing.key_file import Holder
from tests.signers import FIRST, LAST, PASSPHRASE, SIPO_UNIT
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_the_review_desk import page_of, take_in
from tests.ui.keyboard import settle, spoken, wait_for
from ui.desk.opening_key_dialog import OpeningKeyDialog


def test_the_key_is_asked_for_and_the_package_is_there(
    clerk: Clerk, services: Services, signed_package: Path, tmp_path: Path
) -> None:
    place, key, stick = tmp_path / "desk.ipdesk", tmp_path / "sipo.iprecipient", tmp_path / "stick"
    to = make_identity(key, Holder(SIPO_UNIT, "desk", FIRST, LAST), PASSPHRASE)
    stick.mkdir()
    with (stick / "440000.ipsub.age").open("wb") as file:
        encrypt([signed_package.read_bytes()], to, file)
    services.desks.create(str(place), account_at(str(place)), practice=True).close()
    clerk.start_with(place)
    page = page_of(clerk)
    take_in(clerk, [stick / "440000.ipsub.age"])

    wait_for(lambda: isinstance(QApplication.activeModalWidget(), OpeningKeyDialog))
    assert spoken() == "Choose key…"
    clerk.keys.press_into("Space", lambda: clerk.name_file(key))
    settle()
    assert spoken() == "Passphrase of the key"
    clerk.keys.write("not the passphrase")
    clerk.keys.press("Return")
    clerk.jobs_done()
    assert spoken() == "Passphrase of the key", "it is typed again"
    clerk.keys.replace(PASSPHRASE)
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    clerk.jobs_done()
    settle()
    (line,) = page.inbox_screen.lines
    assert line.verdict == "quarantined"
    assert "Guangdong" in line.texts

    page.take([stick])
    clerk.jobs_done()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OpeningKeyDialog), "those in a dropped folder are found"
    assert dialog.key.text() == str(key), "the same key is proposed"
    clerk.keys.press("Escape")
    settle()
