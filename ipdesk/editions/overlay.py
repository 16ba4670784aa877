"""Overlays: an edition written as what differs from another one.

The folder says ``based_on = "CODE"`` at the top of one of its files. Tables are merged key by
key; lists of coded tables entry by entry: an entry with a known code changes that entry, one with
a new code is added at the end or behind the entry that ``after`` names, and ``dropped = true``
takes an entry out. Any other list replaces the one it is laid over.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.parts import Parts
from ipdesk.catalogue.references import faults
from ipdesk.errors import CatalogueProblem, InvalidCatalogue

BASED_ON = "based_on"


def load_folder(folder: Path, base: Callable[[str], Catalogue]) -> Catalogue:
    """The edition in the folder, whole or an overlay; ``base`` finds the edition below it.

    Raises :class:`InvalidCatalogue` with located problems, and what ``base`` raises.
    """
    parts = Parts.of_folder(folder)
    changes = {} if parts.problems else parts.joined()
    code = changes.pop(BASED_ON, None)
    if code is None:
        return loader.load_edition(folder)
    return laid_over(base(str(code)), changes, folder.name)


def laid_over(base: Catalogue, changes: dict[str, Any], name: str) -> Catalogue:
    """The base with the changes; ``name`` locates what is wrong with them."""
    whole = _merged(msgspec.json.decode(loader.to_json(base)), changes)
    try:
        catalogue = msgspec.convert(whole, Catalogue)
    except msgspec.ValidationError as fault:
        why, _, key = str(fault).partition(" - at `$.")
        raise InvalidCatalogue((CatalogueProblem(name, key.rstrip("`"), why),)) from fault
    if found := tuple(CatalogueProblem(name, *fault) for fault in faults(catalogue)):
        raise InvalidCatalogue(found)
    return catalogue


def _merged(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **{key: _merged(below.get(key), value) for key, value in above.items()}}
    if _coded(above):
        return _entries(below if _coded(below) else [], above)
    return above


def _entries(below: list[dict[str, Any]], above: list[dict[str, Any]]) -> list[dict[str, Any]]:
    entries = {entry["code"]: entry for entry in below}
    order = list(entries)
    dropped = set()
    for change in above:
        entry, code = dict(change), change["code"]
        behind = entry.pop("after", None)
        if entry.pop("dropped", False):
            dropped.add(code)
        if code not in entries:
            order.insert(order.index(behind) + 1 if behind in entries else len(order), code)
        entries[code] = _merged(entries.get(code, {}), entry)
    return [entries[code] for code in order if code not in dropped]


def _coded(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, dict) and "code" in entry for entry in value)
    )
