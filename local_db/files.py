"""Files: durable placement of finished files, and their neighbours' names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ipdesk.errors import WorkspaceExists
from ipdesk.files import sync_folder


def sync_file(path: Path) -> None:
    """Force the file's bytes to the medium."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file that nobody writes to; the copy appears complete under its name or not at all."""
    draft = target.with_name(f".{target.name}.copy-{os.getpid()}")
    try:
        shutil.copyfile(source, draft)
        sync_file(draft)
        replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def free_name(path: Path, tag: str) -> Path:
    """A name beside ``path`` that no file has: ``<stem>.<tag>-<number><suffix>``."""
    number = 1
    while (free := path.with_name(f"{path.stem}.{tag}-{number}{path.suffix}")).exists():
        number += 1
    return free


def place_new(finished: Path, path: Path) -> None:
    """Give a finished file its name, durably; ``WorkspaceExists`` if the name is taken."""
    if path.exists():
        raise WorkspaceExists(path=str(path))
    try:
        # Unlike a rename, a link never replaces a file that appeared meanwhile.
        os.link(finished, path)
    except FileExistsError:
        raise WorkspaceExists(path=str(path)) from None
    except OSError:
        # File systems of USB sticks have no links.
        finished.rename(path)
    finished.unlink(missing_ok=True)
    sync_folder(path.parent)


def replace(finished: Path, path: Path) -> None:
    """Put a finished file in the place of another, durably and in one step."""
    finished.replace(path)
    sync_folder(path.parent)
