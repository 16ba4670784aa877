"""The driver of a file: SQLite's own, or SQLCipher's for a file with a key.

Both have one interface; only their errors are of different classes.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

from ipdesk.errors import NoCipher, WrongPassphrase
from ipdesk.workspace_key import WorkspaceKey

_CIPHER = "sqlcipher3"


def has_cipher() -> bool:
    """Whether encrypted files can be opened here."""
    import importlib.util

    return importlib.util.find_spec(_CIPHER) is not None


def require_cipher(path: Path) -> None:
    """Raise ``NoCipher`` where encrypted files cannot be opened."""
    if not has_cipher():
        raise NoCipher(path=str(path))


def open_file(path: Path, key: WorkspaceKey | None = None, **options: Any) -> sqlite3.Connection:
    """A connection to the file; transactions begin only where they are asked for.

    With a key the file is encrypted, or becomes so if it is empty. Raises ``NoCipher`` where
    SQLCipher is not installed, ``WrongPassphrase`` if the key does not fit, and what the
    driver raises.
    """
    if key is None:
        database: sqlite3.Connection = sqlite3.connect(path, isolation_level=None, **options)
        return database
    database = open_cipher(path, **options)
    try:
        unlock(database, key)
        _require_fit(database, path)
    except BaseException:
        database.close()
        raise
    return database


def open_cipher(path: Path, **options: Any) -> sqlite3.Connection:
    """A connection by SQLCipher, which is without a key yet and then reads plain files."""
    require_cipher(path)
    from sqlcipher3 import dbapi2

    database: sqlite3.Connection = dbapi2.connect(path, isolation_level=None, **options)
    # It would write to standard error by itself, a second time.
    database.execute("PRAGMA cipher_log_level=NONE")
    return database


def unlock(database: sqlite3.Connection, key: WorkspaceKey) -> None:
    """Say by which key the file of a connection is encrypted."""
    database.execute(f'PRAGMA key="{literal(key)}"')


def literal(key: WorkspaceKey) -> str:
    """The key and its salt as SQLCipher reads them; the passphrase itself is in no statement."""
    return f"x'{key.secret.hex()}{key.salt.hex()}'"


def errors() -> tuple[type[Exception], ...]:
    """The base classes of what the drivers raise."""
    cipher = sys.modules.get(f"{_CIPHER}.dbapi2")
    return (sqlite3.Error,) if cipher is None else (sqlite3.Error, cipher.Error)


def _require_fit(database: sqlite3.Connection, path: Path) -> None:
    try:
        database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except errors() as fault:
        if getattr(fault, "sqlite_errorcode", 0) != sqlite3.SQLITE_NOTADB:
            raise
        raise WrongPassphrase(path=str(path)) from fault
