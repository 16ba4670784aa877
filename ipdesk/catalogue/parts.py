"""The parts of an edition as its files give them: read, joined, and found again.

A top-level list may be spread over several files: it is joined in the order of the file names.
Anything else stands in one file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from ipdesk.catalogue.named_units import with_units
from ipdesk.errors import CatalogueProblem

MAX_FILE_BYTES, MAX_FILES, MAX_LEVELS = 2_000_000, 200, 16
MAX_DOTS = 60
"""The most dots of a line: reading a key of many parts takes the square of their number."""
TOO_DEEP = "nested too deeply"

_ENTRY = re.compile(r"^(\w+)\[([^\]]+)\]")


class _Share(NamedTuple):
    """What one file says under one top-level key."""

    file: str
    value: Any


class Parts:
    """What the files of one folder say under each top-level key."""

    def __init__(self) -> None:
        self._shares: dict[str, list[_Share]] = {}
        self.problems: list[CatalogueProblem] = []

    @classmethod
    def of_folder(cls, folder: Path) -> Parts:
        """Every ``*.toml`` of the folder; its faults are in ``problems``."""
        parts = cls()
        paths = sorted(folder.glob("*.toml"))
        for path in paths[:MAX_FILES]:
            parts._read(path)
        if len(paths) > MAX_FILES:
            parts.problems.append(CatalogueProblem(folder.name, "", f"more than {MAX_FILES} files"))
        if not parts._shares and not parts.problems:
            parts.problems.append(CatalogueProblem(folder.name, "", "no catalogue files found"))
        return parts

    def joined(self) -> dict[str, Any]:
        """The whole: lists one after the other, named units in their places, the rest as it is."""
        return with_units(
            {
                key: list(chain.from_iterable(share.value for share in shares))
                if isinstance(shares[0].value, list)
                else shares[0].value
                for key, shares in self._shares.items()
            }
        )

    def problem(self, key: str, why: str) -> CatalogueProblem:
        """A fault at a key of the whole (``rules[12].level``, ``rules[R021]``), in its file.

        A number in the key becomes the number within that file.
        """
        shares = self._shares.get(re.split(r"[.\[]", key, maxsplit=1)[0], [])
        if (entry := _ENTRY.match(key)) and len(shares) > 1:
            list_name, item = entry.groups()
            if item.isdecimal():
                share, number = _numbered(shares, int(item))
                return CatalogueProblem(
                    share.file, f"{list_name}[{number}]{key[entry.end() :]}", why
                )
            shares = [share for share in shares if item in _codes(share.value)]
        return CatalogueProblem(shares[0].file if shares else "", key, why)

    def _read(self, path: Path) -> None:
        try:
            data = _parsed(path)
        except ValueError as fault:  # what is no TOML, no UTF-8, or a number without end
            self.problems.append(CatalogueProblem(path.name, "", str(fault)))
            return
        except RecursionError:
            self.problems.append(CatalogueProblem(path.name, "", TOO_DEEP))
            return
        for key, value in data.items():
            self._take(key, _Share(path.name, value))

    def _take(self, key: str, share: _Share) -> None:
        shares = self._shares.setdefault(key, [])
        if shares and not (isinstance(share.value, list) and isinstance(shares[0].value, list)):
            why = f"already in {shares[0].file}"
            self.problems.append(CatalogueProblem(share.file, key, why))
            return
        shares.append(share)


def _parsed(path: Path) -> dict[str, Any]:
    """What the file says; ``ValueError`` says why it cannot be read, ``RecursionError`` too."""
    if path.stat().st_size > MAX_FILE_BYTES:
        raise ValueError("file is larger than 2 MB")
    text = path.read_text(encoding="utf-8")
    if any(line.count(".") > MAX_DOTS for line in text.splitlines()):
        raise ValueError(f"a line with more than {MAX_DOTS} dots")
    data = tomllib.loads(text)
    level: list[Any] = [data]
    for _ in range(MAX_LEVELS):
        level = [inner for item in level for inner in _inner(item)]
        if not level:
            return data
    raise ValueError(TOO_DEEP)


def _inner(item: Any) -> Iterable[Any]:
    if isinstance(item, dict):
        return item.values()
    return item if isinstance(item, list) else ()


def _numbered(shares: list[_Share], number: int) -> tuple[_Share, int]:
    for share in shares:
        if number < len(share.value):
            return share, number
        number -= len(share.value)
    return shares[-1], number


def _codes(entries: list[Any]) -> set[Any]:
    return {entry.get("code") for entry in entries if isinstance(entry, dict)}
