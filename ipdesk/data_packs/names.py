"""The names of the settings that keep data packs; asked before anything of them is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipdesk.data_packs.kept import InstalledPack

PACK_SETTING = "data_pack/"


def has_packs(settings: Iterable[str]) -> bool:
    """Whether any pack is installed, by the names of a workspace's settings."""
    return any(name.startswith(PACK_SETTING) for name in settings)


def packs_in_use(settings: Mapping[str, str]) -> tuple[InstalledPack, ...]:
    """The packs that no other takes the place of, by edition."""
    if not has_packs(settings):
        return ()
    from ipdesk.data_packs.kept import kept_packs

    return tuple(kept_packs(settings).in_use())
