"""The first bytes of a workspace file, read before SQLite may touch it.

SQLite's file format, section 1.3: magic string, page size at 16, size in pages at 28,
user version at 60, application id at 68.
"""

from __future__ import annotations

import struct
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ipdesk.errors import (
    DamagedWorkspace,
    IsDesk,
    IsProvince,
    NewerWorkspace,
    NotAWorkspace,
    PassphraseNeeded,
)
from ipdesk.workspace_key import MARK, WorkspaceKey
from local_db import driver, engine
from local_db.faults import known_errors

APPLICATION_ID = 0x49504431
"""``IPD1`` in ASCII: a province's workspace."""
DESK_ID = 0x49504E31
"""``IPN1`` in ASCII: a desk."""
VERSION = 2
"""The layout of a workspace's tables that this program reads and writes."""
DESK_VERSION = 2
"""The same of a desk, in a file or on a server."""
TABLES = (
    "setting",
    "catalogue",
    "report",
    "cell",
    "row",
    "note",
    "explanation",
    "dispute",
    "history",
    "blob",
    "blob_part",
    "sealed_file",
    "status",
    "figure",
    "step",
    "evidence_use",
    "comment",
    "second_keying",
    "signature",
    "receipt",
)
"""The tables of a workspace in that layout."""

LAYOUTS = {APPLICATION_ID: VERSION, DESK_ID: DESK_VERSION}
"""Application id -> the present layout of such files."""
_OF_OTHER_KIND = {DESK_ID: IsDesk, APPLICATION_ID: IsProvince}
_MAGIC = b"SQLite format 3\x00"
_SIZE = 100
_ENCRYPTED_PAGE = 4096


class Header(NamedTuple):
    """What the file says of itself."""

    page_size: int
    pages: int
    version: int
    application_id: int


def inspect(
    path: Path, application_id: int = APPLICATION_ID, key: WorkspaceKey | None = None
) -> Header:
    """The header of a workspace that this program may open; the file is only read.

    It is a province's unless another id is named.

    Raises ``FileMissing``, ``NotAWorkspace``, ``NewerWorkspace``, ``DamagedWorkspace``, or
    ``PassphraseNeeded`` and ``WrongPassphrase`` if it is encrypted, but not by the key.
    Never call it while this process has the file open: on POSIX systems, closing any
    handle of a file releases SQLite's locks on it.
    """
    with known_errors(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_SIZE)
    if head.startswith(MARK):
        if application_id != APPLICATION_ID:
            raise IsProvince(path=str(path))
        header = _of_encrypted(path, size, key)
    else:
        _require_magic(path, head)
        header = _parse(head)
    if header.application_id != application_id:
        raise _OF_OTHER_KIND.get(header.application_id, NotAWorkspace)(path=str(path))
    version = LAYOUTS[application_id]
    if header.version > version:
        raise NewerWorkspace(path=str(path), version=header.version, known=version)
    # With a journal, an interrupted commit is still to be rolled back: sizes may disagree.
    if size < header.pages * header.page_size and not has_journal(path):
        raise DamagedWorkspace(path=str(path), where="end of file", why="truncated")
    return header


def kind_of(path: Path) -> int:
    """The application id in the file's head. Raises as :func:`inspect` does; the same holds.

    An encrypted file is a workspace.
    """
    with known_errors(path), path.open("rb") as file:
        head = file.read(_SIZE)
    if head.startswith(MARK):
        return APPLICATION_ID
    _require_magic(path, head)
    return _parse(head).application_id


def is_encrypted(path: Path) -> bool:
    """Whether the file is an encrypted workspace. Raises the storage errors; the same holds."""
    with known_errors(path), path.open("rb") as file:
        return file.read(len(MARK)) == MARK


def require_writable(path: Path) -> None:
    """Raise ``ReadOnly`` unless the file may be written; the same warning holds.

    SQLite would open a read-only file without a word and fail at the first commit.
    """
    with known_errors(path), path.open("rb+"):
        pass


def has_journal(path: Path) -> bool:
    """Whether an interrupted commit waits beside the file to be rolled back."""
    journal = journal_of(path)
    return journal.exists() and journal.stat().st_size > 0


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the rollback journal of the file."""
    return path.with_name(path.name + "-journal")


def _of_encrypted(path: Path, size: int, key: WorkspaceKey | None) -> Header:
    """What the file says of itself once it is decrypted."""
    if size % _ENCRYPTED_PAGE and not has_journal(path):
        raise DamagedWorkspace(path=str(path), where="end of file", why="truncated")
    if key is None:
        raise PassphraseNeeded(path=str(path))
    with (
        known_errors(path),
        closing(driver.open_file(path, key, timeout=engine.BUSY_SECONDS)) as database,
    ):
        told = [
            int(database.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_size", "page_count", "user_version", "application_id")
        ]
    return Header(*told)


def _require_magic(path: Path, head: bytes) -> None:
    if len(head) == _SIZE and head.startswith(_MAGIC):
        return
    # What a power cut leaves of a new file: nothing, zeros, or the beginning.
    if not head.strip(b"\x00") or _MAGIC.startswith(head[:16]):
        raise DamagedWorkspace(path=str(path), where="header", why="truncated")
    raise NotAWorkspace(path=str(path))


def _parse(head: bytes) -> Header:
    (page_size,) = struct.unpack_from(">H", head, 16)
    (pages,) = struct.unpack_from(">I", head, 28)
    (version,) = struct.unpack_from(">I", head, 60)
    (application_id,) = struct.unpack_from(">I", head, 68)
    return Header(65536 if page_size == 1 else page_size, pages, version, application_id)
