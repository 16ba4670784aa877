"""Handing over on the command line: what is on the stick already is told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pypdf
import pytest
from command_line import Run
from signers import PASSPHRASE


def test_the_same_package_again_is_said_to_be_there(
    ipdesk: Run, sealed_file: Path, tmp_path: Path
) -> None:
    ipdesk("package", str(sealed_file), "-o", str(tmp_path / "stick"))
    done = ipdesk("package", str(sealed_file), "-o", str(tmp_path / "stick"))
    assert done.code == 0
    assert "was there already" in done.out


def test_another_file_is_replaced_only_when_told_to(
    ipdesk: Run, sealed_file: Path, tmp_path: Path
) -> None:
    ipdesk("package", str(sealed_file), "-o", str(tmp_path))
    (package,) = tmp_path.glob("*.ipsub")
    package.write_bytes(b"other")
    refused = ipdesk("package", str(sealed_file), "-o", str(tmp_path))
    assert refused.code == 2
    assert "another file of this name" in refused.err
    assert package.read_bytes() == b"other"
    done = ipdesk("package", str(sealed_file), "-o", str(tmp_path), "--replace")
    assert "It replaces another file" in done.out


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE + "\n")
    return path


@pytest.fixture
def recipient(ipdesk: Run, secret: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sipo.iprecipient"
    done = ipdesk("key", "recipient", "-o", path, "--passphrase-file", secret)
    assert done.code == 0, done.err
    assert "compare the fingerprint" in done.out
    return path


def test_a_package_for_sipo_alone_is_verified_with_its_key(
    ipdesk: Run, sealed_file: Path, recipient: Path, secret: Path, tmp_path: Path
) -> None:
    done = ipdesk("package", sealed_file, "-o", tmp_path / "stick", "--encrypt", recipient)
    assert "only SIPO can open" in done.out
    (file,) = (tmp_path / "stick").iterdir()
    assert file.name.endswith(".ipsub.age")
    said = ipdesk("verify", file, "--identity", recipient, "--passphrase-file", secret, "--json")
    assert said.code == 0, said.err
    facts = json.loads(said.out)
    ipdesk("package", sealed_file, "-o", tmp_path / "plain")
    (plain,) = (tmp_path / "plain").iterdir()
    assert facts["digest"] == hashlib.sha256(plain.read_bytes()).hexdigest()


def test_an_encrypted_package_without_its_key_says_what_to_do(
    ipdesk: Run, sealed_file: Path, recipient: Path, tmp_path: Path
) -> None:
    ipdesk("package", sealed_file, "-o", tmp_path / "stick", "--encrypt", recipient)
    (file,) = (tmp_path / "stick").iterdir()
    assert "--identity" in ipdesk("verify", file).complaint


def test_an_encrypted_package_is_never_overwritten_silently(
    ipdesk: Run, sealed_file: Path, recipient: Path, tmp_path: Path
) -> None:
    call = ("package", sealed_file, "-o", tmp_path / "stick", "--encrypt", recipient)
    ipdesk(*call)
    assert "another file of this name" in ipdesk(*call).complaint
    assert ipdesk(*call, "--replace").code == 0


def test_the_desk_signs_its_key(ipdesk: Run, secret: Path, tmp_path: Path) -> None:
    desk, path = tmp_path / "desk.ipkey", tmp_path / "sipo.iprecipient"
    ipdesk("key", "new", "-o", desk, "--role", "desk", "--passphrase-file", secret)
    done = ipdesk("key", "recipient", "-o", path, "--passphrase-file", secret,
                  "--sign", desk, "--sign-passphrase-file", secret)  # fmt: skip
    assert done.code == 0, done.err
    shown = json.loads(ipdesk("key", "show", path, "--json").out)
    assert shown["signature"]["role"] == "desk"
    assert shown["recipient"].startswith("age1")


def test_an_expired_key_encrypts_nothing(
    ipdesk: Run, sealed_file: Path, secret: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sipo.iprecipient"
    days = ("--from", "2015-01-01", "--until", "2016-12-31")
    ipdesk("key", "recipient", "-o", path, *days, "--passphrase-file", secret)
    done = ipdesk("package", sealed_file, "-o", tmp_path / "stick", "--encrypt", path)
    assert "expired" in done.complaint
    assert not (tmp_path / "stick").exists()


def test_the_delivery_sheet_is_printed(ipdesk: Run, sealed_file: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert ipdesk("print", sealed_file, "--what", "delivery", "-o", sheet).code == 0
    (page,) = pypdf.PdfReader(sheet).pages
    assert "Delivery sheet" in page.extract_text()


def test_a_draft_has_no_delivery_sheet(ipdesk: Run, filled_file: Path, tmp_path: Path) -> None:
    done = ipdesk("print", filled_file, "--what", "delivery", "-o", tmp_path / "sheet.pdf")
    assert done.code == 2
    assert not (tmp_path / "sheet.pdf").exists()


def test_the_sheet_written_with_an_encrypted_package_tells_of_both(
    ipdesk: Run, sealed_file: Path, recipient: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    ipdesk("package", sealed_file, "-o", tmp_path / "stick", "--encrypt", recipient,
           "--sheet", sheet)  # fmt: skip
    (page,) = pypdf.PdfReader(sheet).pages
    (file,) = (tmp_path / "stick").iterdir()
    digest = hashlib.sha256(file.read_bytes()).hexdigest().upper()
    assert digest[:4] in page.extract_text().split()
    assert "encrypted" in page.extract_text()
