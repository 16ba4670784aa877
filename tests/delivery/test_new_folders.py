"""A new folder is on the medium before anything in it is acknowledged."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ipdesk import files
from ipdesk.errors import WriteFailed
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders and files that were forced to the medium."""
    done: list[Path] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        done.append(Path(f"/proc/self/fd/{descriptor}").resolve())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return done


def test_each_new_folder_is_synced_into_the_one_above(tmp_path: Path, synced: list[Path]) -> None:
    files.make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"]
    files.make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2


def test_a_folder_whose_name_is_not_certain_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EREMOTEIO, "remote")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WriteFailed):
        files.make_folder(tmp_path / "stick")
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_there_already_is_made_certain_too(
    sealed: Workspace, services: Services, stick: Path, synced: list[Path]
) -> None:
    """Whoever wrote it may have been cut short between its renaming and the sync of its folder."""
    written = Sealer(services).write_package(sealed, stick)
    synced.clear()
    assert Sealer(services).write_package(sealed, stick).before == "same"
    assert synced == [written.path, stick]
