"""Reads a catalogue edition from TOML.

A bad file yields located problems (file, key, why), never a traceback.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.references import faults
from ipdesk.errors import CatalogueProblem, InvalidCatalogue

MAX_FILE_BYTES = 2_000_000


def load_edition(folder: Path) -> Catalogue:
    """The edition in ``folder``: every ``*.toml`` in it, merged by top-level key.

    Raises :class:`InvalidCatalogue` with one located problem per fault.
    """
    merged: dict[str, Any] = {}
    origin: dict[str, str] = {}
    problems: list[CatalogueProblem] = []
    for path in sorted(folder.glob("*.toml")):
        _merge(path, merged, origin, problems)
    if not merged and not problems:
        problems.append(CatalogueProblem(folder.name, "", "no catalogue files found"))
    if problems:
        raise InvalidCatalogue(tuple(problems))
    catalogue = decode(merged, origin)
    if dangling := tuple(_located(key, why, origin) for key, why in faults(catalogue)):
        raise InvalidCatalogue(dangling)
    return catalogue


def decode(data: dict[str, Any], origin: dict[str, str] | None = None) -> Catalogue:
    """Typed objects from plain data; ``origin`` maps a top-level key to its file."""
    try:
        return msgspec.convert(data, Catalogue)
    except msgspec.ValidationError as fault:
        message, _, path = str(fault).partition(" - at `")
        key = path.rstrip("`").removeprefix("$.")
        raise InvalidCatalogue((_located(key, message, origin),)) from fault


def from_json(body: bytes) -> Catalogue:
    """The catalogue from the canonical JSON that a workspace carries."""
    try:
        return msgspec.json.decode(body, type=Catalogue)
    except msgspec.DecodeError as fault:
        raise InvalidCatalogue((CatalogueProblem("catalogue.json", "", str(fault)),)) from fault


def to_json(catalogue: Catalogue) -> bytes:
    """Canonical JSON: the same edition always gives the same bytes, its tables in their order."""
    return msgspec.json.encode(catalogue)


def _located(key: str, why: str, origin: dict[str, str] | None) -> CatalogueProblem:
    top = re.split(r"[.\[]", key, maxsplit=1)[0]
    return CatalogueProblem((origin or {}).get(top, ""), key, why)


def _merge(
    path: Path, merged: dict[str, Any], origin: dict[str, str], problems: list[CatalogueProblem]
) -> None:
    if path.stat().st_size > MAX_FILE_BYTES:
        problems.append(CatalogueProblem(path.name, "", "file is larger than 2 MB"))
        return
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        problems.append(CatalogueProblem(path.name, "", str(fault)))
        return
    for key, value in data.items():
        if key in merged:
            problems.append(CatalogueProblem(path.name, key, f"already in {origin[key]}"))
            continue
        merged[key] = value
        origin[key] = path.name
