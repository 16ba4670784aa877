"""The central directory of a package: read from the bytes, every field checked."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ipdesk.errors import PackageRefused
from ipdesk.package import zip_format as zf
from ipdesk.package.limits import Limits
from ipdesk.package.safe_names import distinct, safe_name

_ZIP64_EXTRA = b"\x01\x00"
_SEARCHED = zf.MAX_16 + zf.END_SIZE


class Entry(NamedTuple):
    """A file in the archive. ``start`` is where its data begin; sizes are in bytes."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


def read_directory(file: BinaryIO, size: int, limits: Limits) -> tuple[Entry, ...]:
    """The entries of an archive of ``size`` bytes, which they tile exactly."""
    end = _end_record(file, size)
    if end.entries > limits.entries:
        raise PackageRefused("too_many_entries", count=end.entries, limit=limits.entries)
    if end.directory_size > end.entries * (zf.CENTRAL_SIZE + limits.name_bytes):
        raise PackageRefused("directory_size")
    file.seek(end.directory_offset)
    directory = file.read(end.directory_size)
    entries = tuple(_entries(file, directory, end, limits))
    distinct(entry.name for entry in entries)
    if sum(entry.size for entry in entries) > limits.total_size:
        raise PackageRefused("total_size", limit=limits.total_size)
    return entries


def _end_record(file: BinaryIO, size: int) -> zf.EndRecord:
    file.seek(max(0, size - zf.END_SIZE))
    tail = file.read(zf.END_SIZE)
    if len(tail) < zf.END_SIZE or not tail.startswith(zf.END_SIGNATURE):
        raise PackageRefused("trailing_bytes" if _ends_earlier(file, size) else "not_a_package")
    end = zf.unpack_end(tail)
    if zf.MAX_16 in end[1:5] or zf.MAX_32 in end[5:7] or _has_locator(file, size):
        raise PackageRefused("zip64")
    if end.comment_length:
        raise PackageRefused("archive_comment")
    if end.disk or end.directory_disk or end.entries != end.entries_here:
        raise PackageRefused("split_archive")
    if end.directory_offset + end.directory_size + zf.END_SIZE != size:
        raise PackageRefused("directory_place")
    return end


def _ends_earlier(file: BinaryIO, size: int) -> bool:
    """Whether a whole end record lies before the end of the file."""
    file.seek(max(0, size - _SEARCHED))
    searched = file.read(_SEARCHED)
    return zf.END_SIGNATURE in searched[: -zf.END_SIZE + len(zf.END_SIGNATURE)]


def _has_locator(file: BinaryIO, size: int) -> bool:
    file.seek(max(0, size - zf.END_SIZE - 20))
    return file.read(4) == zf.ZIP64_LOCATOR_SIGNATURE


def _entries(
    file: BinaryIO, directory: bytes, end: zf.EndRecord, limits: Limits
) -> Iterator[Entry]:
    position = expected = 0
    for _ in range(end.entries):
        if position + zf.CENTRAL_SIZE > len(directory):
            raise PackageRefused("directory_size")
        header = zf.unpack_central(directory, position)
        if header.signature != zf.CENTRAL_SIGNATURE:
            raise PackageRefused("directory_header")
        position += zf.CENTRAL_SIZE
        variable = header.name_length + header.extra_length + header.comment_length
        if position + variable > len(directory):
            raise PackageRefused("directory_size")
        raw = directory[position : position + header.name_length]
        extra = directory[position + header.name_length :][: header.extra_length]
        position += variable
        entry = _checked(header, raw, extra, limits)
        _check_place(file, header, raw, expected)
        expected = entry.start + entry.packed
        yield entry
    if position != len(directory):
        raise PackageRefused("directory_size")
    if expected != end.directory_offset:
        raise PackageRefused("gap", offset=expected)


def _checked(header: zf.CentralHeader, raw: bytes, extra: bytes, limits: Limits) -> Entry:
    name = safe_name(raw, limits)
    mode = header.external >> 16
    reasons = {
        "encrypted": header.flags & (zf.FLAG_ENCRYPTED | zf.FLAG_STRONG),
        "data_descriptor": header.flags & zf.FLAG_DESCRIPTOR,
        "zip64": extra.startswith(_ZIP64_EXTRA)
        or zf.MAX_32 in (header.packed, header.size, header.offset),
        "symlink": stat.S_ISLNK(mode),
        "directory": stat.S_ISDIR(mode) or header.external & 0x10,
        "method": header.method not in (zf.STORED, zf.DEFLATED),
        "extra_field": header.extra_length,
        "entry_comment": header.comment_length,
        "entry_metadata": _metadata(header) != _FIXED,
        "entry_size": header.size > limits.entry_size,
        "stored_size": header.method == zf.STORED and header.packed != header.size,
        "ratio": header.size > limits.ratio * max(header.packed, 1),
    }
    for reason, broken in reasons.items():
        if broken:
            raise PackageRefused(reason, file=name)
    start = header.offset + zf.LOCAL_SIZE + header.name_length
    return Entry(name, header.method, header.crc, header.packed, header.size, start)


_FIXED = (
    zf.MADE_BY,
    zf.VERSION_NEEDED,
    zf.FLAGS,
    zf.TIME,
    zf.DATE,
    0,
    0,
    zf.ATTRIBUTES,
)


def _metadata(header: zf.CentralHeader) -> tuple[int, ...]:
    return (
        header.made_by,
        header.version,
        header.flags,
        header.time,
        header.date,
        header.disk,
        header.internal,
        header.external,
    )


def _check_place(file: BinaryIO, header: zf.CentralHeader, raw: bytes, expected: int) -> None:
    """The entry begins where the one before ended, with the same header and name."""
    if header.offset != expected:
        raise PackageRefused("overlap" if header.offset < expected else "gap", offset=expected)
    file.seek(header.offset)
    local = file.read(zf.LOCAL_SIZE + len(raw))
    if local != zf.pack_local(header.local()) + raw:
        raise PackageRefused("local_header", file=raw.decode())
