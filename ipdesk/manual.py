"""The manual that the program ships: pages of HTML with a table of contents, in two languages.

Made by ``installer.manual`` from ``docs/manual``. Pictures may be missing; pages read without them.
"""

from __future__ import annotations

import html
import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from ipdesk.errors import FileMissing
from ipdesk.languages import Language

_PICTURE = re.compile(r'<p><img src="([^"]+)"[^>]*></p>\n?')
_TAG = re.compile(r"<[^>]+>")


class PageTitle(NamedTuple):
    """A page and what it is called."""

    code: str
    title: str


class Chapter(msgspec.Struct, frozen=True):
    """Pages for the same readers."""

    title: str
    pages: tuple[PageTitle, ...]


class Manual:
    """The pages of one language, from the folder ``manual`` of the resources.

    :class:`FileMissing` where one of its files is not there.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        self._folder = folder / language

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The table of contents."""
        return msgspec.json.decode(self._read("contents.json"), type=tuple[Chapter, ...])

    def page(self, code: str) -> str:
        """A page as HTML, without the pictures that are not there."""
        return _PICTURE.sub(self._if_there, self._read(f"{code}.html"))

    def holding(self, words: str) -> frozenset[str]:
        """The pages that hold all of the words, in any case; all pages for no words."""
        wanted = words.casefold().split()
        codes = (page.code for chapter in self.chapters for page in chapter.pages)
        return frozenset(c for c in codes if all(word in self._plain(c) for word in wanted))

    def picture(self, name: str) -> bytes | None:
        """The picture that a page names, None for anything else."""
        path = (self._folder / name).resolve()
        pictures = (self._folder.parent / "pictures").resolve()
        inside = path.is_relative_to(pictures) and path.suffix == ".png"
        return path.read_bytes() if inside and path.is_file() else None

    def _plain(self, code: str) -> str:
        return html.unescape(_TAG.sub("", self._read(f"{code}.html"))).casefold()

    def _if_there(self, found: re.Match[str]) -> str:
        return found[0] if self.picture(found[1]) is not None else ""

    def _read(self, name: str) -> str:
        path = self._folder / name
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise FileMissing(path=path, why="part of the manual") from None
