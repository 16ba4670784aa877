"""Follows ``CONTRIBUTING.md`` to the letter: its blocks, put where they say, in a copy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "CONTRIBUTING.md"
_WORDS = 3
_BELOW = "below:"


class Block(NamedTuple):
    """What the page says to write: to which file, behind what it holds or as a new one."""

    file: str
    how: str
    text: str


# The rest of the resources is large, and no page adds to it.
_WRITTEN_TO = {"catalogue", "translations", "example"}


def blocks(heading: str) -> list[Block]:
    """The blocks under one heading of the page that say which file they belong to."""
    found, current = [], ""
    tokens = MarkdownIt().parse(PAGE.read_text("utf-8"))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and before.type == "heading_open":
            current = token.content
        words = token.info.split()
        if token.type == "fence" and current == heading and len(words) == _WORDS:
            found.append(Block(words[1], words[2], token.content))
    return found


def followed(folder: Path, *headings: str) -> Path:
    """A copy of the resources in ``folder``, with the blocks of these pages in their places."""
    resources = folder / "resources"
    resources.mkdir()
    for part in (ROOT / "resources").iterdir():
        if part.name in _WRITTEN_TO:
            shutil.copytree(part, resources / part.name)
        elif part.name != "__pycache__":
            (resources / part.name).symlink_to(part)
    for block in (block for heading in headings for block in blocks(heading)):
        if block.file.startswith("resources/"):
            write(folder / block.file, block)
    return resources


def followed_code(folder: Path, heading: str) -> None:
    """The program in ``folder``, as it is but for the modules to which the page adds a block."""
    (folder / "ipdesk").mkdir()
    for part in (ROOT / "ipdesk").iterdir():
        if part.name != "__pycache__":
            (folder / "ipdesk" / part.name).symlink_to(part)
    (folder / "local_db").symlink_to(ROOT / "local_db")
    for block in blocks(heading):
        if block.file.startswith("ipdesk/"):
            path = folder / block.file
            text = path.read_text("utf-8")
            path.unlink()
            path.write_text(text, "utf-8")
            write(path, block)


def write(path: Path, block: Block) -> None:
    """Do what the block says; a new file must not be there, any other must."""
    assert not path.resolve().is_relative_to(ROOT), f"{path} is no copy"
    if block.how == "create":
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(block.text)
    elif block.how == "append":
        path.write_text(path.read_text("utf-8") + block.text, "utf-8")
    elif block.how.startswith(_BELOW):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        head = block.how.removeprefix(_BELOW)
        (at,) = (number for number, line in enumerate(lines) if head in line)
        path.write_text("".join((*lines[: at + 1], block.text, *lines[at + 1 :])), "utf-8")
    else:
        raise ValueError(block.how)
