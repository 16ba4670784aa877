"""Limits of packages: what a reader is willing to take in, and what reading may cost.

They are data: ``resources/package/limits.toml`` says every number, and what it counts.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from ipdesk.apart.allowance import Allowance

FILE = Path(__file__).resolve().parents[2] / "resources" / "package" / "limits.toml"

Most = Annotated[int, msgspec.Meta(ge=1)]


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sizes are in bytes. ``depth`` counts the parts of a name, the top folder among them.

    ``text_size`` holds for bag-info and manifests, ``json_size`` for each JSON file, ``list_size``
    for those that are lists of what may be many; ``json_marks`` and ``list_marks`` for their commas
    and opening brackets (a bound on the memory their objects take), ``line_size`` for a line of the
    history and for the characters of a record of a table. What begins with ``table_`` holds for all
    tables together. JSON that does not have its shape is gone through for the reason up to
    ``told_size`` and ``told_marks`` only: that takes many times the memory and time of reading what
    is right. Up to ``kept_size`` of tables and JSON are kept as they are read; where there is more,
    all is gone through first. ``effort`` counts what all of it costs together
    (:mod:`ipdesk.package.effort`).
    """

    file_size: Most
    entries: Most
    entry_size: Most
    total_size: Most
    name_bytes: Most
    depth: Most
    ratio: Most
    text_size: Most
    signature_size: Most
    json_size: Most
    json_marks: Most
    list_size: Most
    list_marks: Most
    json_depth: Most
    told_size: Most
    told_marks: Most
    line_size: Most
    history_size: Most
    table_size: Most
    table_records: Most
    pages: Most
    shown_size: Most
    kept_size: Most
    effort: Most

    def but(self, **other: int) -> Limits:
        """The same limits with some replaced."""
        return msgspec.structs.replace(self, **other)


class LimitsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of limits; ``catalogue_pack`` and ``data_pack`` say what differs for these."""

    package: Limits
    process: Allowance
    catalogue_pack: dict[str, Most]
    data_pack: dict[str, Most]


def read_limits(path: Path = FILE) -> LimitsFile:
    """What the file states: each limit, and nothing else."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), LimitsFile)


_FILE = read_limits()
LIMITS = _FILE.package
PROCESS = _FILE.process
PACK_LIMITS = LIMITS.but(**_FILE.catalogue_pack)
DATA_PACK_LIMITS = LIMITS.but(**_FILE.data_pack)
