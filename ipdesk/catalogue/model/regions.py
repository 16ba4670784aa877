"""Zones and regional strategies."""

from __future__ import annotations

from ipdesk.catalogue.model.statements import Item, Label, Struct


class Regions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Zones and regional strategies; the circular assigns no province to a zone."""

    roles: tuple[Item, ...]
    zones: tuple[Item, ...]
    strategies: tuple[Item, ...]
    note: Label
