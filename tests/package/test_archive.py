"""The package file: the same bytes each time, readable by others' tools, written durably."""

import errno
import hashlib
import os
import subprocess
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest

from ipdesk import files as durable
from ipdesk.errors import DiskFull, FileMissing, PackageRefused, WriteFailed
from ipdesk.package.archive import package_bytes, package_digest, write_package
from ipdesk.package.bag import bag_files, encode_path
from ipdesk.package.contents import bag_info, payload
from ipdesk.package.limits import LIMITS
from ipdesk.package.submission import submission_of

EXAMPLE_DIGEST = "dade440365a3105059321adc746e9a9c6c88a015cc83b452a82458fa6d78e407"


@pytest.fixture
def bag_folder(tmp_path, files, name):
    written = write_package(tmp_path, name, files)
    with zipfile.ZipFile(written.path) as archive:
        archive.extractall(tmp_path / "out")
    return tmp_path / "out" / name


def test_two_builds_are_equal_byte_for_byte(snapshot, sealing, history, evidence, files, name):
    again = payload(
        snapshot, sealing, history, workbook=b"PK workbook", print_pdf=b"%PDF",
        evidence=tuple(reversed(evidence)),
    )  # fmt: skip
    second = bag_files(again, bag_info(submission_of(snapshot, sealing, evidence)))
    assert b"".join(package_bytes(name, second)) == b"".join(package_bytes(name, files))


def test_order_of_the_files_given_does_not_matter(files, name):
    backwards = dict(reversed(files.items()))
    assert package_digest(name, backwards) == package_digest(name, files)


def test_written_file_has_the_digest_that_is_reported(tmp_path, files, name):
    written = write_package(tmp_path, name, files)
    content = written.path.read_bytes()
    assert written.path == tmp_path / f"{name}.ipsub"
    assert written.digest == hashlib.sha256(content).hexdigest() == package_digest(name, files)
    assert written.size == len(content)


def test_archive_is_a_plain_zip(tmp_path, files, name):
    with zipfile.ZipFile(write_package(tmp_path, name, files).path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == f"{name}/bagit.txt"
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sha256sum_confirms_the_manifests(bag_folder):
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--strict", "-c", manifest]
        subprocess.run(command, cwd=bag_folder, check=True, capture_output=True)


def test_bagit_library_validates_the_bag(bag_folder):
    bagit = pytest.importorskip("bagit")
    bag = bagit.Bag(str(bag_folder))
    bag.validate()
    assert bag.info["External-Identifier"] == bag_folder.name


@pytest.mark.filterwarnings("ignore")
def test_frictionless_validates_the_data_package(bag_folder):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(bag_folder / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == 3


def test_large_content_may_come_in_pieces(files, name):
    class Pieces:
        def chunks(self):
            yield b"%P"
            yield b"DF"

    split = {**files, "data/report.pdf": Pieces()}
    assert package_digest(name, split) == package_digest(name, files)


def test_package_beyond_the_readers_limits_is_not_written(tmp_path, files, name):
    for limits in (LIMITS.but(file_size=5000), LIMITS.but(entries=3), LIMITS.but(entry_size=100)):
        with pytest.raises(PackageRefused):
            write_package(tmp_path, name, files, limits)
    assert list(tmp_path.iterdir()) == []


def test_full_disk_leaves_the_earlier_package_whole(tmp_path, files, name, monkeypatch):
    earlier = write_package(tmp_path, name, files)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(DiskFull):
        write_package(tmp_path, name, {**files, "data/report.pdf": b"other"})
    assert durable.digest_of_file(earlier.path) == earlier.digest
    assert list(tmp_path.iterdir()) == [earlier.path]


@pytest.mark.parametrize("where", [0, 40, 3000, -3000, -1])
def test_bytes_that_read_back_differently_are_not_put_in_place(
    tmp_path, files, name, monkeypatch, where
):
    """A bit anywhere: in headers, contents, the directory."""

    def altered(file: BinaryIO) -> None:
        path = Path(file.name)
        content = bytearray(path.read_bytes())
        content[where] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(durable, "_forget", altered)
    with pytest.raises(WriteFailed):
        write_package(tmp_path, name, files)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [-1, 1])
def test_a_file_that_reads_back_shorter_or_longer_is_not_put_in_place(
    tmp_path, files, name, monkeypatch, length
):
    def cut(file: BinaryIO) -> None:
        os.truncate(file.name, Path(file.name).stat().st_size + length)

    monkeypatch.setattr(durable, "_forget", cut)
    with pytest.raises(WriteFailed):
        write_package(tmp_path, name, files)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_comes_to_stand_for_another_file_is_found(tmp_path, files, name, monkeypatch):
    """On a shared folder somebody else may write under the same name."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        found = real(self, target)
        other = target.with_name("other")
        other.write_bytes(target.read_bytes()[:-1] + b"x")
        real(other, target)
        return found

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(WriteFailed):
        write_package(tmp_path, name, files)


def test_missing_folder_is_a_known_error(tmp_path, files, name):
    with pytest.raises(FileMissing):
        write_package(tmp_path / "absent", name, files)


def test_manifest_paths_encode_only_what_the_standard_names():
    assert encode_path("data/100%\r\n备注.txt") == "data/100%25%0D%0A备注.txt"


def test_folder_is_synced_after_the_rename(tmp_path, files, name, monkeypatch):
    synced = []
    real = os.fsync

    def record(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        real(descriptor)

    monkeypatch.setattr(durable.os, "fsync", record)
    written = write_package(tmp_path, name, files)
    assert synced[0].name.endswith(".part")
    assert synced[1] == written.path.parent


def test_bytes_of_the_format_do_not_drift(files, name):
    """The example's digest. It changes only with the format, and then with its version."""
    assert package_digest(name, files) == EXAMPLE_DIGEST
