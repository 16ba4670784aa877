"""Evidence in the package: the files, and what each proves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from evidence_samples import CELL, MEASURE, MakeFile

from ipdesk.errors import DamagedWorkspace
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.evidence.taking import PART
from ipdesk.package.verify import inspect
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

LARGE = b"%PDF-1.7 " + bytes(range(256)) * (2 * PART // 256)


def test_a_sealed_package_holds_the_files_and_says_what_they_prove(
    services: Services, filled_file: Path, make_file: MakeFile, tmp_path: Path
) -> None:
    workspace = services.opener.open(filled_file)
    attacher = Attacher(workspace)
    attacher.attach([make_file("scan.pdf", LARGE)], CELL, Facts("1号", "2016-03-01", "演练", "3"))
    attacher.attach([make_file("copy.pdf", LARGE)], MEASURE, Facts())
    written = Sealer(services).seal(workspace, tmp_path)
    (item,) = inspect(written.path).submission.evidence
    assert (item.name, item.size) == ("scan.pdf", len(LARGE))
    assert [(use.section, use.row, use.column, use.name, use.page) for use in item.uses] == [
        (*CELL, "scan.pdf", "3"),
        (*MEASURE, "copy.pdf", ""),
    ]


def test_the_package_can_be_written_again_byte_for_byte(
    services: Services, filled_file: Path, make_file: MakeFile, tmp_path: Path
) -> None:
    workspace = services.opener.open(filled_file)
    Attacher(workspace).attach([make_file("scan.pdf", LARGE)], CELL, Facts())
    sealer = Sealer(services)
    first = sealer.seal(workspace, tmp_path / "one")
    workspace.store.close()
    again = sealer.write_package(services.opener.open(filled_file), tmp_path / "two")
    assert again.digest == first.digest
    assert again.path.read_bytes() == first.path.read_bytes()


@pytest.fixture
def proved(services: Services, filled_file: Path, make_file: MakeFile) -> Workspace:
    """A report that is ready, with a file of evidence."""
    workspace = services.opener.open(filled_file)
    Attacher(workspace).attach([make_file("scan.pdf", LARGE)], CELL, Facts())
    return workspace


def test_sealing_reads_a_file_once_and_never_holds_it_whole(
    services: Services, proved: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5: sealing 100 MB of evidence, memory flat: read as it is written, piece by piece."""
    (use,) = proved.report.evidence
    asked, content = list[str](), proved.store.content

    def counted(digest: str) -> Iterator[bytes]:
        asked.append(digest)
        return content(digest)

    monkeypatch.setattr(proved.store, "content", counted)
    monkeypatch.setattr(proved.store, "blob", None)
    written = Sealer(services).seal(proved, tmp_path / "first")
    assert asked.count(use.digest) == 1
    asked.clear()
    assert Sealer(services).write_package(proved, tmp_path / "again").digest == written.digest
    assert asked.count(use.digest) == 1


def test_damaged_evidence_is_never_sealed(
    services: Services, proved: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5: at once or in the window's two steps; the report stays a draft, no file is left."""
    other = LARGE[:-1] + b"x"
    monkeypatch.setattr(proved.store, "content", lambda _: iter([other]))
    sealer = Sealer(services)
    for way in (
        lambda: sealer.seal(proved, tmp_path / "out"),
        lambda: sealer.render(sealer.prepare(proved), proved.store.content),
    ):
        with pytest.raises(EvidenceRefused) as caught:
            way()
        assert caught.value.reason == "damaged"
    assert proved.editable
    assert list((tmp_path / "out").iterdir()) == []


def test_evidence_damaged_after_the_sealing_is_not_written(
    services: Services, proved: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2.7: the bytes of the sealing or none"""
    Sealer(services).seal(proved, tmp_path / "first")
    (use,), content = proved.report.evidence, proved.store.content
    other = LARGE[:-1] + b"x"
    monkeypatch.setattr(
        proved.store, "content", lambda d: iter([other]) if d == use.digest else content(d)
    )
    with pytest.raises(DamagedWorkspace):
        Sealer(services).write_package(proved, tmp_path / "again")
    assert list((tmp_path / "again").iterdir()) == []
