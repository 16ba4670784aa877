"""Asking for a file or a folder: one way everywhere, from the user's documents on.

Nothing chosen is None, or an empty list.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def documents() -> Path:
    """The folder that the system keeps for the user's documents."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location))


def file_to_open(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """A file that is there; ``kinds`` as Qt's filters, ``start`` a folder or a file in one."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start or documents()), kinds)
    return Path(chosen) if chosen else None


def files_to_open(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Files that are there."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(documents()), kinds)
    return [Path(name) for name in chosen]


def file_to_save(parent: QWidget, title: str, suggested: str | Path, kinds: str) -> Path | None:
    """Where to write a file. A name that is ``suggested`` lies in the documents.

    A name typed without an ending gets that of the suggested one.
    """
    proposed = documents() / suggested
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not name:
        return None
    chosen = Path(name)
    return chosen if chosen.suffix else chosen.with_suffix(proposed.suffix)


def existing_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or documents()))
    return Path(chosen) if chosen else None
