"""Writing a package to a medium: what is there already, too little room, a stick pulled out."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NamedTuple

import pytest
from signers import key_of

from ipdesk import files as durable
from ipdesk.delivery import room
from ipdesk.delivery.placing import Order
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import MediumGone, OtherFileThere, ReadOnly, TooSmall, from_os_error
from ipdesk.kept_package import kept_package
from ipdesk.package.verify import verify
from ipdesk.sealed_signatures import countersigned, record_countersignature, signed_of
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def write(workspace: Workspace, services: Services, stick: Path, *, replace: bool = False):
    return Sealer(services).write_package(workspace, stick, Order(replace))


def test_the_size_is_known_before_anything_is_read(
    signed: Workspace, services: Services, stick: Path
) -> None:
    assert kept_package(signed).size == write(signed, services, stick).path.stat().st_size


def test_a_medium_with_too_little_room_is_refused_before_anything_is_written(
    sealed: Workspace, services: Services, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = kept_package(sealed).size
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: _Usage(free, 0, free))
    with pytest.raises(TooSmall) as caught:
        write(sealed, services, stick)
    assert list(stick.iterdir()) == []
    assert "needs" in ErrorSentences(services.translator).what(caught.value)


def test_the_same_file_there_already_is_read_and_left(
    sealed: Workspace, services: Services, stick: Path
) -> None:
    first = write(sealed, services, stick)
    os.utime(first.path, (0, 0))
    again = write(sealed, services, stick)
    assert (first.before, again.before) == ("nothing", "same")
    assert again[:3] == first[:3]
    assert first.path.stat().st_mtime == 0


def test_another_file_of_the_name_is_never_overwritten_silently(
    sealed: Workspace, services: Services, stick: Path
) -> None:
    path = stick / f"{kept_package(sealed).name}.ipsub"
    path.write_bytes(b"somebody else's")
    with pytest.raises(OtherFileThere):
        write(sealed, services, stick)
    assert path.read_bytes() == b"somebody else's"
    assert write(sealed, services, stick, replace=True).before == "other"
    assert verify(path).name == kept_package(sealed).name


def test_the_package_of_another_workspace_under_the_same_name_stays(
    sealed: Workspace, signed: Workspace, services: Services, stick: Path
) -> None:
    """Both are number 1 of the unit and year."""
    mine = write(signed, services, stick).path.read_bytes()
    unsigned = signed_of(sealed)
    assert not unsigned.signatures
    with pytest.raises(OtherFileThere):
        write(sealed, services, stick)
    assert next(stick.iterdir()).read_bytes() == mine


def test_the_package_without_the_counter_signature_is_replaced_and_said_so(
    signed: Workspace, services: Services, stick: Path, tmp_path: Path
) -> None:
    write(signed, services, stick)
    chief = key_of(tmp_path, "reviewer")
    made = countersigned(chief, signed_of(signed), services.clock.now())
    record_countersignature(signed, made, "test")
    written = write(signed, services, stick)
    assert written.before == "unsigned"
    assert len(verify(written.path).signatures) == 2


def test_a_folder_of_the_packages_name_is_no_place_for_it(
    sealed: Workspace, services: Services, stick: Path
) -> None:
    (stick / f"{kept_package(sealed).name}.ipsub").mkdir()
    with pytest.raises(OtherFileThere):
        write(sealed, services, stick)


def test_a_stick_pulled_out_while_writing_is_told_and_the_report_is_safe(
    sealed: Workspace, services: Services, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(durable.os, "fsync", gone)
        with pytest.raises(MediumGone):
            write(sealed, services, stick)
    assert list(stick.iterdir()) == []
    assert write(sealed, services, stick).before == "nothing"


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.EROFS, ReadOnly), (errno.ENODEV, MediumGone), (errno.ENXIO, MediumGone)],
)
def test_what_a_medium_refuses_has_a_name(number: int, kind: type[Exception]) -> None:
    assert isinstance(from_os_error(OSError(number, "x"), "E:"), kind)


def test_a_stick_gone_on_windows_is_no_missing_permission() -> None:
    fault = PermissionError(errno.EACCES, "The device is not ready")
    fault.winerror = 21  # type: ignore[attr-defined]  # only Windows sets it
    assert isinstance(from_os_error(fault, "E:"), MediumGone)


def test_a_stick_whose_folders_cannot_be_synced_takes_the_package(
    sealed: Workspace, services: Services, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").resolve().is_dir():
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(durable.os, "fsync", only_files)
    assert verify(write(sealed, services, stick).path)


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system has no such call")
def test_what_the_system_remembers_is_dropped_before_reading_back(
    sealed: Workspace, services: Services, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped: list[tuple[int, int, int]] = []
    monkeypatch.setattr(durable.os, "posix_fadvise", lambda _, *advice: dropped.append(advice))
    write(sealed, services, stick)
    assert dropped == [(0, 0, os.POSIX_FADV_DONTNEED)]
