"""The pages of the manual as they are written: Markdown in two languages, in one order."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "manual"
LANGUAGES = ("zh", "en")


class Page(NamedTuple):
    """One page: its file's name without ending, its title, its parts as Markdown has them."""

    code: str
    title: str
    tokens: list[Token]


class Group(NamedTuple):
    """Pages for the same readers."""

    title: str
    pages: list[Page]


@cache
def read(language: str) -> list[Group]:
    """All pages of a language, in the order of ``contents.toml``."""
    told = tomllib.loads((FOLDER / "contents.toml").read_text(encoding="utf-8"))
    return [
        Group(group[language], [_page(language, code) for code in group["pages"]])
        for group in told["groups"]
    ]


def parts(tokens: list[Token], kind: str) -> list[Token]:
    """What stands within lines (``image``, ``link_open``, ...), of all tokens."""
    return [child for token in tokens for child in token.children or () if child.type == kind]


def quoted(tokens: list[Token]) -> list[str]:
    """The words of the screen that a page quotes: what it sets in bold."""
    found = []
    for token in tokens:
        children = token.children or []
        for at, child in enumerate(children):
            if child.type == "strong_open":
                found.append(children[at + 1].content)
    return found


def pictures(language: str) -> list[str]:
    """The files of the pictures that the pages show, as ``ipdesk screenshots`` names them."""
    pages = [page for group in read(language) for page in group.pages]
    found = {str(i.attrs["src"]) for page in pages for i in parts(page.tokens, "image")}
    return sorted(found)


def _page(language: str, code: str) -> Page:
    text = (FOLDER / language / f"{code}.md").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return Page(code, tokens[1].content, tokens)
