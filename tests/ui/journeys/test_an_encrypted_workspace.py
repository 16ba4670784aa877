"""A workspace is made with a passphrase, closed, opened again, changed and decrypted, by keyboard.

Issue 6, item 18: "Optional encryption of a workspace at rest opens with a passphrase"
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from ipdesk import workspace_key
from ipdesk.workspace_key import MARK
from tests.ui.clerk import Clerk
from tests.ui.keyboard import settle, wait_for
from ui.encryption.encryption_dialog import EncryptionDialog
from ui.encryption.new_passphrase import NewPassphraseDialog
from ui.encryption.open_dialog import OpenEncryptedDialog

pytest.importorskip("sqlcipher3", reason="the extra 'encrypted' is not installed")

_OTHER_PROGRAM = (
    "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
)
PASSPHRASE, OTHER = "red hill under snow", "another long sentence"


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Keys of fewer rounds: what they cost is not what is tested here."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workspace_key, "ROUNDS", 1000)
        yield


def within(kind: type[QDialog]) -> bool:
    """Whether the keyboard is in such a dialog."""
    settle()
    widget = QApplication.focusWidget()
    return widget is not None and isinstance(widget.window(), kind)


def told(words: str) -> bool:
    """Whether the field that has the keyboard is told what is wrong."""
    settle()
    widget = QApplication.focusWidget()
    return widget is not None and words in widget.accessibleDescription()


def unlock(clerk: Clerk, passphrase: str) -> None:
    """Type the passphrase into the dialog that asks for it."""
    wait_for(lambda: within(OpenEncryptedDialog))
    clerk.keys.replace(passphrase)
    clerk.keys.press("Return")


def encryption(clerk: Clerk) -> None:
    """Open the dialog by the key of its command."""
    clerk.keys.press("Ctrl+Alt+K")
    wait_for(lambda: within(EncryptionDialog))


def opened(clerk: Clerk, path: Path) -> bool:
    return clerk.desk.session.has_open(path)


def test_a_workspace_is_encrypted_opened_changed_and_decrypted(
    clerk: Clerk, example_file: Path
) -> None:
    keys, path = clerk.keys, example_file
    clerk.start_with(path)
    clerk.settle_down()
    encryption(clerk)
    keys.write(PASSPHRASE)
    keys.press("Tab")
    keys.write(PASSPHRASE)
    keys.press("Return")
    assert "The workspace is encrypted" in clerk.dismiss()
    assert opened(clerk, path)
    clerk.settle_down()
    assert path.read_bytes().startswith(MARK)
    remembered = clerk.desk.session.settings.recent[0]
    assert (remembered.path, remembered.encrypted, remembered.unit_en) == (str(path), True, "")

    keys.press("Ctrl+W")
    clerk.open_file(path)
    unlock(clerk, "not the passphrase")
    wait_for(lambda: told("does not open"))
    unlock(clerk, PASSPHRASE)
    wait_for(lambda: opened(clerk, path))
    clerk.settle_down()

    encryption(clerk)
    keys.write("not the passphrase")
    clerk.tab_to("Remove the encryption")
    keys.press("Space")
    wait_for(lambda: told("does not open"))
    keys.replace(PASSPHRASE)
    clerk.tab_to("Remove the encryption")
    keys.press("Space")
    assert "not encrypted" in clerk.dismiss()
    assert opened(clerk, path)
    assert not path.read_bytes().startswith(MARK)


def test_a_new_workspace_is_encrypted_where_that_is_wanted(clerk: Clerk, tmp_path: Path) -> None:
    keys, path = clerk.keys, tmp_path / "mine.ipdesk"

    def fill_in() -> None:
        keys.write("440000")
        clerk.tab_to("Leading")
        keys.press("Space")
        clerk.tab_to("Keep it in")
        keys.replace(str(path))
        clerk.tab_to("Encrypt it with a passphrase (asked for next)")
        keys.press("Space")
        keys.press("Return")

    keys.press_into("Ctrl+N", fill_in)
    wait_for(lambda: within(NewPassphraseDialog))
    keys.write("too short")
    keys.press("Return")
    wait_for(lambda: told("too short"))
    assert not path.exists()
    keys.replace(OTHER)
    keys.press("Tab")
    keys.write(OTHER)
    keys.press("Return")
    wait_for(lambda: opened(clerk, path))
    assert path.read_bytes().startswith(MARK)
    assert QApplication.activeModalWidget() is None


def test_opening_what_is_open_does_not_touch_it(clerk: Clerk, example_file: Path) -> None:
    """A look at the file would release its lock, and a second program could write to it."""
    clerk.start_with(example_file)
    clerk.start_with(example_file)
    tried = subprocess.run(
        [sys.executable, "-c", _OTHER_PROGRAM, example_file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "locked" in tried.stderr
