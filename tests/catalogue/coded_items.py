"""The coded items of a tree: of plan.yaml, or of the catalogue as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_TRANSPARENT = ("measures", "components", "items", "steps")


def coded_items(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each dictionary with a ``code``, with the branch it hangs on (``tasks.leading``)."""
    if isinstance(node, dict):
        if "code" in node:
            yield ".".join(path), node
        for key, below in node.items():
            yield from coded_items(below, path if key in _TRANSPARENT else (*path, key))
    elif isinstance(node, list | tuple):
        for below in node:
            yield from coded_items(below, path)
