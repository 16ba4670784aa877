"""Size and CRC-32 of stored content, told by the checksums of its rows without the content.

A row's checksum is the CRC-32 of its plain fields followed by its content, and that of the two
together is made of those of each (crc32_combine in zlib, which Python does not hand on).
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from ipdesk.records import ContentSums
from local_db.checksums import checksum

_POLYNOMIAL = 0xEDB88320
_ONE, _X8 = 1 << 31, 1 << 23
_FILE = "SELECT media_type, length(content), checksum FROM blob WHERE digest = ?"
_PARTS = "SELECT number, length(content), checksum FROM blob_part WHERE digest = ? ORDER BY number"


def sums_of(database: sqlite3.Connection, digest: str) -> ContentSums:
    """What the rows tell of a stored file; ``KeyError`` if there is none.

    Proved by whoever reads the content: that compares each row with its checksum.
    """
    first = database.execute(_FILE, (digest,)).fetchone()
    if first is None:
        raise KeyError(digest)
    size = crc = 0
    for field, length, stored in (first, *database.execute(_PARTS, (digest,))):
        own = joined(checksum((digest, field)), stored, length)
        size, crc = size + length, joined(crc, own, length)
    return ContentSums(size, crc)


def joined(first: int, second: int, length: int) -> int:
    """The CRC-32 of two texts together, from that of each and the bytes that the second has.

    From those of the first and of both together, that of the second: the operation undoes itself.
    """
    return _times(first, _power(length)) ^ second


@lru_cache(maxsize=64)
def _power(length: int) -> int:
    """What zero bytes multiply a CRC by: x^8 for each, modulo the polynomial, bits in reverse."""
    found, factor = _ONE, _X8
    while length:
        if length & 1:
            found = _times(found, factor)
        factor = _times(factor, factor)
        length >>= 1
    return found


def _times(one: int, other: int) -> int:
    product = 0
    while one:
        if one & _ONE:
            product ^= other
        one = one << 1 & 0xFFFFFFFF
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product
