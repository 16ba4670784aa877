"""Encrypted workspaces from the command line."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Run

from ipdesk import workspace_key
from ipdesk.workspace_key import MARK
from local_db import driver

pytest.importorskip("sqlcipher3", reason="the extra 'encrypted' is not installed")

PASSPHRASE = "红山 under the snow"
OTHER = "another long sentence"
NEW = ("--unit", "440000", "--category", "leading", "--year", "2016")


def kept(folder: Path, name: str, passphrase: str) -> Path:
    path = folder / name
    path.write_text(passphrase + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Keys of fewer rounds: what they cost is not what is tested here."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workspace_key, "ROUNDS", 1000)
        yield


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    return kept(tmp_path, "first.txt", PASSPHRASE)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return kept(tmp_path, "other.txt", OTHER)


@pytest.fixture(scope="module")
def encrypted_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ipdesk.cli import main

    folder = tmp_path_factory.mktemp("encrypted")
    path = folder / "report.ipdesk"
    given = ("--workspace-passphrase-file", str(kept(folder, "first.txt", PASSPHRASE)))
    assert main(["new", str(path), *NEW, "--encrypted", *given]) == 0
    return path


@pytest.fixture
def file(encrypted_master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(encrypted_master, tmp_path / "report.ipdesk"))


def test_a_new_workspace_is_encrypted_where_that_is_asked_for(file: Path, tmp_path: Path) -> None:
    assert file.read_bytes().startswith(MARK)
    assert "广东".encode() not in file.read_bytes()


def test_a_weak_passphrase_makes_no_workspace(ipdesk: Run, tmp_path: Path) -> None:
    weak = kept(tmp_path, "weak.txt", "short")
    path = tmp_path / "new.ipdesk"
    done = ipdesk("new", path, *NEW, "--encrypted", "--workspace-passphrase-file", weak)
    assert done.code == 2
    assert "too short" in done.complaint
    assert not path.exists()


def test_every_command_opens_it_with_the_passphrase(
    ipdesk: Run, file: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("--workspace-passphrase-file", secret)
    put = ("indicators", "IND1", "value", "12.5")
    assert ipdesk("set", file, *put, *given).code == 0
    assert "12.5" in ipdesk("show", file, *given).out
    # A command without the option of its own finds it in the environment.
    monkeypatch.setenv("IPDESK_WORKSPACE_PASSPHRASE_FILE", str(secret))
    assert ipdesk("reports", file).code == 0
    assert ipdesk("pack", "list", file).code == 0


def test_the_passphrase_is_read_from_a_descriptor(ipdesk: Run, file: Path, secret: Path) -> None:
    descriptor = os.open(secret, os.O_RDONLY)
    assert ipdesk("show", file, "--workspace-passphrase-fd", descriptor).code == 0


def test_the_passphrase_is_asked_for_and_is_never_an_argument(
    ipdesk: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ipdesk("show", file, "--workspace-passphrase", PASSPHRASE).code == 2
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert ipdesk("show", file).code == 0
    assert asked == ["Passphrase of “report.ipdesk”: "]


REFUSED = {
    "none": ((), "is encrypted and opens with its passphrase"),
    "wrong": (("--workspace-passphrase-file", "other.txt"), "does not open"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_without_the_passphrase_one_line_says_so_and_nothing_is_touched(
    ipdesk: Run, file: Path, other: Path, name: str
) -> None:
    given, said = REFUSED[name]
    before = file.read_bytes(), file.stat().st_mtime_ns
    done = ipdesk("show", file, *(other if part == other.name else part for part in given))
    assert done.code == 2
    assert said in done.complaint
    assert done.out == ""
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_where_the_library_is_missing_it_says_what_to_install(
    ipdesk: Run, file: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "has_cipher", lambda: False)
    done = ipdesk("show", file, "--workspace-passphrase-file", secret)
    assert done.code == 2
    assert "sqlcipher3" in done.complaint


def test_a_workspace_is_encrypted_changed_and_decrypted(
    ipdesk: Run, filled_file: Path, tmp_path: Path, secret: Path, other: Path
) -> None:
    file = Path(shutil.copy(filled_file, tmp_path / "plain.ipdesk"))
    shown = ipdesk("show", file, "--json").out
    assert json.loads(ipdesk("encryption", file, "--json").out) == {"encrypted": False}

    done = ipdesk("encryption", file, "--set", "--new-passphrase-file", secret)
    assert (done.code, done.err) == (0, "")
    assert "The workspace is encrypted" in done.out
    assert json.loads(ipdesk("encryption", file, "--json").out) == {"encrypted": True}

    old = ("--workspace-passphrase-file", secret)
    assert ipdesk("encryption", file, "--set", *old, "--new-passphrase-file", other).code == 0
    assert ipdesk("show", file, *old).code == 2
    now = ("--workspace-passphrase-file", other)
    assert ipdesk("show", file, "--json", *now).out == shown

    assert ipdesk("encryption", file, "--remove", *old).code == 2
    assert "is not encrypted" in ipdesk("encryption", file, "--remove", *now).out
    assert ipdesk("show", file, "--json").out == shown
    assert ipdesk("encryption", file, "--remove").code == 2
