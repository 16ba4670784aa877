"""SIPO's key to encrypt to: made, protected, signed by the desk, read strictly."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from signers import AT, FIRST, LAST, PASSPHRASE, key_of

from ipdesk.encryption.bech32 import bech32
from ipdesk.encryption.identity import make_identity, open_identity
from ipdesk.encryption.recipient import Recipient, encode, read_recipient, require_usable
from ipdesk.signing.key_file import Holder
from ipdesk.signing.refusal import SigningRefused

SIPO = Holder("SIPO", "desk", FIRST, LAST)


def made(folder: Path, *, signed: bool = False) -> tuple[Path, Recipient]:
    path = folder / "sipo.iprecipient"
    signer = key_of(folder, "desk", "SIPO") if signed else None
    return path, make_identity(path, SIPO, PASSPHRASE, signer, AT)


def refusal(path: Path, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(SigningRefused) as caught:
        open_identity(path, passphrase)
    return caught.value.reason


def test_keys_are_written_as_age_writes_them() -> None:
    """Two vectors of BIP 173: an empty body, and one with every character."""
    assert bech32("a", b"") == "a12uel5l"
    assert bech32("abcdef", bytes.fromhex("00443214c74254b635cf84653a56d7c675be77df")) == (
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"
    )


def test_the_two_halves_belong_together_for_age(tmp_path: Path) -> None:
    from pyrage import x25519

    path, recipient = made(tmp_path)
    identity = x25519.Identity.from_str(open_identity(path, PASSPHRASE).text())
    assert str(identity.to_public()) == recipient.text


def test_the_private_half_is_protected_and_for_its_owner_alone(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    private = path.with_suffix(".pem")
    assert private.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    if os.name == "posix":
        assert private.stat().st_mode & 0o077 == 0
    assert refusal(path, "three grey geese 2018") == "passphrase_wrong"
    assert refusal(path, "") == "passphrase_wrong"


def test_the_secret_is_not_shown_by_accident(tmp_path: Path) -> None:
    identity = open_identity(made(tmp_path)[0], PASSPHRASE)
    assert identity.text() not in repr(identity)
    assert "SECRET" not in repr(vars(identity)["facts"])


def test_a_weak_passphrase_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(SigningRefused):
        make_identity(tmp_path / "sipo.iprecipient", SIPO, "short")
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    before = path.read_bytes()
    with pytest.raises(SigningRefused):
        make_identity(path, SIPO, PASSPHRASE)
    assert path.read_bytes() == before


def test_halves_of_two_keys_are_told(tmp_path: Path) -> None:
    first, _ = made(tmp_path)
    (tmp_path / "other").mkdir()
    second, _ = made(tmp_path / "other")
    second.replace(first)
    assert refusal(first) == "identity_differs"


def test_a_signing_key_is_no_key_to_encrypt_to(tmp_path: Path) -> None:
    key_of(tmp_path, "desk", "SIPO")
    with pytest.raises(SigningRefused) as caught:
        read_recipient(tmp_path / "desk.ipkey")
    assert caught.value.reason == "not_a_recipient"


def test_the_desk_signs_it(tmp_path: Path) -> None:
    path, recipient = made(tmp_path, signed=True)
    assert read_recipient(path) == recipient
    assert recipient.signature is not None
    assert recipient.signature.role == "desk"


def test_a_clerks_key_signs_none(tmp_path: Path) -> None:
    clerk = key_of(tmp_path, "clerk")
    with pytest.raises(SigningRefused) as caught:
        make_identity(tmp_path / "sipo.iprecipient", SIPO, PASSPHRASE, clerk, AT)
    assert caught.value.reason == "role_of_desk"
    assert not (tmp_path / "sipo.iprecipient").exists()


def test_a_key_put_under_anothers_signature_is_refused(tmp_path: Path) -> None:
    path, signed = made(tmp_path, signed=True)
    (tmp_path / "other").mkdir()
    _, other = made(tmp_path / "other")
    path.write_bytes(encode(Recipient(key=other.key, signature=signed.signature)))
    with pytest.raises(SigningRefused) as caught:
        read_recipient(path)
    assert caught.value.reason == "recipient_signature"


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b"x" * 70_000])
def test_what_is_no_recipient_is_refused(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "sipo.iprecipient"
    path.write_bytes(damage)
    with pytest.raises(SigningRefused):
        read_recipient(path)


def test_it_is_used_in_its_days_only(tmp_path: Path) -> None:
    key = made(tmp_path)[1].key
    require_usable(key, AT)
    for days in (-365, 5 * 365):
        with pytest.raises(SigningRefused):
            require_usable(key, AT + dt.timedelta(days=days))
