"""As much of JSON Schema as the schemas of a package use, without any library."""

from __future__ import annotations

import re
from typing import Any

KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> bool:
    """Whether the value is as the schema says."""
    root = schema if root is None else root
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return fits(value, root["$defs"][name], root)
    if "anyOf" in schema:
        return any(fits(value, one, root) for one in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return any(_same(value, one) for one in schema.get("enum", [schema.get("const")]))
    kind = schema.get("type")
    if kind == "integer":
        return type(value) is int and _within(value, schema, "minimum", "maximum")
    if kind is not None and type(value) is not KINDS[kind]:
        return False
    if kind == "string":
        pattern = schema.get("pattern", "").removesuffix("$") + (
            r"\Z" if "pattern" in schema else ""
        )
        return _within(len(value), schema, "minLength", "maxLength") and bool(
            re.search(pattern, value)
        )
    if kind == "array":
        return _items(value, schema, root)
    return kind != "object" or _keys(value, schema, root)


def _items(value: list[Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    first = schema.get("prefixItems", [])
    rest = schema.get("items")
    if rest is False and len(value) > len(first):
        return False
    pairs = [*zip(value, first, strict=False)]
    pairs += [(item, rest) for item in value[len(first) :] if isinstance(rest, dict)]
    return _within(len(value), schema, "minItems", "maxItems") and all(
        fits(item, one, root) for item, one in pairs
    )


def _keys(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    known = schema.get("properties", {})
    if set(schema.get("required", ())) - set(value):
        return False
    further = schema.get("additionalProperties", True)
    if further is False and set(value) - set(known):
        return False
    return all(fits(item, known[key], root) for key, item in value.items() if key in known)


def _within(number: int, schema: dict[str, Any], least: str, most: str) -> bool:
    return schema.get(least, number) <= number <= schema.get(most, number)


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and isinstance(value, dict):
        return value.keys() == wanted.keys() and all(_same(value[k], wanted[k]) for k in wanted)
    if isinstance(wanted, list) and isinstance(value, list):
        return len(value) == len(wanted) and all(map(_same, value, wanted))
    return type(value) is type(wanted) and bool(value == wanted)
