"""The kinds of file that belong to the program, and the desktop's description of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

FILE = Path(__file__).with_name("file-types.toml")


class FileType(NamedTuple):
    """A kind of file. ``parent`` is the general type that it is a special one of."""

    suffix: str
    mime: str
    parent: str
    zh: str
    en: str


def file_types() -> tuple[FileType, ...]:
    """All of them."""
    return tuple(FileType(**entry) for entry in tomllib.loads(FILE.read_text("utf-8"))["type"])


def mime_info(types: tuple[FileType, ...]) -> str:
    """The types for the desktop's database (``/usr/share/mime/packages``)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
    ]
    for kind in types:
        lines += [
            f'  <mime-type type="{kind.mime}">',
            f"    <comment>{escape(kind.en)}</comment>",
            f'    <comment xml:lang="zh_CN">{escape(kind.zh)}</comment>',
            f'    <sub-class-of type="{kind.parent}"/>',
            '    <icon name="ipdesk-file"/>',
            f'    <glob pattern="*{kind.suffix}"/>',
            "  </mime-type>",
        ]
    return "\n".join([*lines, "</mime-info>", ""])
