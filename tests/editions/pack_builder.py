"""Packs built by hand, so that each breaks one rule only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.editions.pack import PROGRAM, pack_info
from ipdesk.editions.texts import CATALOGUE, EDITION, PackName, edition_text
from ipdesk.package import canonical_json
from ipdesk.package.archive import package_bytes
from ipdesk.package.bag import bag_files


def facts_of(catalogue: Catalogue, body: bytes) -> dict[str, Any]:
    import msgspec

    text = edition_text(catalogue, hashlib.sha256(body).hexdigest(), PROGRAM)
    facts: dict[str, Any] = msgspec.to_builtins(text)
    return facts


def pack_of(path: Path, catalogue: Catalogue, **wrong: Any) -> Path:
    """A pack with some things wrong.

    ``body``: the bytes of the catalogue; ``facts``: keys of ``edition.json`` to change;
    ``more``: files to add; ``name``: the folder's; ``day``: that of ``bag-info.txt``.
    """
    body = wrong.get("body", loader.to_json(catalogue))
    facts = {**facts_of(catalogue, body), **wrong.get("facts", {})}
    files = {CATALOGUE: body, EDITION: canonical_json.encode(facts), **wrong.get("more", {})}
    for file in wrong.get("without", ()):
        del files[file]
    name = wrong.get("name", f"catalogue-{facts['edition']}-v{facts['version']}")
    day = wrong.get("day", facts["issued"])
    info = pack_info(PackName("catalogue", "x", 1), facts["issuer"]["zh"], day, facts["program"])
    info = type(info)(info.source_organization, name, info.bagging_date, info.software_agent)
    path.write_bytes(b"".join(package_bytes(name, bag_files(files, info))))
    return path


def with_key(body: bytes, change: Mapping[str, Any]) -> bytes:
    """Canonical JSON of a catalogue with top-level keys changed, in the order of the body."""
    return json.dumps(
        {**json.loads(body), **change}, ensure_ascii=False, separators=(",", ":")
    ).encode()
