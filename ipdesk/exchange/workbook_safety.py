"""Whether a file may be opened as a workbook at all: told from its bytes, nothing is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from ipdesk.errors import WorkbookRefused, from_os_error
from ipdesk.exchange.workbook_data import ReadLimits

BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError,
    OSError,
)  # fmt: skip
"""What ``zipfile`` raises for an archive that is damaged, or none."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the parts of a workbook may be packed; spreadsheet programs know no other way."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[Content_Types].xml"
_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlam", ".xlsb")
_MACRO_PART = "vbaproject.bin"
_MACRO_SHEETS = "xl/macrosheets/"
_PART_HEADER = b"PK\x01\x02"
_MACRO_TYPE = b"macroenabled"
_BIG_PART = 1_000_000
_LARGEST_TYPES = 1_000_000
_PEEK = 65_536


def check_file(path: Path, limits: ReadLimits) -> None:
    """Pass a file that can be read safely; :class:`WorkbookRefused` names why another cannot.

    A file that cannot be read at all raises the storage error that fits.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_PEEK)
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    if size > limits.file_bytes:
        raise refused("too_large", limit_mb=limits.file_bytes // 1_000_000)
    if start.startswith(_OLE):
        raise refused("encrypted" if _is_encrypted(path, start) else "old_format")
    if path.suffix.lower() in _MACRO_SUFFIXES:
        raise refused("macros")
    if not start.startswith(_ZIP):
        raise refused("not_a_workbook")
    # Counted before the directory is read, which makes an object of each header.
    if count_headers(path) > limits.parts:
        raise refused("too_many_parts", limit=limits.parts)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_archive(archive, limits)
    except BROKEN as fault:
        raise refused("damaged") from fault


def count_headers(path: Path) -> int:
    """How many parts an archive can have at most; the storage error that fits, if unreadable."""
    try:
        return path.read_bytes().count(_PART_HEADER)
    except OSError as fault:
        raise from_os_error(fault, path) from fault


def refused(code: str, **params: object) -> WorkbookRefused:
    """The refusal for one reason."""
    return WorkbookRefused(((code, params),))


def _is_encrypted(path: Path, start: bytes) -> bool:
    # The directory of an OLE file may stand at its end; it is small beside the 20 MB allowed.
    return _ENCRYPTED in start or _ENCRYPTED in path.read_bytes()


def _check_archive(archive: zipfile.ZipFile, limits: ReadLimits) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise refused("bomb", limit_mb=limits.unpacked_bytes // 1_000_000)
    for part in parts:
        if part.file_size > _BIG_PART and part.file_size > part.compress_size * limits.ratio:
            raise refused("bomb", limit_mb=limits.unpacked_bytes // 1_000_000)
        if part.flag_bits & 1:
            raise refused("encrypted")
        if part.compress_type not in PACKED:
            raise refused("damaged")
        name = part.filename.lower()
        if name.endswith(_MACRO_PART) or name.startswith(_MACRO_SHEETS):
            raise refused("macros")
    # Of two parts of one name, this program would read one and another program the other.
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise refused("damaged")
    names = {part.filename: part for part in parts}
    if _CONTENT_TYPES not in names or names[_CONTENT_TYPES].file_size > _LARGEST_TYPES:
        raise refused("not_a_workbook")
    if _MACRO_TYPE in archive.read(_CONTENT_TYPES).lower():
        raise refused("macros")
