"""Canonical JSON and its schemas, as the independent reader takes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).resolve().parents[2] / "resources" / "schemas"


class Rejected(ValueError):
    """The package breaks a rule."""


def reject(broken: bool, why: str) -> None:
    """Refuse the package where a rule is broken."""
    if broken:
        raise Rejected(why)


def spelt(value: Any) -> str:
    """The canonical text of a value, without its LF."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(data: bytes) -> Any:
    """The value of canonical JSON."""

    def no_float(text: str) -> Any:
        raise ValueError(text)

    try:
        value = json.loads(data.decode(), parse_float=no_float, parse_constant=no_float)
        reject(_depth(value) > 16, "depth")
        reject((spelt(value) + "\n").encode() != data, "canonical")
    except RecursionError:
        raise ValueError("depth") from None
    return value


def _depth(value: Any) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


def schema_of(name: str) -> dict[str, Any]:
    """A schema as it is shipped."""
    text = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
