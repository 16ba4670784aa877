"""What is said of a workspace's encryption, and what stands against a new passphrase."""

from __future__ import annotations

import pytest

from ipdesk import workspace_key
from ipdesk.encryption_words import told_lines
from ipdesk.errors import WrongPassphrase
from ipdesk.opening import Recoded
from ipdesk.screens.encryption import EncryptionScreen, passphrase_fault
from ipdesk.services import Services
from ipdesk.workspace_key import WorkspaceKey, new_key

GOOD, OTHER = "red hill under snow", "another long sentence"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_key, "ROUNDS", 1000)


def screen(services: Services, key: WorkspaceKey | None) -> EncryptionScreen:
    return EncryptionScreen(key, "report.ipdesk", services.translator)


FAULTS = {
    ("", ""): ("first", "too short"),
    ("short", "short"): ("first", "too short"),
    ("123456789012", "123456789012"): ("first", "digits alone"),
    (GOOD, ""): ("second", "differ"),
    (GOOD, OTHER): ("second", "differ"),
}


@pytest.mark.parametrize("typed", FAULTS)
def test_a_passphrase_that_cannot_be_taken_is_told_at_its_field(
    services: Services, typed: tuple[str, str]
) -> None:
    found = passphrase_fault(*typed, services.translator)
    at, said = FAULTS[typed]
    assert found is not None
    assert found.at == at
    assert said in found.said


def test_a_good_one_typed_twice_is_taken(services: Services) -> None:
    assert passphrase_fault(GOOD, GOOD, services.translator) is None


def test_it_says_whether_the_workspace_is_encrypted(services: Services) -> None:
    assert "not encrypted" in screen(services, None).state()
    assert "is encrypted" in screen(services, new_key(GOOD)).state()


def test_only_who_knows_the_present_passphrase_changes_or_removes_it(services: Services) -> None:
    key = new_key(GOOD)
    with pytest.raises(WrongPassphrase):
        screen(services, key).keys(OTHER, "")
    assert screen(services, key).keys(GOOD, "") == (key, None)
    present, wanted = screen(services, key).keys(GOOD, OTHER)
    assert present == key
    assert wanted is not None
    assert wanted.salt != key.salt


def test_a_plain_workspace_has_no_present_passphrase(services: Services) -> None:
    present, wanted = screen(services, None).keys("", GOOD)
    assert present is None
    assert wanted is not None


def test_full_width_letters_count_as_plain_ones(services: Services) -> None:
    key = new_key("ｒｅｄ　hill under snow")
    assert screen(services, key).keys("red hill under snow", "") == (key, None)


def test_copies_that_stay_plain_are_named(services: Services) -> None:
    done = Recoded(2, ("/a/000003.ipdesk", "/b/x.version1-1.ipdesk"))
    first, second = told_lines(done, services.translator, encrypted=True)
    assert first == "2 backups changed with it."
    assert second.endswith("delete them if they are not needed: 000003.ipdesk, x.version1-1.ipdesk")
    assert told_lines(Recoded(0, ()), services.translator, encrypted=True) == []
