"""Floors of sealing: the files read, hashed, put into a stored ZIP and synced; and the library."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from pathlib import Path

import bagit


def stored_zip(files: list[Path], archive: Path) -> None:
    """Read and hash each file, put it into a ZIP as it is, sync the ZIP."""
    with archive.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
            for file in files:
                content = file.read_bytes()
                hashlib.sha256(content).hexdigest()
                packed.writestr(file.name, content)
        out.flush()
        os.fsync(out.fileno())


def bag_and_zip(folder: Path, archive: Path) -> None:
    """What the ``bagit`` library makes of the folder, in a stored ZIP, synced."""
    bagit.make_bag(str(folder), checksums=["sha256"])
    with archive.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    packed.write(file, file.relative_to(folder))
        out.flush()
        os.fsync(out.fileno())


def copied(files: list[Path], folder: Path) -> Path:
    """The files in a folder of their own; no part of what is measured."""
    folder.mkdir()
    for file in files:
        shutil.copyfile(file, folder / file.name)
    return folder
