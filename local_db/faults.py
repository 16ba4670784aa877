"""Faults: what SQLAlchemy, SQLite and the system raise, told as the errors IPDesk knows.

Only failures that can befall a correct program are translated; a broken constraint or a
misspelt statement is a bug and is left as it is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipdesk.errors import (
    DamagedWorkspace,
    DiskFull,
    FileMissing,
    KnownError,
    ReadOnly,
    Sealed,
    StorageError,
    UsageError,
    WorkspaceInUse,
    WriteFailed,
    from_os_error,
)
from local_db import driver

SEALED = "report is sealed"
_UNREADABLE_TEXT = "Could not decode to UTF-8"  # by Python's driver, without an error code
_KINDS: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_BUSY: WorkspaceInUse,
    sqlite3.SQLITE_LOCKED: WorkspaceInUse,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: WriteFailed,
    sqlite3.SQLITE_TOOBIG: WriteFailed,
    sqlite3.SQLITE_CORRUPT: DamagedWorkspace,
    sqlite3.SQLITE_NOTADB: DamagedWorkspace,
}


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Within this block, storage failures are raised as the errors of :mod:`ipdesk.errors`."""
    try:
        yield
    except UnicodeEncodeError as fault:
        raise UsageError("not_text", path=str(path)) from fault
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    except Exception as fault:
        known = known_error(fault, path)
        if known is None:
            raise
        raise known from fault


def known_error(fault: Exception, path: Path) -> KnownError | None:
    """The known error that fits a database fault; None if the fault is a bug."""
    if isinstance(fault, UnicodeDecodeError):
        # What SQLite says of a schema quotes its text, which may be none.
        return DamagedWorkspace(path=str(path), where="schema", why="text")
    # SQLAlchemy, which need not be imported for this, wraps what the driver raises.
    cause = getattr(fault, "orig", fault)
    if not isinstance(cause, driver.errors()):
        return None
    code = getattr(cause, "sqlite_errorcode", 0)
    if code & 0xFF == sqlite3.SQLITE_CONSTRAINT:
        return Sealed(state="sealed") if str(cause) == SEALED else None
    if _UNREADABLE_TEXT in str(cause):
        return DamagedWorkspace(path=str(path), where="", why="text")
    # The low byte is the kind of failure, the rest its particulars.
    kind = _cannot_open(path) if code & 0xFF == sqlite3.SQLITE_CANTOPEN else _KINDS.get(code & 0xFF)
    if kind is None:
        return None
    if kind is DamagedWorkspace:
        return kind(path=str(path), where="", why=str(cause))
    if kind is WorkspaceInUse:
        return kind(path=str(path), where="")
    return kind(path=str(path), why=str(cause))


def _cannot_open(path: Path) -> type[StorageError]:
    """SQLite says only that a file, maybe its journal, could not be opened; find out why."""
    if not path.exists():
        return FileMissing
    effective = os.access in os.supports_effective_ids
    for needed in (path, path.parent):
        if not os.access(needed, os.W_OK, effective_ids=effective):
            return ReadOnly
    return WriteFailed
