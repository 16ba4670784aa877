"""A medium that is full, locked, or pulled out loses nothing and is told of: issue 6, 4."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from masters import Masters
from report_steps import put, shown
from small_disk import SmallDisk, small_disk
from told_figures import Tell

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import DiskFull, KnownError, MediumGone, ReadOnly, TooSmall
from ipdesk.kept_package import kept_package, write_kept
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from local_db import backup, checkup

_SIZE = 3 << 20
NOTE = "base BF1 note"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", _SIZE) as made:
        yield made


@pytest.fixture
def path(disk: SmallDisk, masters: Masters) -> Path:
    """A workspace on the small disk."""
    return Path(shutil.copy(masters.empty("440000", "leading", 2016), disk.folder / "w.ipdesk"))


def told(fault: KnownError, services: Services) -> bool:
    """Whether the user is told what happened, and what to do."""
    words = ErrorSentences(services.translator)
    return bool(words.what(fault)) and bool(words.advice(fault))


def typed(workspace: Workspace, text: str) -> DiskFull | None:
    """Type a note: the fault that it meets for want of room."""
    try:
        put(workspace, NOTE, text)
    except DiskFull as fault:
        return fault
    return None


@pytest.mark.parametrize("count", [3, pytest.param(60, marks=pytest.mark.torture)])
def test_a_full_disk_keeps_what_was_saved_and_work_goes_on_when_there_is_room(
    count: int, disk: SmallDisk, path: Path, services: Services, tell: Tell
) -> None:
    workspace = services.opener.open(path)
    services.stores.backup(workspace.store)
    kept = [one.path.read_bytes() for one in backup.backups(path)]
    saved, refused = "", 0
    for number in range(count):
        saved = f"saved {number}"
        put(workspace, NOTE, saved)
        disk.fill(leave=4096 * (number % 4))
        for text in ("x" * 10_000, "y" * 5_000):
            fault = typed(workspace, text)
            saved = saved if fault else text
            assert shown(workspace, NOTE).raw == saved
            assert fault is None or told(fault, services)
            refused += fault is not None
        with pytest.raises(DiskFull):
            services.stores.backup(workspace.store)
        assert [one.path.read_bytes() for one in backup.backups(path)] == kept
        disk.make_room()
    tell(full=count, refused=refused)
    assert refused > count // 2
    workspace.store.close()
    assert checkup.damages_of_file(path) == []
    again = services.opener.open(path)
    assert shown(again, NOTE).raw == saved
    put(again, NOTE, "and on")
    assert services.stores.backup(again.store)
    assert len(backup.backups(path)) == 2


def test_a_locked_disk_is_said_to_be_one_and_the_file_is_as_it_was(
    disk: SmallDisk, path: Path, services: Services
) -> None:
    before = path.read_bytes()
    disk.lock()
    with pytest.raises(ReadOnly) as refused:
        services.opener.open(path)
    assert told(refused.value, services)
    assert path.read_bytes() == before
    assert [one.name for one in disk.folder.iterdir()] == [path.name]


def test_a_package_for_which_there_is_no_room_leaves_nothing_on_the_stick(
    disk: SmallDisk, services: Services, sealed_file: Path
) -> None:
    disk.fill(leave=100_000)
    workspace = services.opener.open(sealed_file)
    with pytest.raises((TooSmall, DiskFull)) as refused:
        Sealer(services).write_package(workspace, disk.folder)
    assert told(refused.value, services)
    assert [one.name for one in disk.folder.iterdir()] == ["filler"]
    disk.make_room()
    assert Sealer(services).write_package(workspace, disk.folder).path.is_file()


@pytest.mark.parametrize("further", [1, 5])
def test_a_stick_that_is_pulled_while_the_package_is_written_is_told_of(
    further: int, disk: SmallDisk, services: Services, sealed_file: Path
) -> None:
    workspace = services.opener.open(sealed_file)
    kept = kept_package(workspace)
    before = sealed_file.read_bytes()
    begun = 0

    def content(digest: str) -> Iterator[bytes]:
        nonlocal begun
        # Files are read before anything is written, too.
        if any(disk.folder.iterdir()):
            begun += 1
            if begun == further:
                disk.pull()
        return workspace.store.content(digest)

    with pytest.raises(MediumGone) as refused:
        write_kept(kept, disk.folder, content)
    assert told(refused.value, services)
    assert list(disk.folder.iterdir()) == []
    assert sealed_file.read_bytes() == before
    assert Sealer(services).write_package(workspace, sealed_file.parent / "other").path.is_file()
