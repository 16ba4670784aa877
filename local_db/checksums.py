"""The checksum that every stored record carries.

``PRAGMA integrity_check`` looks at the structure of the file and misses most flipped bits in
text; a checksum over the record itself does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from msgspec.json import Encoder

Value = str | int | bytes
_canonical = Encoder().encode


def checksum(fields: Sequence[str | int]) -> int:
    """CRC-32 of the fields as one canonical JSON array (UTF-8, no spaces)."""
    return crc32(_canonical(fields))


def checksum_with_content(fields: Sequence[str | int], content: bytes) -> int:
    """CRC-32 of the fields as canonical JSON, followed by the content."""
    return crc32(content, checksum(fields))


def checksum_of_row(values: Iterable[Value]) -> int:
    """The checksum of a row of any table: its plain fields, then its content if it has one."""
    fields: list[str | int] = []
    content = b""
    for value in values:
        if isinstance(value, bytes):
            content += value
        else:
            fields.append(value)
    return checksum_with_content(fields, content)
