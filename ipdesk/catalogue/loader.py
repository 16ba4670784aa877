"""Reads a catalogue edition from TOML.

A bad file yields located problems (file, key, why), never a traceback.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.parts import Parts
from ipdesk.catalogue.references import faults
from ipdesk.errors import CatalogueProblem, InvalidCatalogue


def load_edition(folder: Path) -> Catalogue:
    """The edition in ``folder``: every ``*.toml`` in it, joined by top-level key.

    Raises :class:`InvalidCatalogue` with one located problem per fault.
    """
    parts = Parts.of_folder(folder)
    if parts.problems:
        raise InvalidCatalogue(tuple(parts.problems))
    catalogue = decode(parts.joined(), parts)
    if dangling := tuple(parts.problem(key, why) for key, why in faults(catalogue)):
        raise InvalidCatalogue(dangling)
    return catalogue


def decode(data: dict[str, Any], parts: Parts | None = None) -> Catalogue:
    """Typed objects from plain data; ``parts`` says which file a fault is in."""
    try:
        return msgspec.convert(data, Catalogue)
    except msgspec.ValidationError as fault:
        message, _, path = str(fault).partition(" - at `")
        key = path.rstrip("`").removeprefix("$.")
        located = (parts or Parts()).problem(key, message)
        raise InvalidCatalogue((located,)) from fault


def from_json(body: bytes) -> Catalogue:
    """The catalogue from the canonical JSON that a workspace carries."""
    try:
        return msgspec.json.decode(body, type=Catalogue)
    except msgspec.DecodeError as fault:
        raise InvalidCatalogue((CatalogueProblem("catalogue.json", "", str(fault)),)) from fault


def to_json(catalogue: Catalogue) -> bytes:
    """Canonical JSON: the same edition always gives the same bytes, its tables in their order."""
    return msgspec.json.encode(catalogue)
