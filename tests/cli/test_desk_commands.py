"""``ipdesk desk``: from an empty desk to packages taken in."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command_line import Run
from package_builder import signed
from signers import PASSPHRASE, Keys

from ipdesk.signing.enrolment_code import code_lines
from ipdesk.signing.facts import encode


@pytest.fixture
def desk_file(ipdesk: Run, tmp_path: Path) -> Path:
    path = tmp_path / "desk.ipdesk"
    assert ipdesk("desk", "new", path, "--practice").code == 0
    return path


@pytest.fixture
def signed_package(package_file: Path, keys: Keys, tmp_path: Path) -> Path:
    """The example's package with both signatures."""
    from package_builder import archive

    with zipfile.ZipFile(package_file) as file:
        name = file.namelist()[0].partition("/")[0]
        files = {entry.partition("/")[2]: file.read(entry) for entry in file.namelist()}
    path = tmp_path / "signed.ipsub"
    path.write_bytes(archive(signed(files, *keys), name))
    return path


def json_of(ipdesk: Run, *arguments: Any, code: int = 0) -> Any:
    done = ipdesk("desk", *arguments, "--json")
    assert done.code == code, done.err
    return json.loads(done.out)


def test_from_quarantine_to_valid(
    ipdesk: Run, desk_file: Path, signed_package: Path, keys: Keys, tmp_path: Path
) -> None:
    (waiting,) = json_of(ipdesk, "intake", desk_file, signed_package, code=3)
    assert (tmp_path / "desk.ipdesk.backups" / "000001.ipdesk").exists()
    assert waiting["verdict"] == "quarantined"
    assert {reason["code"] for reason in waiting["reasons"]} == {"unknown_key"}
    sheet = tmp_path / "clerk.ipkey"
    sheet.write_bytes(encode(keys.clerk.facts))
    json_of(ipdesk, "enrol", desk_file, sheet, "--document", "粤知函〔2017〕1号")
    code = "".join(code_lines(keys.reviewer.facts))
    json_of(ipdesk, "enrol", desk_file, code, "--document", "粤知函〔2017〕1号")
    assert len(json_of(ipdesk, "keys", desk_file)) == 2
    (freed,) = json_of(ipdesk, "recheck", desk_file)
    assert (freed["verdict"], freed["state"]) == ("valid", "received")
    shown = json_of(ipdesk, "show", desk_file, "1")
    assert {key: shown[key] for key in freed} == {**freed, "files": shown["files"]}
    (listed,) = json_of(ipdesk, "list", desk_file, "--unit", "广东")
    assert (listed["number"], listed["unit"]) == (1, "440000")
    assert json_of(ipdesk, "list", desk_file, "--verdict", "refused") == []
    actions = [entry["action"] for entry in json_of(ipdesk, "log", desk_file)]
    assert actions == ["begin", "take_in", "enrol", "enrol", "recheck"]


def test_encrypted_packages_are_taken_in_with_sipos_key(
    ipdesk: Run, desk_file: Path, sealed_file: Path, tmp_path: Path
) -> None:
    secret, to = tmp_path / "passphrase", tmp_path / "sipo.iprecipient"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    opened_by = ("--passphrase-file", secret)
    assert ipdesk("key", "recipient", "-o", to, *opened_by).code == 0
    wanted = ("package", sealed_file, "-o", tmp_path / "stick", "--encrypt", to, "--json")
    written = json.loads(ipdesk(*wanted).out)
    (locked,) = (tmp_path / "stick").iterdir()
    assert written["path"] == str(locked)
    without = ipdesk("desk", "intake", desk_file, locked)
    assert (without.code, without.out) == (2, "")
    assert "--identity" in without.err
    key = tmp_path / "sipo.pem"
    (one,) = json_of(ipdesk, "intake", desk_file, locked, "--identity", key, *opened_by, code=3)
    assert (one["unit"], one["verdict"], one["file"]) == ("440000", "quarantined", locked.name)
    assert [reason["code"] for reason in one["reasons"]] == ["unsigned"]
    assert one["digest"] == written["package_digest"] != written["digest"]


def test_several_keys_are_enrolled_and_revoked_at_once_or_not_at_all(
    ipdesk: Run, desk_file: Path, keys: Keys
) -> None:
    letter = ("--document", "粤知函〔2017〕1号")
    codes = ["".join(code_lines(key.facts)) for key in keys]
    twice = ipdesk("desk", "enrol", desk_file, *codes, codes[0], *letter)
    assert twice.code == 2
    assert json_of(ipdesk, "keys", desk_file) == []
    made = json_of(ipdesk, "enrol", desk_file, *codes, *letter)
    fingerprints = [key.facts.fingerprint for key in keys]
    assert [one["fingerprint"] for one in made] == fingerprints
    unknown = ipdesk("desk", "revoke", desk_file, fingerprints[0], "0" * 64, *letter)
    assert unknown.code == 2
    assert not any(one["revoked_at"] for one in json_of(ipdesk, "keys", desk_file))
    gone = json_of(ipdesk, "revoke", desk_file, *(f[:12] for f in fingerprints), *letter)
    assert [one["fingerprint"] for one in gone] == fingerprints
    assert all(one["revoked_at"] for one in json_of(ipdesk, "keys", desk_file))


def test_the_stamped_paper_is_checked_against_what_was_taken_in(
    ipdesk: Run, desk_file: Path, signed_package: Path
) -> None:
    ipdesk("desk", "intake", desk_file, signed_package)
    with zipfile.ZipFile(signed_package) as file:
        (pages,) = (name for name in file.namelist() if name.endswith("data/pages.json"))
        codes = [page["code"] for page in json.loads(file.read(pages))["pages"]]
    found = json_of(ipdesk, "page", desk_file, codes[1])
    assert (found["submission"], found["verdict"], found["page"]) == (1, "same", 2)
    shown = ipdesk("desk", "page", desk_file, codes[0])
    assert (shown.code, shown.out.splitlines()[:2]) == (
        0, ["Submission 1", "The page shows the data."],
    )  # fmt: skip
    assert "mistyped" in ipdesk("desk", "page", desk_file, "ABCD").complaint


def test_what_is_taken_in_is_told_in_words(
    ipdesk: Run, desk_file: Path, package_file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ipsub"
    broken.write_bytes(package_file.read_bytes()[:-5])
    done = ipdesk("desk", "intake", desk_file, package_file, broken, tmp_path / "none.ipsub")
    assert done.code == 3
    assert "Quarantined  Guangdong" in done.out
    assert "The package is not signed" in done.out
    assert "Refused  broken.ipsub" in done.out
    assert "does not exist" in done.out
    shown = ipdesk("desk", "show", desk_file, "1").out
    assert "Quarantined · counts nowhere" in shown
    assert "Refused" in ipdesk("desk", "list", desk_file).out


def test_a_revoked_key_is_said_so(ipdesk: Run, desk_file: Path, keys: Keys) -> None:
    code = "".join(code_lines(keys.clerk.facts))
    ipdesk("desk", "enrol", desk_file, code, "--document", "粤知函〔2017〕1号")
    begin = keys.clerk.facts.fingerprint[:12]
    done = ipdesk("desk", "revoke", desk_file, begin, "--document", "粤知函〔2017〕9号")
    assert (done.code, "粤知函〔2017〕9号" in done.out) == (0, True)
    again = ipdesk("desk", "revoke", desk_file, begin, "--document", "粤知函〔2017〕9号")
    assert again.code == 2
    assert "revoked already" in again.complaint


def test_the_last_chief_stays(ipdesk: Run, desk_file: Path) -> None:
    (chief,) = json_of(ipdesk, "people", desk_file)
    done = ipdesk("desk", "people", desk_file, chief["name"], "reader")
    assert done.code == 2
    assert "needs a chief" in done.complaint
    people = json_of(ipdesk, "people", desk_file, "wang", "reviewer")
    assert {one["name"]: one["role"] for one in people} == {
        chief["name"]: "chief",
        "wang": "reviewer",
    }


def test_a_workspace_is_no_desk_and_a_desk_no_workspace(
    ipdesk: Run, desk_file: Path, example_file: Path
) -> None:
    assert "workspace, not a desk" in ipdesk("desk", "list", example_file).complaint
    assert "is a desk of SIPO" in ipdesk("check", desk_file).complaint


def test_a_server_that_is_not_there_is_told_in_one_line(ipdesk: Run) -> None:
    done = ipdesk("desk", "list", "postgresql://127.0.0.1:1/desk")
    assert done.code == 2
    assert "does not answer" in done.complaint
