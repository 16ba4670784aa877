"""Limits of the submission package: what a reader is willing to take in."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are in bytes. ``depth`` counts the parts of a name, the top folder among them.

    ``text_size`` holds for bag-info and manifests, ``json_size`` for each JSON file and each
    table, ``json_marks`` for the commas and opening brackets of a JSON file (a bound on the
    memory its objects take), ``line_size`` for a line of the history.
    """

    file_size: int = 512 * MIB
    entries: int = 10_000
    entry_size: int = 256 * MIB
    total_size: int = 1024 * MIB
    name_bytes: int = 240
    depth: int = 6
    ratio: int = 200
    text_size: int = 4 * MIB
    json_size: int = 64 * MIB
    json_marks: int = 4_000_000
    json_depth: int = 16
    line_size: int = 4 * MIB
    table_records: int = 2_000_000


LIMITS = Limits()
