"""How files and folders are shown: the user's own folder as ``~``, as everybody knows it."""

from __future__ import annotations

from pathlib import Path, PurePath

HOME = "~"


def shown_path(path: PurePath | str) -> str:
    """The path with the user's folder shortened."""
    path = PurePath(path)
    try:
        return str(PurePath(HOME) / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
