"""Damage done to the bytes of packages."""

from __future__ import annotations

import random
import zlib

from ipdesk.package import zip_format as zf
from ipdesk.package.directory import Entry

_INSERTED = (b'"', b"[" * 50, b"\n", b"1e9", b"\\u0000", b",", b"'")
_CRC_IN_LOCAL, _CRC_IN_CENTRAL = 14, 16


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them flipped, cut out, doubled or added."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found) + 1)
        end = min(len(found), at + chance.choice((1, 1, 2, 30, 2000)))
        kind = chance.randrange(5)
        if kind == 0:
            found[at:end] = bytes(byte ^ (1 << chance.randrange(8)) for byte in found[at:end])
        elif kind == 1:
            del found[at:end]
        elif kind == 2:
            found[at:at] = found[at:end]
        elif kind == 3:
            found[at:at] = chance.choice(_INSERTED)
        else:
            del found[at:]
            found += b"}"
    return bytes(found)


def mended(content: bytes, entry: Entry, position: int, flip: int) -> bytes:
    """One byte of a stored file changed, and its checksum in both headers made to fit."""
    found = bytearray(content)
    found[entry.start + position] ^= flip
    crc = zlib.crc32(found[entry.start : entry.start + entry.size]).to_bytes(4, "little")
    name = entry.name.encode()
    local = entry.start - len(name) - zf.LOCAL_SIZE
    central = content.index(name, entry.start + entry.size) - zf.CENTRAL_SIZE
    while content[central : central + 4] != zf.CENTRAL_SIGNATURE:
        central = content.index(name, central + zf.CENTRAL_SIZE + 1) - zf.CENTRAL_SIZE
    for at in (local + _CRC_IN_LOCAL, central + _CRC_IN_CENTRAL):
        found[at : at + 4] = crc
    return bytes(found)
