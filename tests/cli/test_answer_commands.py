"""``ipdesk desk comment|dispute|return|accept|receipt`` and ``ipdesk receipt show|import``."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command_line import Run
from history_forger import at, forge, written_anew
from package_builder import archive, signed
from signers import PASSPHRASE, SIPO_UNIT, Keys, key_of, keys_in

from ipdesk.signing.enrolment_code import code_lines
from ipdesk.signing.facts import encode


def json_of(ipdesk: Run, *arguments: Any) -> Any:
    done = ipdesk(*arguments, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


@pytest.fixture
def desk_file(ipdesk: Run, package_file: Path, keys: Keys, tmp_path: Path) -> Path:
    """A practice desk with the example's package, valid, as submission 1."""
    path = tmp_path / "desk.ipdesk"
    ipdesk("desk", "new", path, "--practice")
    for key in keys:
        sheet = tmp_path / "enrol.ipkey"
        sheet.write_bytes(encode(key.facts))
        ipdesk("desk", "enrol", path, sheet, "--document", "粤知函〔2017〕1号")
    with zipfile.ZipFile(package_file) as file:
        name = file.namelist()[0].partition("/")[0]
        files = {entry.partition("/")[2]: file.read(entry) for entry in file.namelist()}
    package = tmp_path / "signed.ipsub"
    package.write_bytes(archive(signed(files, *keys), name))
    assert ipdesk("desk", "intake", path, package).code == 0
    return path


@pytest.fixture
def desk_key(tmp_path: Path) -> Path:
    key_of(tmp_path, "desk", SIPO_UNIT, "sipo")
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    return tmp_path / "sipo.ipkey"


def test_a_report_is_returned_and_the_province_learns_why(
    ipdesk: Run, desk_file: Path, desk_key: Path, sealed_file: Path, tmp_path: Path
) -> None:
    at = ("--at", "base", "BF1", "value")
    said = json_of(ipdesk, "desk", "comment", desk_file, 1, "请核对口径", *at)
    json_of(ipdesk, "desk", "comment", desk_file, 1, "wrong", "--at", "base")
    (wrong,) = (
        one["id"]
        for one in json_of(ipdesk, "desk", "comment", desk_file, 1)["comments"]
        if one["text"] == "wrong"
    )
    kept = json_of(ipdesk, "desk", "comment", desk_file, 1, "--withdraw", wrong[:8])
    assert kept["comments"] == said["comments"]
    assert "请核对口径" in ipdesk("desk", "comment", desk_file, 1).out
    state = json_of(ipdesk, "desk", "return", desk_file, 1, "--reason", "请修改")["state"]
    assert state == "returned"
    answer, secret = tmp_path / "1.ipreceipt", ("--passphrase-file", tmp_path / "passphrase")
    sheet = tmp_path / "1.pdf"
    made = json_of(ipdesk, "desk", "receipt", desk_file, 1, "--sign", desk_key, *secret,
                   "-o", answer, "--sheet", sheet)  # fmt: skip
    assert sheet.read_bytes().startswith(b"%PDF")
    assert json_of(ipdesk, "receipt", "show", answer) == made
    shown = ipdesk("receipt", "show", answer)
    assert "Returned: Guangdong" in shown.out
    first = ipdesk("receipt", "import", sealed_file, answer)
    assert first.code == 2
    assert "Compare its fingerprint" in first.complaint
    key = made["signer"]["fingerprint"]
    assert json_of(ipdesk, "receipt", "import", sealed_file, answer, "--fingerprint", key) == made
    (there,) = json_of(ipdesk, "comments", sealed_file)
    assert (there["text"], there["unit"], there["row"]) == ("请核对口径", "SIPO", "BF1")
    assert "here already" in ipdesk("receipt", "import", sealed_file, answer).complaint


def test_the_newest_receipt_can_be_written_again(
    ipdesk: Run, desk_file: Path, desk_key: Path, tmp_path: Path
) -> None:
    assert "Accept or return" in ipdesk(
        "desk", "receipt", desk_file, 1, "--sign", desk_key,
        "--passphrase-file", tmp_path / "passphrase",
    ).complaint  # fmt: skip
    assert json_of(ipdesk, "desk", "accept", desk_file, 1)["state"] == "accepted"
    assert "No receipt" in ipdesk("desk", "receipt", desk_file, 1).complaint
    first, second = tmp_path / "a.ipreceipt", tmp_path / "b.ipreceipt"
    json_of(ipdesk, "desk", "receipt", desk_file, 1, "--sign", desk_key,
            "--passphrase-file", tmp_path / "passphrase", "-o", first)  # fmt: skip
    json_of(ipdesk, "desk", "receipt", desk_file, 1, "-o", second)
    assert first.read_bytes() == second.read_bytes()


def test_the_log_is_audited_against_the_receipts_that_units_hold(
    ipdesk: Run, desk_file: Path, desk_key: Path, tmp_path: Path
) -> None:
    json_of(ipdesk, "desk", "accept", desk_file, 1)
    answer = tmp_path / "a.ipreceipt"
    json_of(ipdesk, "desk", "receipt", desk_file, 1, "--sign", desk_key,
            "--passphrase-file", tmp_path / "passphrase", "-o", answer)  # fmt: skip
    done = ipdesk("desk", "audit", desk_file, "--against", answer)
    assert done.code == 0, done.err
    assert "Receipts signed with the key" in done.out
    forge(desk_file, written_anew(at(2, reason="另一个理由")))
    done = ipdesk("desk", "audit", desk_file, "--against", answer, "--json")
    assert done.code == 3
    assert [one["kind"] for one in json.loads(done.out)["breaks"]] == ["receipt_rewritten"]


def test_the_answer_to_a_dispute_stands_below_the_slip(
    ipdesk: Run, desk_key: Path, filled_file: Path, tmp_path: Path
) -> None:
    """Issue 5, 5: "Rule disputes: answered with a signed waiver or a rule patch" """
    listed = json_of(ipdesk, "check", filled_file)["problems"]
    rule = next(one["rule"] for one in listed if one["level"] == "query")
    assert ipdesk("dispute", filled_file, rule, "演练：不适用").code == 0
    places = json_of(ipdesk, "dispute", filled_file)
    assert {one["answer"] for one in places} == {""}
    desk = _handed_in(ipdesk, filled_file, tmp_path)
    for one in places:
        at = [one[name] for name in ("section", "row", "column") if one[name]]
        json_of(ipdesk, "desk", "dispute", desk, 1, rule, "--at", *at, "--decision", "waived",
                "--reason", "同意", "--document", "国知函〔2017〕8号")  # fmt: skip
    json_of(ipdesk, "desk", "accept", desk, 1)
    answer = tmp_path / "1.ipreceipt"
    made = json_of(ipdesk, "desk", "receipt", desk, 1, "--sign", desk_key,
                   "--passphrase-file", tmp_path / "passphrase", "-o", answer)  # fmt: skip
    json_of(ipdesk, "receipt", "import", filled_file, answer, "--fingerprint",
            made["signer"]["fingerprint"])  # fmt: skip
    said = {one["answer"] for one in json_of(ipdesk, "dispute", filled_file)}
    assert said == {"Waived by 国知函〔2017〕8号: 同意"}
    assert "> Waived by 国知函〔2017〕8号: 同意" in ipdesk("dispute", filled_file).out


def _handed_in(ipdesk: Run, workspace: Path, folder: Path) -> Path:
    """Sealed, signed twice, and taken in at a desk that knows the keys."""
    desk, stick = folder / "other-desk.ipdesk", folder / "stick"
    secret = ("--passphrase-file", folder / "passphrase")
    office = keys_in(folder)
    ipdesk("desk", "new", desk, "--practice")
    codes = ["".join(code_lines(key.facts)) for key in office]
    json_of(ipdesk, "desk", "enrol", desk, *codes, "--document", "粤知函〔2017〕1号")
    json_of(ipdesk, "seal", workspace, "-o", stick, "--sign", folder / "clerk.ipkey", *secret)
    written = json_of(ipdesk, "countersign", workspace, "--sign", folder / "reviewer.ipkey",
                      "-o", stick, *secret)  # fmt: skip
    assert ipdesk("desk", "intake", desk, written["path"]).code == 0
    return desk


def test_what_cannot_be_is_told_in_one_line(
    ipdesk: Run, desk_file: Path, sealed_file: Path, package_file: Path
) -> None:
    assert "no section" in ipdesk("desk", "comment", desk_file, 1, "?", "--at", "nowhere").complaint
    assert "Name the place" in ipdesk("desk", "comment", desk_file, 1, "?").complaint
    assert (
        "has not disputed"
        in ipdesk("desk", "dispute", desk_file, 1, "R101", "--reason", "?").complaint
    )
    assert "not a receipt" in ipdesk("receipt", "import", sealed_file, package_file).complaint


def test_a_receipt_goes_to_its_own_workspace_only(
    ipdesk: Run, desk_file: Path, desk_key: Path, filled_file: Path, tmp_path: Path
) -> None:
    json_of(ipdesk, "desk", "accept", desk_file, 1)
    answer = tmp_path / "1.ipreceipt"
    made = json_of(ipdesk, "desk", "receipt", desk_file, 1, "--sign", desk_key,
                   "--passphrase-file", tmp_path / "passphrase", "-o", answer)  # fmt: skip
    before = shutil.copy(filled_file, tmp_path / "before")
    done = ipdesk("receipt", "import", filled_file, answer, "--fingerprint",
                  made["signer"]["fingerprint"])  # fmt: skip
    assert "has not sealed" in done.complaint
    assert Path(before).read_bytes() == filled_file.read_bytes()
