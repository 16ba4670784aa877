"""The marks of an HTML page: where elements begin and end, and the text between them.

A block of ten thousand cells is to be pasted at once; for that the standard library's parser is
too slow. Nothing in a page is followed, run or fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# Whatever is begun goes on to the end of the page if nothing ends it, so that no page is gone
# through more than once.
_ATTRIBUTES = r"""(?:=\s*"[^"]*(?:"|\Z)|=\s*'[^']*(?:'|\Z)|[^>])*+"""
_MARK = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|title|textarea)\b[^>]*>.*?(?:</\1\s*>|\Z)"
    r"|<[!?][^>]*(?:>|\Z)"
    rf"|<(/?)([a-z][^\s/>]*)({_ATTRIBUTES})(?:>|\Z)"
    r"|([^<]+|<)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


class Mark(NamedTuple):
    """An element ``tag`` begins, or ends if ``ends``; or else, with no tag, a text.

    ``text`` is the text, or all attributes of the element as they are written.
    """

    tag: str
    text: str
    ends: bool = False


def marks(page: str) -> Iterator[Mark]:
    """The page in order; comments and what is no content of the page are left out."""
    for found in _MARK.finditer(page):
        _, end, tag, attributes, text = found.groups()
        if tag is not None:
            yield Mark(tag.lower(), attributes, bool(end))
        elif text is not None:
            yield Mark("", html.unescape(text) if "&" in text else text)


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of an element by name; those without a value are left out."""
    return {
        name.lower(): html.unescape(value.strip("\"'"))
        for name, value in _ATTRIBUTE.findall(written)
    }
