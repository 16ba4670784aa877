"""Keys and signatures from the command line."""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path

import pypdf
import pytest
from command_line import Run
from signers import PASSPHRASE

from ipdesk.package.verify import verify
from ipdesk.signing.enrolment_code import parse_enrolment
from ipdesk.signing.key_file import read_facts


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE + "\n")
    return path


def made(ipdesk: Run, secret: Path, role: str, *more: str) -> Path:
    path = secret.with_name(f"{role}.ipkey")
    where = ("--unit", "广东省") if role != "desk" else ()
    done = ipdesk("key", "new", "-o", path, "--role", role, *where, *more,
                  "--passphrase-file", secret)  # fmt: skip
    assert done.code == 0, done.err
    return path


def test_a_key_is_made_and_shown(ipdesk: Run, secret: Path) -> None:
    path = made(ipdesk, secret, "clerk")
    facts = json.loads(ipdesk("key", "show", path, "--json").out)
    assert (facts["unit"], facts["role"], facts["alg"]) == ("440000", "clerk", "ed25519")
    assert (facts["valid_from"], facts["valid_until"]) == ("2017-03-15", "2019-03-14")
    assert (facts["state"], facts["days_left"]) == ("valid", 729)
    assert parse_enrolment(" ".join(facts["enrolment_code"])) == read_facts(path)
    shown = ipdesk("key", "show", path.with_suffix(".pem")).out
    assert "Guangdong (440000)" in shown
    assert PASSPHRASE not in shown


def test_expiry_is_warned_of(ipdesk: Run, secret: Path) -> None:
    path = made(ipdesk, secret, "clerk", "--until", "2017-05-14")
    assert "The key expires in 60 days" in ipdesk("key", "show", path).out


def test_the_desk_has_a_key_of_its_own(ipdesk: Run, secret: Path) -> None:
    assert read_facts(made(ipdesk, secret, "desk")).unit == "SIPO"


def test_the_enrolment_sheet_is_printed(ipdesk: Run, secret: Path, tmp_path: Path) -> None:
    path = made(ipdesk, secret, "reviewer")
    sheet = tmp_path / "sheet.pdf"
    assert ipdesk("key", "enrol", path, "-o", sheet, "--language", "zh").code == 0
    (page,) = pypdf.PdfReader(sheet).pages
    assert "签名密钥登记表" in page.extract_text()


def test_a_passphrase_is_never_an_argument_and_is_asked_for(ipdesk: Run, tmp_path: Path) -> None:
    key = ("key", "new", "-o", tmp_path / "k", "--unit", "440000", "--role", "clerk")
    assert ipdesk(*key, "--passphrase", PASSPHRASE).code == 2
    done = ipdesk(*key)
    assert done.code == 2
    assert "No passphrase was given" in done.complaint
    assert not (tmp_path / "k.pem").exists()


def test_a_typed_passphrase_of_a_new_key_is_typed_twice(
    ipdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([PASSPHRASE, PASSPHRASE + "x", PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    key = ("key", "new", "-o", tmp_path / "k", "--unit", "440000", "--role", "clerk")
    assert "differ" in ipdesk(*key).complaint
    assert ipdesk(*key).code == 0


def test_a_weak_passphrase_is_refused_in_a_line(ipdesk: Run, tmp_path: Path) -> None:
    (tmp_path / "p").write_text("geese")
    done = ipdesk("key", "new", "-o", tmp_path / "k", "--unit", "440000", "--role", "clerk",
                  "--passphrase-file", tmp_path / "p")  # fmt: skip
    assert done.code == 2
    assert "at least 12 characters" in done.complaint


def test_clerk_and_chief_sign(ipdesk: Run, secret: Path, filled_file: Path, tmp_path: Path) -> None:
    clerk, chief = made(ipdesk, secret, "clerk"), made(ipdesk, secret, "reviewer")
    given = ("--passphrase-file", secret, "--json")
    done = ipdesk("seal", filled_file, "-o", tmp_path / "out", "--sign", clerk, *given)
    assert done.code == 0, done.err
    first = json.loads(done.out)
    assert [one["role"] for one in first["signatures"]] == ["clerk"]
    descriptor = os.open(secret, os.O_RDONLY)
    done = ipdesk("countersign", filled_file, "--sign", chief, "-o", tmp_path / "out",
                  "--passphrase-fd", descriptor, "--json")  # fmt: skip
    assert done.code == 0, done.err
    second = json.loads(done.out)
    assert [one["role"] for one in second["signatures"]] == ["clerk", "reviewer"]
    assert second["seal"] == first["seal"]
    assert second["path"] == first["path"]
    found = verify(Path(second["path"]))
    assert (found.digest, found.signature) == (second["digest"], "unchecked")
    shown = ipdesk("verify", second["path"]).out
    assert "Reviewer, key " in shown
    assert "not checked against an enrolment" in shown


def test_a_verified_package_is_told_in_the_language_of_the_reader(
    ipdesk: Run, package_file: Path
) -> None:
    said = ipdesk("verify", package_file, "--language", "zh").out
    assert "填报单位：广东 440000" in said
    assert "本单位数据包：第 1 号，第 1 版" in said
    assert "sequence" not in said
    assert "{" not in said


def test_whoever_signs_is_warned_of_a_key_that_expires(
    ipdesk: Run, secret: Path, filled_file: Path, tmp_path: Path
) -> None:
    clerk = made(ipdesk, secret, "clerk", "--until", "2017-04-14")
    chief = made(ipdesk, secret, "reviewer", "--until", "2017-03-16")
    done = ipdesk("seal", filled_file, "-o", tmp_path / "out", "--sign", clerk,
                  "--passphrase-file", secret)  # fmt: skip
    assert "The key expires in 30 days" in done.out
    done = ipdesk("countersign", filled_file, "--sign", chief, "--passphrase-file", secret,
                  "--json")  # fmt: skip
    said = json.loads(done.out)
    assert (said["key_state"], said["key_days_left"], said["path"]) == ("expiring", 1, "")


def test_a_package_without_key_says_that_it_is_not_signed(
    ipdesk: Run, filled_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    assert "Not signed" in ipdesk("seal", filled_file, "-o", folder).out
    (package,) = folder.iterdir()
    assert "Not signed" in ipdesk("verify", package).out


def test_a_wrong_passphrase_seals_nothing(
    ipdesk: Run, secret: Path, filled_file: Path, tmp_path: Path
) -> None:
    clerk = made(ipdesk, secret, "clerk")
    secret.write_text(PASSPHRASE + "!")
    done = ipdesk("seal", filled_file, "-o", tmp_path / "out", "--sign", clerk,
                  "--passphrase-file", secret)  # fmt: skip
    assert done.code == 2
    assert "does not open this key" in done.complaint
    assert '"state": "draft"' in ipdesk("show", filled_file, "--json").out


def test_a_forged_signature_is_not_valid(
    ipdesk: Run, secret: Path, filled_file: Path, tmp_path: Path
) -> None:
    clerk = made(ipdesk, secret, "clerk")
    done = ipdesk("seal", filled_file, "-o", tmp_path / "out", "--sign", clerk,
                  "--passphrase-file", secret, "--json")  # fmt: skip
    path = Path(json.loads(done.out)["path"])
    path.write_bytes(with_other_time(path.read_bytes()))
    done = ipdesk("verify", path, "--json")
    said = json.loads(done.out)
    assert (done.code, said["valid"], said["reason"]) == (3, False, "signature")
    assert ipdesk("verify", path).out.startswith("Not valid: ")


def with_other_time(content: bytes) -> bytes:
    """The archive with another time in signature.json, and check sums that fit it."""
    begin = content.index(b'{"format":"ipdesk.signatures')
    end = content.index(b"\n", begin) + 1
    old = content[begin:end]
    new = old.replace(b'"signed_at":"2017', b'"signed_at":"2016')
    sums = [zlib.crc32(part).to_bytes(4, "little") for part in (old, new)]
    return content.replace(old, new).replace(*sums)
