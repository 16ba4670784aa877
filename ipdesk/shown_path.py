"""How files and folders are shown: the user's own folder as ``~``, as everybody knows it."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

HOME = "~"


def shown_path(path: PurePath | str) -> str:
    """The path with the user's folder shortened."""
    path = PurePath(path)
    try:
        return str(PurePath(HOME) / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def named_path(shown: str) -> Path:
    """The path that is shown or typed so. Never raises, whatever is being typed."""
    return Path(os.path.expanduser(shown.strip()))  # noqa: PTH111  # Path's raises on "~nobody"
