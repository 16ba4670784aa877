"""The few parts of the ZIP format (APPNOTE.TXT) that a package uses.

Everything that carries no meaning here has one fixed value, so that the same files make the
same bytes on every machine, and so that a reader can refuse whatever differs.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

LOCAL_SIGNATURE = b"PK\x03\x04"
CENTRAL_SIGNATURE = b"PK\x01\x02"
END_SIGNATURE = b"PK\x05\x06"
ZIP64_LOCATOR_SIGNATURE = b"PK\x06\x07"

STORED = 0
DEFLATED = 8
VERSION_NEEDED = 20
MADE_BY = (3 << 8) | 20  # Unix, so that attributes mean a plain file of mode 0644
ATTRIBUTES = 0o100644 << 16
FLAG_ENCRYPTED = 0x0001
FLAG_DESCRIPTOR = 0x0008
FLAG_STRONG = 0x2040
FLAGS = 0x0800  # names are UTF-8
TIME = 0
DATE = (1 << 5) | 1  # 1980-01-01, the format's earliest day
MAX_16 = 0xFFFF
MAX_32 = 0xFFFFFFFF

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
LOCAL_SIZE = _LOCAL.size
CENTRAL_SIZE = _CENTRAL.size
END_SIZE = _END.size


class LocalHeader(NamedTuple):
    """The header before an entry's data."""

    signature: bytes
    version: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int


class CentralHeader(NamedTuple):
    """The entry's header in the central directory."""

    signature: bytes
    made_by: int
    version: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int
    comment_length: int
    disk: int
    internal: int
    external: int
    offset: int

    def local(self) -> LocalHeader:
        """The local header that belongs to it."""
        return LocalHeader(LOCAL_SIGNATURE, *self[2:12])


class EndRecord(NamedTuple):
    """The end of the central directory."""

    signature: bytes
    disk: int
    directory_disk: int
    entries_here: int
    entries: int
    directory_size: int
    directory_offset: int
    comment_length: int


def pack_local(header: LocalHeader) -> bytes:
    """The header's bytes."""
    return _LOCAL.pack(*header)


def pack_central(header: CentralHeader) -> bytes:
    """The header's bytes."""
    return _CENTRAL.pack(*header)


def pack_end(record: EndRecord) -> bytes:
    """The record's bytes."""
    return _END.pack(*record)


def unpack_central(data: bytes, offset: int) -> CentralHeader:
    """The header that begins at ``offset``."""
    return CentralHeader(*_CENTRAL.unpack_from(data, offset))


def unpack_end(data: bytes) -> EndRecord:
    """The record in ``END_SIZE`` bytes."""
    return EndRecord(*_END.unpack(data))
