"""Sealing: an immutable report, and a package that is the same bytes whenever it is written.

Requirements
    2.7   "the report becomes immutable and a submission package is written"; verify accepts it,
          sha256sum and bagit agree; written again later or on another machine, the same bytes
    2.BAD read-only folder, full disk: a message that says what to do; the data stays
    peers practice mode: a mock package that can't be mistaken for a real one
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import zipfile
from functools import partial
from pathlib import Path

import pytest
from report_steps import put, shown
from workspace_state import everything

from ipdesk.errors import (
    DamagedWorkspace,
    KnownError,
    NotReady,
    OtherFileThere,
    PackageRefused,
    Sealed,
    UsageError,
    WriteFailed,
)
from ipdesk.history import first_break
from ipdesk.pace import Cancelled, SteppedPace
from ipdesk.package import made
from ipdesk.package.limits import LIMITS
from ipdesk.package.verify import verify
from ipdesk.sealing import DELIVERED, ReportChanged, Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

NAME = "440000-2016-annual-0001-practice"


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def sealed(sealed_file: Path, services: Services) -> Workspace:
    return services.opener.open(sealed_file)


@pytest.fixture
def bag(package_file: Path, tmp_path: Path) -> Path:
    """The package, unpacked by another program than ours."""
    with zipfile.ZipFile(package_file) as archive:
        archive.extractall(tmp_path / "bag")
    return tmp_path / "bag" / NAME


def test_sealed_report_says_so(sealed: Workspace, package_file: Path) -> None:
    """2.7"""
    header = sealed.report.header
    assert (header.state, header.sequence, header.previous) == ("sealed", 1, "")
    assert header.sealed_at == "2017-03-15T08:00:00+00:00"
    assert header.seal == verify(package_file).seal
    assert header.program.startswith("IPDesk ")
    last = sealed.store.last_history()
    assert last is not None
    assert (last.action, last.before, last.after) == ("seal", "draft", "sealed")
    assert first_break(sealed.store.history("")) is None


def test_sealed_report_cannot_be_changed(sealed: Workspace) -> None:
    """2.7: after reopening too"""
    with pytest.raises(Sealed):
        put(sealed, "base BF1 value", "1")


def test_package_written_again_has_the_same_bytes(
    sealed: Workspace, services: Services, package_file: Path, tmp_path: Path
) -> None:
    """2.7: later, after reopening, from a copy elsewhere, over itself"""
    services.clock.time += dt.timedelta(days=400)  # type: ignore[attr-defined] # the fixed clock
    sealer = Sealer(services)
    for _ in range(2):
        written = sealer.write_package(sealed, tmp_path / "again")
        assert written.path.read_bytes() == package_file.read_bytes()
    assert [path.name for path in (tmp_path / "again").iterdir()] == [f"{NAME}.ipsub"]


def test_package_does_not_depend_on_the_language_of_the_window(
    filled_file: Path, services: Services, package_file: Path, tmp_path: Path
) -> None:
    """2.7: what people read in a package is Chinese"""
    services.translator.speak("zh")
    workspace = services.opener.open(filled_file)
    written = Sealer(services).seal(workspace, tmp_path / "out", "test")
    assert written.digest == digest_of(package_file)


def test_package_is_accepted(package_file: Path) -> None:
    """2.7: `ipdesk verify` accepts it"""
    found = verify(package_file)
    assert (found.unit, found.period, found.kind, found.sequence) == ("440000", "2016", "annual", 1)
    assert found.verdict.ready
    assert found.practice
    assert found.digest == digest_of(package_file)


@pytest.mark.parametrize("manifest", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_sha256sum_agrees(bag: Path, manifest: str) -> None:
    """2.7"""
    if shutil.which("sha256sum") is None:
        pytest.skip("this system has no sha256sum")
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", manifest], cwd=bag, check=False
    )
    assert done.returncode == 0


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_bagit_library_agrees(bag: Path) -> None:
    """2.7"""
    bagit = pytest.importorskip("bagit")
    assert bagit.Bag(str(bag)).validate()


def test_practice_stamps_name_and_contents(bag: Path, package_file: Path) -> None:
    """peers: can't be mistaken for a real one"""
    assert package_file.name == f"{NAME}.ipsub"
    assert '"practice":true' in (bag / "data/submission.json").read_text("utf-8").replace(" ", "")
    assert "practice" in (bag / "bag-info.txt").read_text("utf-8").lower()


def test_package_holds_what_people_and_programs_read(bag: Path) -> None:
    """design "The submission package" """
    files = {str(path.relative_to(bag)) for path in bag.rglob("*") if path.is_file()}
    assert files >= {
        "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        "data/submission.json", "data/datapackage.json", "data/checks.json", "data/history.jsonl",
        "data/report.xlsx", "data/report.pdf", "data/tables/indicators.csv",
    }  # fmt: skip


def test_report_that_is_not_ready_is_not_sealed(
    example: Workspace, services: Services, tmp_path: Path
) -> None:
    """2.7: nothing is written, nothing is changed"""
    before = everything(example)
    with pytest.raises(NotReady) as caught:
        Sealer(services).seal(example, tmp_path / "out")
    assert caught.value.params["missing"] == example.checker.verdict().missing
    assert everything(example) == before
    assert not (tmp_path / "out").exists()


def test_edit_between_rendering_and_sealing_stops_the_sealing(
    filled: Workspace, services: Services
) -> None:
    """what was printed and what is sealed are one"""
    sealer = Sealer(services)
    rendered = sealer.render(sealer.prepare(filled), {}.__getitem__)
    put(filled, "base BF1 note", "one word more")
    with pytest.raises(ReportChanged):
        sealer.commit(filled, rendered)
    assert filled.editable
    assert filled.store.sealed_files("annual-2016") == []


def test_sealed_report_is_not_sealed_twice(
    sealed: Workspace, services: Services, tmp_path: Path
) -> None:
    with pytest.raises(Sealed):
        Sealer(services).seal(sealed, tmp_path / "twice")
    assert not (tmp_path / "twice").exists()


def test_draft_has_no_package(filled: Workspace, services: Services, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        Sealer(services).write_package(filled, tmp_path / "out")
    assert caught.value.reason == "not_sealed"
    assert not (tmp_path / "out").exists()


def test_report_that_no_reader_takes_is_not_sealed(
    filled: Workspace, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be refused by SIPO, when nothing can be changed any more."""
    narrow = partial(made.require_readable, limits=LIMITS.but(table_records=100))
    monkeypatch.setattr(made, "require_readable", narrow)
    with pytest.raises(PackageRefused) as refused:
        Sealer(services).seal(filled, tmp_path / "out", "test")
    assert refused.value.reason == "table_records"
    assert filled.report.header.state == "draft"
    assert not list(tmp_path.glob("out/*"))


def test_folder_that_is_a_file_stops_before_anything_is_sealed(
    filled: Workspace, services: Services, tmp_path: Path
) -> None:
    """2.BAD: the data stays"""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(KnownError):
        Sealer(services).seal(filled, tmp_path / "out")
    assert filled.editable


def test_package_that_cannot_be_written_leaves_a_draft(
    filled: Workspace, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2.BAD: a medium that gives back other bytes; a name that another file has"""
    with monkeypatch.context() as patched:
        patched.setattr("ipdesk.files._forget", lambda file: os.truncate(file.name, 5000))
        with pytest.raises(WriteFailed):
            Sealer(services).seal(filled, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    other = tmp_path / "out" / f"{NAME}.ipsub"
    other.write_text("another file")
    with pytest.raises(OtherFileThere):
        Sealer(services).seal(filled, tmp_path / "out")
    assert filled.editable
    assert other.read_text() == "another file"


def test_no_package_has_its_name_before_the_report_is_sealed(
    filled: Workspace, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2.7: an edit at the last moment stops the sealing, and its package with it"""
    seen, commit = list[str](), Sealer.commit

    def late(sealer: Sealer, workspace: Workspace, *given: object) -> None:
        seen.extend(path.suffix for path in (tmp_path / "out").iterdir())
        put(workspace, "base BF1 note", "one word more")
        commit(sealer, workspace, *given)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(Sealer, "commit", late)
    with pytest.raises(ReportChanged):
        Sealer(services).seal(filled, tmp_path / "out")
    assert seen == [".part"]
    assert filled.editable
    assert list((tmp_path / "out").iterdir()) == []


def test_package_whose_pieces_were_altered_is_not_written(
    sealed: Workspace, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2.7: the bytes of the sealing or none"""
    files = sealed.store.sealed_files(sealed.report.header.id)
    monkeypatch.setattr(type(sealed.store), "sealed_files", lambda *_: files[1:])
    with pytest.raises(DamagedWorkspace):
        Sealer(services).write_package(sealed, tmp_path / "out")


def test_delivery_is_a_state_of_its_own(sealed: Workspace, services: Services) -> None:
    """2.7: saved, sealed, delivered are shown apart"""
    Sealer(services).mark_delivered(sealed, "USB stick 3, handed over at the counter")
    header = sealed.report.header
    assert header.state == DELIVERED
    assert header.delivered_to == "USB stick 3, handed over at the counter"
    sealed.store.close()
    again = services.opener.open(Path(sealed.store.path))
    assert again.report.header == header
    assert not again.editable
    assert shown(again, "indicators IND1 value").text == "15.53"


def test_draft_cannot_be_delivered(filled: Workspace, services: Services) -> None:
    with pytest.raises(UsageError):
        Sealer(services).mark_delivered(filled, "nowhere")


def test_package_can_be_written_after_delivery(
    sealed: Workspace, services: Services, package_file: Path, tmp_path: Path
) -> None:
    """2.7"""
    Sealer(services).mark_delivered(sealed, "counter")
    assert Sealer(services).write_package(sealed, tmp_path).digest == digest_of(package_file)


def test_reading_a_long_report_for_sealing_can_be_stopped(
    filled: Workspace, services: Services
) -> None:
    """4.10: it stays a draft."""

    def stop(*_: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Sealer(services).prepare(filled, SteppedPace(stop))
    assert filled.editable
