"""What takes long to make is made once in a run, and copied for each test that needs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable
from pathlib import Path


class BuiltOnce:
    """Folders of workspaces, packages and the like, as users copy them: closed files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._built: dict[Hashable, Path] = {}

    def copy(self, key: Hashable, build: Callable[[Path], object], into: Path) -> Path:
        """A copy of the folder that ``build`` filled when the key was first asked for."""
        if key not in self._built:
            folder = self._folder / str(len(self._built))
            folder.mkdir()
            build(folder)
            left = [path.name for path in folder.rglob("*-wal")]
            assert not left, f"still open: {left}"
            self._built[key] = folder
        return Path(shutil.copytree(self._built[key], into))
