"""The names of the settings that keep data packs; asked before anything of them is loaded."""

from __future__ import annotations

from collections.abc import Iterable

PACK_SETTING = "data_pack/"


def has_packs(settings: Iterable[str]) -> bool:
    """Whether any pack is installed, by the names of a workspace's settings."""
    return any(name.startswith(PACK_SETTING) for name in settings)
