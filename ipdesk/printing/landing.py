"""On which page each thing of a print has landed.

The template sets an invisible mark at every item and, where an item may go over a page's end,
at its end; asked after the layout, the marks tell the pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from ipdesk.paper.content import Shows

ITEM = "item"
_SHOWS = "shows"


def number_items(document: dict[str, Any]) -> list[Shows]:
    """Number the items of the document (plain data) in place; what each of them shows.

    Rows of sections are known by their codes, everything else by the digest of its words.
    """
    found: list[Shows] = []
    parts = [("facts", document["facts"])]
    parts += [(s["code"], s["blocks"]) for sheet in document["sheets"] for s in sheet["sections"]]
    for code, blocks in parts:
        for holder in _holders(blocks):
            shows = tuple(holder.pop(_SHOWS))
            holder[ITEM] = len(found)
            found.append(shows or ("", code, _digest(holder)))
    return found


def by_page(
    items: Sequence[Shows], marks: Sequence[Sequence[int]], pages: int
) -> list[list[Shows]]:
    """What each page shows, in the order of the document. ``marks`` are (item, page) pairs."""
    first, last = dict[int, int](), dict[int, int]()
    for item, page in marks:
        first[item] = min(page, first.get(item, page))
        last[item] = max(page, last.get(item, page))
    shown: list[list[Shows]] = [[] for _ in range(pages)]
    for item in sorted(first):
        for page in range(first[item], last[item] + 1):
            shown[page - 1].append(items[item])
    return shown


def _holders(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        if _SHOWS in data:
            yield data
            return
        data = list(data.values())
    if isinstance(data, list | tuple):
        for part in data:
            yield from _holders(part)


def _digest(data: object) -> str:
    return hashlib.sha256("\x1f".join(_texts(data)).encode()).hexdigest()[:16]


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from _texts(part)
    elif isinstance(data, list | tuple):
        for part in data:
            yield from _texts(part)
