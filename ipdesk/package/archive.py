"""The package file: a ZIP whose bytes depend on nothing but the files in it.

Entries are stored, not deflated: compressors differ from version to version and would give
other bytes for the same files. Times, attributes and order are fixed; there is no ZIP64.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from ipdesk.errors import PackageRefused
from ipdesk.files import Written, write_durably
from ipdesk.package import zip_format as zf
from ipdesk.package.bag import DECLARATION_FILE
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.names import SUFFIX
from ipdesk.package.pieces import Content, measure, pieces, unproved
from ipdesk.package.read_back import read_back


def write_package(
    folder: Path,
    name: str,
    files: Mapping[str, Content],
    limits: Limits = LIMITS,
    before_named: Callable[[], None] = lambda: None,
) -> Written:
    """Write ``<name>.ipsub`` into the folder, durably. Files are given by path in the bag.

    ``before_named`` is called as :func:`~ipdesk.files.write_durably` says. Raises the storage
    errors of :mod:`ipdesk.errors`, or :class:`PackageRefused` if the package would be larger
    than a reader accepts.
    """
    layout = list(package_layout(name, files, limits))
    blocks = (block for item in layout for block in unproved(item))
    proof = partial(read_back, layout)
    return write_durably(folder / (name + SUFFIX), blocks, before_named=before_named, proof=proof)


def package_digest(name: str, files: Mapping[str, Content], limits: Limits = LIMITS) -> str:
    """The SHA-256 that the package file would have, hex."""
    digest = hashlib.sha256()
    for block in package_bytes(name, files, limits):
        digest.update(block)
    return digest.hexdigest()


def package_size(name: str, sizes: Mapping[str, int]) -> int:
    """The bytes that the package file has, from those of each of its files by path."""
    names = sum(len(f"{name}/{path}".encode()) for path in sizes)
    heads = len(sizes) * (zf.LOCAL_SIZE + zf.CENTRAL_SIZE)
    return sum(sizes.values()) + heads + 2 * names + zf.END_SIZE


def package_bytes(
    name: str, files: Mapping[str, Content], limits: Limits = LIMITS
) -> Iterator[bytes]:
    """The bytes of the package file, block by block."""
    for item in package_layout(name, files, limits):
        yield from pieces(item)


def package_layout(
    name: str, files: Mapping[str, Content], limits: Limits = LIMITS
) -> Iterator[Content]:
    """What the package file is made of, one after the other: headers and contents."""
    if len(files) > limits.entries:
        raise PackageRefused("too_many_entries", count=len(files), limit=limits.entries)
    directory = bytearray()
    offset = 0
    for path in sorted(files, key=lambda path: (path != DECLARATION_FILE, path)):
        full = f"{name}/{path}".encode()
        header = _header(full, files[path], offset, limits)
        yield zf.pack_local(header.local()) + full
        yield files[path]
        directory += zf.pack_central(header) + full
        offset += zf.LOCAL_SIZE + len(full) + header.size
        if offset + len(directory) + zf.END_SIZE > limits.file_size:
            raise PackageRefused("file_size", limit=limits.file_size)
    count = len(files)
    end = zf.EndRecord(zf.END_SIGNATURE, 0, 0, count, count, len(directory), offset, 0)
    yield bytes(directory) + zf.pack_end(end)


def _header(full: bytes, content: Content, offset: int, limits: Limits) -> zf.CentralHeader:
    known = measure(content)
    if known.size > limits.entry_size:
        raise PackageRefused("entry_size", file=full.decode(), limit=limits.entry_size)
    return zf.CentralHeader(
        signature=zf.CENTRAL_SIGNATURE,
        made_by=zf.MADE_BY,
        version=zf.VERSION_NEEDED,
        flags=zf.FLAGS,
        method=zf.STORED,
        time=zf.TIME,
        date=zf.DATE,
        crc=known.crc,
        packed=known.size,
        size=known.size,
        name_length=len(full),
        extra_length=0,
        comment_length=0,
        disk=0,
        internal=0,
        external=zf.ATTRIBUTES,
        offset=offset,
    )
