"""Which characters the fonts can show. What they cannot is printed as its code point.

A box in place of a character says nothing and is lost when text is copied, and characters
that hide or turn text around could make a print say something else than the data.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

_SEGMENTED = 12
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_PLAIN = {"\n", " "}


class Coverage:
    """The characters that at least one of the font files has a glyph for."""

    def __init__(self, fonts: Iterable[Path]) -> None:
        self._known = frozenset(code for font in fonts for code in _codes(font))
        self._shown = set(_PLAIN)

    def legible(self, text: str) -> str:
        """The text with line ends made plain and what cannot be shown as ``〔U+1F600〕``."""
        if self._shown.issuperset(text):
            return text
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  ")
        self._shown.update(filter(self._shows, text))
        return "".join(c if c in self._shown else _named(c) for c in text)

    def _shows(self, character: str) -> bool:
        return ord(character) in self._known and unicodedata.category(character) not in _HIDDEN


@lru_cache(maxsize=1)
def coverage_of(fonts: tuple[Path, ...]) -> Coverage:
    """The coverage of the font files, which stay as they are while the program runs."""
    return Coverage(fonts)


def _named(character: str) -> str:
    return f"〔U+{ord(character):04X}〕"


def _codes(font: Path) -> Iterator[int]:
    """The code points in the font's ``cmap`` table (OpenType, subtable format 12)."""
    with font.open("rb") as file:
        cmap = _table(file, b"cmap")
    for _, _, offset in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * _word(cmap, 2)]):
        if _word(cmap, offset) == _SEGMENTED:
            (count,) = struct.unpack_from(">I", cmap, offset + 12)
            groups = cmap[offset + 16 : offset + 16 + 12 * count]
            for first, last, _ in struct.iter_unpack(">III", groups):
                yield from range(first, last + 1)
            return


def _table(file: BinaryIO, tag: bytes) -> bytes:
    head = file.read(12)
    directory = file.read(16 * _word(head, 4))
    for name, _, offset, length in struct.iter_unpack(">4sIII", directory):
        if name == tag:
            file.seek(offset)
            return file.read(length)
    return b"\0" * 4


def _word(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from(">H", data, offset)[0]
    return value
