"""Floors of packages: their bytes read and hashed, or also written to the disk for good."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def read_and_hash(path: Path) -> str:
    """The SHA-256 of the file, hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def copy_durably(path: Path, copy: Path) -> None:
    """Read, hash, write and sync the same bytes."""
    content = path.read_bytes()
    hashlib.sha256(content).hexdigest()
    with copy.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
