"""SIPO's key to encrypt to, made at the desk and signed with its signing key."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixed_clock import FixedClock
from signers import PASSPHRASE, SIPO_UNIT, key_of

from ipdesk.data_packs.kept import PinnedKey, key_setting
from ipdesk.encryption.recipient import read_recipient
from ipdesk.encryption.trust import judge
from ipdesk.screens.desk.recipient import RecipientScreen
from ipdesk.services import Services
from ipdesk.signing.refusal import SigningRefused


@pytest.fixture
def screen(services: Services) -> RecipientScreen:
    return RecipientScreen(FixedClock(), services.translator)


def test_a_province_that_knows_the_desk_takes_it(screen: RecipientScreen, tmp_path: Path) -> None:
    desk, path = key_of(tmp_path, "desk", SIPO_UNIT), tmp_path / screen.suggested_name()
    screen.vouch(tmp_path / "desk.ipkey")
    made = screen.make(path, screen.holder(), PASSPHRASE, PASSPHRASE)
    assert read_recipient(path) == made
    now = FixedClock().now()
    settings = dict([key_setting(PinnedKey(key=desk.facts, pinned_at=now.isoformat()))])
    assert judge(made, settings, now) == "known"
    assert screen.outcome(made, path).startswith(f"Made: {path.name}. Give this file to the units")


def test_only_a_key_of_the_desk_vouches(screen: RecipientScreen, tmp_path: Path) -> None:
    key_of(tmp_path, "clerk")
    with pytest.raises(SigningRefused, match="role_of_desk"):
        screen.vouch(tmp_path / "clerk.ipkey")
    assert screen.facts is None


def test_a_wrong_passphrase_makes_no_key(screen: RecipientScreen, tmp_path: Path) -> None:
    key_of(tmp_path, "desk", SIPO_UNIT)
    screen.vouch(tmp_path / "desk.ipkey")
    path = tmp_path / screen.suggested_name()
    with pytest.raises(SigningRefused, match="passphrase_wrong"):
        screen.make(path, screen.holder(), PASSPHRASE, "three grey geese 2018")
    assert not path.exists()
