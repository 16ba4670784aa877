"""A package holds what docs/security.md lists, and nothing of the machine or of the office.

Issue 6, item 18: "what a package ... contain[s] is listed in docs/security.md and tested"
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
import zlib
from pathlib import Path

import pypdf
import pytest

from ipdesk.places import Place
from ipdesk.records import Batch, SecondRecord
from ipdesk.sealing import Sealer
from tests.masters import Masters, services_of_a_session

PAGE = Path(__file__).parents[2] / "docs" / "security.md"
SECRETS = {
    "folder": "secretfolder",
    "account": "secretaccount",
    "computer": "secretcomputer",
    "comment": "这条批注只在本处",
    "second keying": "secretkeying",
    "setting": "secretsetting",
}
CELL = Place("base", "BF1", "value")


@pytest.fixture(scope="module")
def package(masters: Masters, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a report with all sorts of things beside it, on a machine with names."""
    folder = tmp_path_factory.mktemp("package") / SECRETS["folder"]
    folder.mkdir()
    path = Path(shutil.copy(masters.example(filled=True), folder / "secretfile.ipdesk"))
    with pytest.MonkeyPatch.context() as patched:
        for name in ("USER", "LOGNAME", "USERNAME"):
            patched.setenv(name, SECRETS["account"])
        patched.setattr("platform.node", lambda: SECRETS["computer"])
        services = services_of_a_session()
        workspace = services.opener.open(path)
        workspace.comments.add(CELL, SECRETS["comment"], "reviewer")
        identity = workspace.report.header.id
        second = SecondRecord(identity, *CELL, SECRETS["second keying"], "2017-03-15T00:00:00Z")
        workspace.store.write(Batch(settings={"made-up": SECRETS["setting"]}, seconds=[second]))
        sealed = Sealer(services).seal(workspace, folder / "out", "test")
        workspace.store.close()
    return Path(sealed.path)


@pytest.fixture(scope="module")
def contents(package: Path) -> dict[str, bytes]:
    """The files of the bag, by path below its folder."""
    with zipfile.ZipFile(package) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def listed() -> list[tuple[str, bool]]:
    """What the page lists: each file as a pattern, and whether every package has it."""
    table = PAGE.read_text(encoding="utf-8").partition("## What a package contains")[2]
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", table.partition("\n## ")[0], re.MULTILINE)
    return [
        (re.sub(r"<\w+>", "[^/]+", name.replace(".", r"\.")), "if any" not in said)
        for name, said in rows
    ]


def test_every_file_of_a_package_is_listed_and_every_listed_file_is_there(
    contents: dict[str, bytes],
) -> None:
    rows = listed()
    assert len(rows) >= 12
    for path in contents:
        assert [row for row, _ in rows if re.fullmatch(row, path)], path
    for row, always in rows:
        assert not always or any(re.fullmatch(row, path) for path in contents), row


def laid_open(content: bytes) -> bytes:
    """The bytes of a file, and what is packed in it."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return content + b"\n".join(archive.read(name) for name in archive.namelist())
    if content.startswith(b"%PDF-"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        pages = "\n".join(page.extract_text() for page in reader.pages)
        return content + f"{pages}{reader.metadata}".encode() + streams(content)
    return content


def streams(content: bytes) -> bytes:
    """The unpacked streams of a PDF, metadata among them."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return b"\n".join(zlib.decompressobj().decompress(one) for one in found if one[:1] == b"\x78")


@pytest.mark.parametrize("what", SECRETS)
def test_nothing_of_machine_or_office_is_in_it(
    package: Path, contents: dict[str, bytes], what: str
) -> None:
    spelt = [SECRETS[what].encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    for path, content in contents.items():
        whole = laid_open(content)
        assert not [word for word in spelt if word in whole], path
    assert SECRETS[what] not in package.name


def test_what_is_searched_is_really_laid_open(contents: dict[str, bytes]) -> None:
    """The unit's name is in every form that a person opens: the search finds what there is."""
    for path in ("data/report.pdf", "data/report.xlsx"):
        assert "广东省".encode() in laid_open(contents[path]), path
