"""Bad input on the command line: one clear line, exit code 2, nothing touched.

Requirements
    2.CLI  "Errors are one clear line on standard error, no traceback."; exit 2 usage
    2.BAD  wrong, newer, damaged or foreign workspace refused with advice, untouched;
           read-only folder: a message that says what to do; the data stays
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Run

COMMANDS: dict[str, tuple[str, ...]] = {
    "show": ("show", "{file}"),
    "show --json": ("show", "{file}", "--json"),
    "check": ("check", "{file}"),
    "reports": ("reports", "{file}"),
    "set": ("set", "{file}", "base", "BF1", "value", "5"),
    "explain": ("explain", "{file}", "R301", "as published"),
    "workbook": ("workbook", "{file}", "-o", "{out}/x.xlsx"),
    "import": ("import", "{file}", "{book}"),
    "print": ("print", "{file}", "--what", "report", "-o", "{out}/x.pdf"),
    "seal": ("seal", "{file}", "-o", "{out}"),
    "package": ("package", "{file}", "-o", "{out}"),
    "status": ("status", "{file}"),
    "verify": ("verify", "{file}"),
}
ON_WORKSPACE = [name for name in COMMANDS if name != "verify"]


@pytest.fixture
def call(ipdesk: Run, tmp_path: Path) -> Callable[..., object]:
    """A command on a file, with an empty folder for what it may write."""
    out = tmp_path / "out"
    out.mkdir()
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"PK")

    def run(command: str, file: Path):
        fill = {"file": file, "out": out, "book": book}
        done = ipdesk(*(part.format(**fill) for part in COMMANDS[command]))
        assert list(out.iterdir()) == []
        return done

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_missing_file_is_told(call, tmp_path: Path, command: str) -> None:
    """2.CLI"""
    done = call(command, tmp_path / "gone.ipdesk")
    assert done.code == 2
    assert done.out == ""
    assert "gone.ipdesk" in done.complaint
    assert not (tmp_path / "gone.ipdesk").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_folder_in_place_of_a_file_is_told(call, tmp_path: Path, command: str) -> None:
    """2.CLI"""
    (tmp_path / "folder").mkdir()
    done = call(command, tmp_path / "folder")
    assert done.code in (2, 3) if command == "verify" else done.code == 2
    assert done.complaint
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("command", ON_WORKSPACE)
@pytest.mark.parametrize("content", [b"", b"a diary\n", b"\x89PNG\r\n\x1a\n" * 900])
def test_foreign_file_is_refused_and_untouched(
    call, tmp_path: Path, command: str, content: bytes
) -> None:
    """2.BAD"""
    path = tmp_path / "foreign.ipdesk"
    path.write_bytes(content)
    done = call(command, path)
    assert done.code == 2
    assert "foreign.ipdesk" in done.complaint
    assert path.read_bytes() == content


@pytest.mark.parametrize("command", ON_WORKSPACE)
def test_damaged_workspace_is_refused_and_untouched(call, example_file: Path, command: str) -> None:
    """2.BAD"""
    data = bytearray(example_file.read_bytes())
    data[data.index("广州市".encode())] ^= 1
    example_file.write_bytes(data)
    done = call(command, example_file)
    if command != "reports":  # it reads no record of that table
        assert done.code == 2
        assert "damaged" in done.complaint
    assert example_file.read_bytes() == data


@pytest.mark.parametrize("command", ["show", "set"])
def test_newer_workspace_is_refused_and_untouched(call, example_file: Path, command: str) -> None:
    """2.BAD"""
    connection = sqlite3.connect(example_file)
    connection.execute("PRAGMA user_version=999")
    connection.close()
    before = example_file.read_bytes()
    done = call(command, example_file)
    assert done.code == 2
    assert "newer version" in done.complaint
    assert example_file.read_bytes() == before


@pytest.mark.parametrize(
    ("where", "word"),
    [
        ("nowhere 1 office", "nowhere"),
        ("base BF9 value", "BF9"),
        ("base BF1 colour", "colour"),
        ("teams a/b name", "a/b"),
        ("indicators IND6 value", "computed"),
    ],
)
def test_place_that_cannot_be_set_is_named(
    ipdesk: Run, workspace_file: Callable[..., Path], where: str, word: str
) -> None:
    """2.CLI"""
    done = ipdesk("set", workspace_file(), *where.split(), "5")
    assert done.code == 2
    assert word in done.complaint


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"--unit": "990000"}, "990000"),
        ({"--category": "top"}, "top"),
        ({"--year": "1999"}, "1999"),
        ({"--year": "2031"}, "2031"),
        ({"--year": "soon"}, "soon"),
    ],
)
def test_report_that_cannot_be_made_is_told(
    ipdesk: Run, tmp_path: Path, changed: dict[str, str], word: str
) -> None:
    """2.CLI"""
    wanted = {"--unit": "440000", "--category": "leading", "--year": "2016"} | changed
    done = ipdesk("new", tmp_path / "x.ipdesk", *(part for pair in wanted.items() for part in pair))
    assert done.code == 2
    assert word in done.complaint
    assert not (tmp_path / "x.ipdesk").exists()


def test_new_replaces_no_file(ipdesk: Run, workspace_file: Callable[..., Path]) -> None:
    """2.BAD"""
    file = workspace_file()
    before = file.read_bytes()
    done = ipdesk("new", file, "--unit", "440000", "--category", "leading", "--year", "2016")
    assert done.code == 2
    assert "already exists" in done.complaint
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("frobnicate",), ("check",), ("set", "f", "base"), ("new", "f"), ("print", "f"),
        ("print", "f", "--what", "poster", "-o", "x"), ("units", "--language", "fr"),
        ("check", "f", "--frobnicate"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_one_line(ipdesk: Run, arguments: tuple[str, ...]) -> None:
    """2.CLI"""
    done = ipdesk(*arguments or ("--language",))
    assert done.code == 2
    assert done.out == ""
    assert done.complaint


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("R999", "because"), "R999"),
        (("V01", "because"), "V01"),
        (("T01", "because"), "not a query"),
        (("R021", "because"), "nothing to explain"),
        (("R301", "000000", "because"), "nothing to explain"),
        (("R301", "441900", "two", "words"), "quotation marks"),
    ],
)
def test_what_cannot_be_explained_is_told(
    ipdesk: Run, example_file: Path, arguments: tuple[str, ...], word: str
) -> None:
    """2.CLI"""
    done = ipdesk("explain", example_file, *arguments)
    assert done.code == 2
    assert word in done.complaint


def test_report_that_is_not_ready_is_not_sealed(
    ipdesk: Run, example_file: Path, tmp_path: Path
) -> None:
    """2.7, 2.CLI: 3"""
    done = ipdesk("seal", example_file, "-o", tmp_path / "out")
    assert done.code == 3
    assert "not ready to seal" in done.complaint
    assert not (tmp_path / "out").exists()


def test_draft_has_no_package(ipdesk: Run, filled_file: Path, tmp_path: Path) -> None:
    done = ipdesk("package", filled_file, "-o", tmp_path / "out")
    assert done.code == 2
    assert "not sealed" in done.complaint


@pytest.mark.parametrize("command", ["set", "seal", "explain"])
def test_sealed_report_is_not_changed(
    ipdesk: Run, sealed_file: Path, tmp_path: Path, command: str
) -> None:
    """2.7"""
    before = sealed_file.read_bytes()
    fill = {"file": sealed_file, "out": tmp_path / "out"}
    done = ipdesk(*(part.format(**fill) for part in COMMANDS[command]))
    assert done.code == 2
    assert "sealed" in done.complaint
    assert sealed_file.read_bytes() == before


@pytest.mark.parametrize("command", ["workbook", "print"])
def test_output_into_a_missing_folder_is_told(
    ipdesk: Run, example_file: Path, tmp_path: Path, command: str
) -> None:
    """2.CLI"""
    fill = {"file": example_file, "out": tmp_path / "missing"}
    done = ipdesk(*(part.format(**fill) for part in COMMANDS[command]))
    assert done.code == 2
    assert "missing" in done.complaint
    assert "folder" in done.complaint


@pytest.mark.parametrize("command", ["workbook", "print", "seal"])
def test_read_only_folder_is_told_and_the_data_stays(
    ipdesk: Run, without_rights: Path, command: str
) -> None:
    """2.BAD"""
    file = without_rights / "report.ipdesk"
    locked = without_rights / "locked"
    locked.mkdir(mode=0o500)
    before = file.read_bytes()
    fill = {"file": file, "out": locked if command != "seal" else locked / "in"}
    done = ipdesk(*(part.format(**fill) for part in COMMANDS[command]))
    assert done.code == 2
    assert "locked" in done.complaint
    assert "choose a folder that you may write to" in done.complaint
    assert list(locked.iterdir()) == []
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda data: data[:-1], None),
        (lambda data: data + b"x", None),
        (lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:], None),
        (lambda _: b"", None),
        (lambda _: b"PK", None),
    ],
    ids=["cut short", "something added", "flipped bit", "empty", "no archive"],
)
def test_package_that_is_not_valid_exits_3(
    ipdesk: Run, package_file: Path, spoil: Callable[[bytes], bytes], why: str | None
) -> None:
    """2.CLI ipdesk verify: 0 valid, 3 not"""
    package_file.write_bytes(spoil(package_file.read_bytes()))
    done = ipdesk("verify", package_file)
    assert done.code == 3
    assert done.complaint.startswith("ipdesk: The package is not valid:")
    assert ipdesk("verify", package_file, "--json").code == 3
