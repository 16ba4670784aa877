"""Evidence on the command line: attached, listed, written out, removed. Issue 4.5."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from command_line import Run

CONTENT = b"%PDF-1.7 fictitious"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
AT = ("--at", "tasks", "L1.1")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "批复.pdf"
    path.write_bytes(CONTENT)
    return path


def test_a_file_is_attached_and_listed_with_what_is_said_of_it(
    ipdesk: Run, example_file: Path, paper: Path
) -> None:
    said = ("--number", "1号", "--issued", "2016-3-1", "--issuer", "演练", "--page", "2")
    done = ipdesk("evidence", example_file, "add", paper, *AT, *said)
    assert (done.code, done.err) == (0, "")
    assert DIGEST in done.out
    (use,) = json.loads(ipdesk("evidence", example_file, "--json").out)
    assert (use["section"], use["row"], use["digest"], use["issued"], use["page"]) == (
        "tasks", "L1.1", DIGEST, "2016-03-01", "2",
    )  # fmt: skip
    listed = ipdesk("evidence", example_file).out
    assert "批复.pdf" in listed
    assert "1 file" in listed
    assert "64 MB" in listed, "the limits are told before they are met"


def test_an_attached_file_is_written_out_and_overwrites_nothing(
    ipdesk: Run, example_file: Path, paper: Path, tmp_path: Path
) -> None:
    ipdesk("evidence", example_file, "add", paper, *AT)
    for name in ("批复.pdf", "批复 (2).pdf"):
        folder = tmp_path / "out"
        folder.mkdir(exist_ok=True)
        assert ipdesk("evidence", example_file, "save", DIGEST[:8], "-o", folder).code == 0
        assert (folder / name).read_bytes() == CONTENT


def test_a_file_is_removed_by_the_beginning_of_its_digest(
    ipdesk: Run, example_file: Path, paper: Path
) -> None:
    ipdesk("evidence", example_file, "add", paper, *AT)
    assert ipdesk("evidence", example_file, "remove", DIGEST[:8], *AT).code == 0
    assert json.loads(ipdesk("evidence", example_file, "--json").out) == []


def test_what_cannot_be_attached_or_found_is_said_in_one_line(
    ipdesk: Run, example_file: Path, paper: Path, tmp_path: Path
) -> None:
    program = tmp_path / "program.exe"
    program.write_bytes(b"MZ")
    assert (
        "is not taken as evidence"
        in ipdesk("evidence", example_file, "add", program, *AT).complaint
    )
    assert (
        "does not exist"
        in ipdesk("evidence", example_file, "add", tmp_path / "none.pdf", *AT).complaint
    )
    assert "no such evidence" in ipdesk("evidence", example_file, "remove", "ab", *AT).complaint
    assert ipdesk("evidence", example_file, "add", paper, "--at", "tasks").code == 2
