"""Evidence in the package: the files, and what each proves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from evidence_samples import CELL, MEASURE, MakeFile

from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.evidence.taking import PART
from ipdesk.package.verify import inspect
from ipdesk.sealing import Sealer
from ipdesk.services import Services

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


def test_sealing_reads_a_file_twice_and_never_holds_it_whole(
    services: Services,
    filled_file: Path,
    make_file: MakeFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """5: sealing 100 MB of evidence, memory flat: measured once, then written piece by piece."""
    workspace = services.opener.open(filled_file)
    Attacher(workspace).attach([make_file("scan.pdf", LARGE)], CELL, Facts())
    (use,) = workspace.report.evidence
    asked, content = list[str](), workspace.store.content

    def counted(digest: str) -> Iterator[bytes]:
        asked.append(digest)
        return content(digest)

    monkeypatch.setattr(workspace.store, "content", counted)
    monkeypatch.setattr(workspace.store, "blob", None)
    Sealer(services).seal(workspace, tmp_path)
    assert asked.count(use.digest) == 2
