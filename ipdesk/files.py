"""Writes output files so that a reader sees the old file or the whole new one, never half."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from ipdesk.errors import from_os_error


def write_atomically(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, durably, replacing what is there.

    Raises the :class:`~ipdesk.errors.StorageError` that fits (disk full, read-only, missing
    folder, ...); ``path`` is then as it was before and no temporary file is left.
    """
    part = path.with_name(f".ipdesk-{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows has no handle for a folder and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
