"""The last step of sealing, before it is a widget: room, media, the key, the words."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from signers import AT, FIRST, LAST, PASSPHRASE, key_of

from ipdesk.data_packs.kept import PinnedKey, key_setting
from ipdesk.delivery import room
from ipdesk.encryption.identity import make_identity
from ipdesk.screens.delivering import DeliveryScreen, Medium
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.signing.key_file import Holder
from ipdesk.signing.refusal import SigningRefused
from ipdesk.workspace import Workspace


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def sealed(sealed_file: Path, services: Services) -> Workspace:
    return services.opener.open(sealed_file)


@pytest.fixture
def screen(sealed: Workspace, services: Services) -> DeliveryScreen:
    return DeliveryScreen(sealed, services, "win32")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "sipo.iprecipient"
    make_identity(path, Holder("SIPO", "desk", FIRST, LAST), PASSPHRASE)
    return path


def test_the_room_is_told_before_writing(screen: DeliveryScreen, tmp_path: Path) -> None:
    fit = screen.fit(tmp_path)
    assert fit.enough
    assert "the package needs" in fit.text


def test_too_little_room_is_told(
    screen: DeliveryScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: _Usage(9, 9, 1024))
    fit = screen.fit(tmp_path)
    assert not fit.enough
    assert fit.text.startswith("Too little room: 1 KB free")


def test_a_stick_that_is_gone_is_told(screen: DeliveryScreen, tmp_path: Path) -> None:
    fit = screen.fit(tmp_path / "stick")
    assert not fit.enough
    assert "still in" in fit.text


def test_a_medium_is_named_with_what_is_free(screen: DeliveryScreen, tmp_path: Path) -> None:
    medium = Medium("KINGSTON", tmp_path, 14 << 30, "vfat")
    assert screen.medium(medium) == "KINGSTON · 14 GB free · vfat"
    assert "write-protected" in screen.medium(medium._replace(read_only=True))


def test_nothing_is_encrypted_unless_wanted(screen: DeliveryScreen, key: Path) -> None:
    screen.choose(key)
    assert screen.order().to is None
    screen.encrypt(wanted=True)
    assert screen.order().to == screen.recipient


def test_wanted_without_a_key_nothing_can_be_written(screen: DeliveryScreen) -> None:
    screen.encrypt(wanted=True)
    assert not screen.ready
    assert "Choose the key" in screen.whom()


def test_choice_and_key_are_remembered(
    screen: DeliveryScreen, sealed: Workspace, services: Services, key: Path
) -> None:
    screen.choose(key)
    screen.encrypt(wanted=True)
    again = DeliveryScreen(sealed, services)
    assert again.encrypts
    assert again.recipient == screen.recipient


def test_a_remembered_key_that_is_gone_is_chosen_again(
    screen: DeliveryScreen, sealed: Workspace, services: Services, key: Path
) -> None:
    screen.choose(key)
    screen.encrypt(wanted=True)
    key.unlink()
    again = DeliveryScreen(sealed, services)
    assert again.encrypts
    assert not again.ready


def test_what_is_no_key_leaves_the_choice(screen: DeliveryScreen, key: Path) -> None:
    screen.choose(key)
    before = screen.recipient
    with pytest.raises(SigningRefused):
        screen.choose(key.with_suffix(".pem"))
    assert screen.recipient == before


def test_it_is_said_who_alone_can_open_the_file(screen: DeliveryScreen, key: Path) -> None:
    screen.choose(key)
    assert "Only SIPO can open the file, not even you." in screen.whom()
    said, tone = screen.vouched()
    assert said.startswith("Not checked: the key is not signed. Compare its fingerprint")
    assert tone == "query"


def test_a_key_of_somebody_else_is_not_taken_and_its_refusal_stays_in_sight(
    screen: DeliveryScreen, sealed: Workspace, services: Services, key: Path, tmp_path: Path
) -> None:
    """Once the workspace knows a key of SIPO's desk, a remembered key needs its signature."""
    screen.choose(key)
    pinned = PinnedKey(key=key_of(tmp_path, "desk", "SIPO").facts, pinned_at=AT.isoformat())
    sealed.keep_setting(*key_setting(pinned))
    with pytest.raises(SigningRefused, match="recipient_unsigned"):
        screen.choose(key)
    again = DeliveryScreen(sealed, services)
    assert again.recipient is None
    said, tone = again.vouched()
    assert said.startswith("The key to encrypt to is not signed")
    assert tone == "error"


def test_a_key_for_which_sipo_vouches_says_so(
    screen: DeliveryScreen, sealed: Workspace, tmp_path: Path
) -> None:
    desk, path = key_of(tmp_path, "desk", "SIPO"), tmp_path / "signed.iprecipient"
    sealed.keep_setting(*key_setting(PinnedKey(key=desk.facts, pinned_at=AT.isoformat())))
    make_identity(path, Holder("SIPO", "desk", FIRST, LAST), PASSPHRASE, desk, AT)
    screen.choose(path)
    said, tone = screen.vouched()
    assert "which this workspace knows" in said
    assert tone == "done"


def test_after_writing_the_clerk_is_told_how_to_eject(
    screen: DeliveryScreen, sealed: Workspace, services: Services, tmp_path: Path
) -> None:
    written = Sealer(services).write_package(sealed, tmp_path)
    assert "Safely Remove Hardware" in screen.outcome(written)
    linux = DeliveryScreen(sealed, services, "linux")
    assert "Eject" in linux.outcome(written)


def test_after_writing_to_this_computer_no_stick_is_taken_out(
    screen: DeliveryScreen, sealed: Workspace, services: Services, tmp_path: Path
) -> None:
    said = screen.outcome(Sealer(services).write_package(sealed, tmp_path), stays=True)
    assert "Remove" not in said
    assert "put the stick in" in said
