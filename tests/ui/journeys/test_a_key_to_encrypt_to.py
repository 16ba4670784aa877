"""The chief of the desk makes SIPO's key to encrypt to, without a mouse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ipdesk.encryption.recipient import read_recipient
from ipdesk.review.account import account_at
from ipdesk.services import Services
from tests.signers import PASSPHRASE, SIPO_UNIT, key_of
from tests.ui.clerk import Clerk
from tests.ui.journeys.test_the_review_desk import page_of
from tests.ui.keyboard import settle, spoken, wait_for
from ui.desk.keys_dialog import DeskKeysDialog
from ui.desk.recipient_dialog import RecipientDialog

NEW = "four green ducks 2017"


def test_it_is_made_and_signed_and_what_to_do_with_it_is_said(
    clerk: Clerk, services: Services, tmp_path: Path
) -> None:
    place, path = tmp_path / "desk.ipdesk", tmp_path / "sipo.iprecipient"
    signer = key_of(tmp_path, "desk", SIPO_UNIT)
    services.desks.create(str(place), account_at(str(place)), practice=True).close()
    clerk.start_with(place)
    clerk.tab_to("Keys of the units…")
    clerk.keys.press("Return")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), DeskKeysDialog))
    clerk.tab_to("Make a key to encrypt to…")

    clerk.keys.press_into("Space", lambda: clerk.name_file(tmp_path / "desk.ipkey"))
    settle()
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), RecipientDialog))
    assert spoken() == "Passphrase of the desk's signing key"
    clerk.keys.write("not the passphrase")
    for text in (str(path), NEW, NEW):
        clerk.keys.press("Tab")
        clerk.keys.replace(text)
    clerk.keys.press("Return")
    clerk.jobs_done()
    assert spoken() == "Passphrase of the desk's signing key", "it is typed again"
    clerk.keys.replace(PASSPHRASE)
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    made = read_recipient(path)
    assert made.signature is not None
    assert made.signature.fingerprint == signer.facts.fingerprint
    assert "Give this file to the units" in page_of(clerk).inbox.told.text()
