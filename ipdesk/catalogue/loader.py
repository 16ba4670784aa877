"""Reads a catalogue edition from TOML.

A bad file yields located problems (file, key, why), never a traceback.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from ipdesk.catalogue.bounds import excesses, long_texts, may_be_long
from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.parts import TOO_DEEP, Parts
from ipdesk.catalogue.references import faults
from ipdesk.errors import CatalogueProblem, InvalidCatalogue

_JSON = "catalogue.json"
_UNKNOWN = re.compile("unknown field `([^`]*)`")


def load_edition(folder: Path) -> Catalogue:
    """The edition in ``folder``: every ``*.toml`` in it, joined by top-level key.

    Raises :class:`InvalidCatalogue` with one located problem per fault.
    """
    parts = Parts.of_folder(folder)
    if parts.problems:
        raise InvalidCatalogue(tuple(parts.problems))
    data = parts.joined()
    if long := tuple(parts.problem(*fault) for fault in long_texts(data)):
        raise InvalidCatalogue(long)
    catalogue = decode(data, parts)
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
        if not key and (unknown := _UNKNOWN.search(message)):
            key = unknown[1]
        located = (parts or Parts()).problem(key, message)
        raise InvalidCatalogue((located,)) from fault


def from_json(body: bytes) -> Catalogue:
    """The catalogue from the canonical JSON that a workspace or a pack carries.

    Raises :class:`InvalidCatalogue`, also where it goes beyond :mod:`ipdesk.catalogue.bounds`.
    """
    try:
        catalogue = msgspec.json.decode(body, type=Catalogue)
    except msgspec.DecodeError as fault:
        raise InvalidCatalogue((CatalogueProblem(_JSON, "", str(fault)),)) from fault
    except RecursionError:
        raise InvalidCatalogue((CatalogueProblem(_JSON, "", TOO_DEEP),)) from None
    found = list(excesses(catalogue))
    if may_be_long(body):
        found += long_texts(msgspec.json.decode(body))
    if found:
        raise InvalidCatalogue(tuple(CatalogueProblem(_JSON, *fault) for fault in found))
    return catalogue


def to_json(catalogue: Catalogue) -> bytes:
    """Canonical JSON: the same edition always gives the same bytes, its tables in their order."""
    return msgspec.json.encode(catalogue)
