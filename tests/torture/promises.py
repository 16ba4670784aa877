"""What the program has promised of files, and whether a tree of files keeps it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from content import digest_of, digest_of_copy, key_at
from journal import Call
from medium import Tree, lay

from ipdesk.errors import KnownError
from local_db import checkup
from local_db.store import SqliteStore

Sort = Literal["workspace", "copy", "file", "somewhere"]
ABSENT, PRESENT = "", "*"


class Promise(NamedTuple):
    """What ``path`` holds: a digest, of the sort it is told by; ``ABSENT`` if nothing.

    ``PRESENT`` is said of what is there, whatever it holds.

    A *workspace* is opened by the program, a *copy* of one is read as it lies there, a *file* is
    compared byte by byte. A file *somewhere* may have any name.
    """

    path: str
    sort: Sort
    digest: str


class Moment:
    """What is promised at a moment: what was acknowledged, and what is under way beside it."""

    def __init__(self, calls: list[Call]) -> None:
        marks = [json.loads(call.data) for call in calls if call.letter == "M"]
        self._ahead = [[Promise(*one) for one in mark] for mark in marks]
        self._names = {(one.path, one.sort) for mark in self._ahead for one in mark}
        self._said: dict[tuple[str, str], str] = {}
        self.acknowledged = 0

    def mark(self) -> None:
        """The next mark: what it promises is acknowledged."""
        for one in self._ahead.pop(0):
            self._said[one[:2]] = one.digest
        self.acknowledged += 1

    def allowed(self) -> tuple[tuple[Promise, ...], ...]:
        """For each name what it may hold now, the acknowledged first."""
        coming = {one[:2]: one for one in (self._ahead[0] if self._ahead else [])}
        return tuple(
            (
                Promise(*name, self._said.get(name, ABSENT)),
                *((coming[name],) if name in coming else ()),
            )
            for name in sorted(self._names)
        )


class Judge:
    """Lays trees out in a folder, and looks at them as the program does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[tuple[bytes, Sort, str], str] = {}
        self.trees = 0
        """How many different trees were laid out."""

    def broken(self, tree: Tree, moment: Moment) -> Iterator[str]:
        """What the tree does not keep of the promises."""
        mark = _mark(tree)
        for allowed in moment.allowed():
            path, sort, said = allowed[0]
            if sort == "somewhere":
                digests = {hashlib.sha256(content).hexdigest() for content in tree.values()}
                if said != ABSENT and said not in digests:
                    yield f"{path}: lost"
                continue
            held = self._look(mark, tree, sort, path)
            digests = {one.digest for one in allowed}
            if held not in digests and (held == ABSENT or PRESENT not in digests):
                yield f"{path}: {held or 'not there'}"

    def _look(self, mark: bytes, tree: Tree, sort: Sort, path: str) -> str:
        key = (mark, sort, path)
        if key not in self._held:
            if not any(known[0] == mark for known in list(self._held)[-20:]):
                self.trees += 1
            self._held[key] = self._held_by(tree, sort, path)
        return self._held[key]

    def _held_by(self, tree: Tree, sort: Sort, path: str) -> str:
        if path not in tree:
            return ABSENT
        if sort == "file":
            return hashlib.sha256(tree[path]).hexdigest()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        lay(tree, self._folder)
        return (
            digest_of_copy(self._folder / path) if sort == "copy" else _opened(self._folder / path)
        )


def _opened(path: Path) -> str:
    """What the program finds when it opens the file."""
    try:
        with SqliteStore.open(path, key_at(path)) as store:
            found = checkup.damages(store.database)
            return f"damaged: {found[0]}" if found else digest_of(store.database)
    except KnownError as fault:
        return f"refused: {fault.code} {fault.params}"


def _mark(tree: Tree) -> bytes:
    told = hashlib.sha1()
    for path, content in sorted(tree.items()):
        told.update(f"{path}\0{len(content)}\0".encode())
        told.update(content)
    return told.digest()
