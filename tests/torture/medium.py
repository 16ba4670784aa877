"""A medium without a journal, and what a power cut may leave of it.

Data and names are kept apart. What was written to a file since it was last synced may be lost,
or reach the medium in any order, or in part; a sync of a file says nothing of its name. A change
of a folder's names (a rename is one change) is certain only when the folder was synced; until
then any of them may have happened without the others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Literal

from journal import Call

SECTOR = 512
Luck = Literal["nothing", "everything", "names", "data", "order", "torn"]
"""What becomes of what was not synced: of each kind all or nothing; a beginning of it, file by
file; or any of it, writes in pieces, and rubbish where a file grew."""
CERTAIN: tuple[Luck, ...] = ("nothing", "everything", "names", "data")
Tree = dict[str, bytes]


class File:
    """A file's bytes: those certain, and the changes since."""

    def __init__(self, content: bytes = b"") -> None:
        self.certain = bytes(content)
        self.changes: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        self.certain = _changed(self.certain, self.changes)
        self.changes = []

    def after(self, luck: Luck, chance: random.Random) -> bytes:
        if not self.changes or luck in ("nothing", "names"):
            return self.certain
        if luck in ("everything", "data"):
            return _changed(self.certain, self.changes)
        if luck == "order":
            return _changed(self.certain, self.changes[: chance.randint(0, len(self.changes))])
        content = _changed(self.certain, list(_pieces(self.changes, chance)))
        grown = len(content) - len(self.certain)
        if grown > 0 and chance.random() < 0.3:
            return self.certain + chance.randbytes(grown)
        return content


class Folder:
    """A folder's names: those certain, and the changes since, each of one or two names."""

    def __init__(self) -> None:
        self.certain: dict[str, File | Folder] = {}
        self.now: dict[str, File | Folder] = {}
        self.changes: list[dict[str, File | Folder | None]] = []

    def change(self, names: dict[str, File | Folder | None]) -> None:
        self.changes.append(names)
        _rename(self.now, names)

    def sync(self) -> None:
        self.certain, self.changes = dict(self.now), []

    def after(self, luck: Luck, chance: random.Random) -> dict[str, File | Folder]:
        if not self.changes or luck in ("nothing", "data"):
            return self.certain
        if luck in ("everything", "names"):
            return self.now
        taken = self.changes[: chance.randint(0, len(self.changes))]
        if luck == "torn":
            taken = [names for names in self.changes if chance.random() < 0.5]
        left = dict(self.certain)
        for names in taken:
            _rename(left, names)
        return left


class Medium:
    """The files under a folder, as recorded calls change them."""

    def __init__(self, root: Path, start: Tree) -> None:
        """``start`` is what lay there, safely, before the first call."""
        self._root = PurePosixPath(root)
        self._top = Folder()
        self._open: dict[int, File | Folder] = {}
        for path, content in start.items():
            *folders, name = PurePosixPath(path).parts
            holder = self._top
            for folder in folders:
                holder.now.setdefault(folder, Folder())
                holder.sync()
                holder = holder.now[folder]
            holder.now[name] = File(content)
            holder.sync()

    def apply(self, call: Call) -> bool:
        """Carry out a call: whether it changed what a power cut may leave."""
        match call.letter:
            case "C":
                holder, name = self._place(call.names[0])
                self._open[call.fd] = File()
                holder.change({name: self._open[call.fd]})
            case "O":
                self._open[call.fd] = self._found(call.names[0])
                return False
            case "X":
                self._open.pop(call.fd, None)
                return False
            case "W" | "T":
                written = call.data if call.letter == "W" else None
                self._open[call.fd].changes.append((call.offset, written))
            case "S":
                self._open[call.fd].sync()
            case "R" | "L" | "U" | "D":
                self._rename(call)
            case _:
                return False
        return True

    def after(self, luck: Luck, chance: random.Random) -> Tree:
        """What a power cut leaves at this moment."""
        return dict(_tree(self._top, "", luck, chance))

    @property
    def uncertain(self) -> bool:
        """Whether anything waits to be synced."""
        return _uncertain(self._top, set())

    def _rename(self, call: Call) -> None:
        holder, name = self._place(call.names[0])
        if call.letter == "D":
            holder.change({name: Folder()})
        elif call.letter == "U":
            holder.change({name: None})
        else:
            other, new = self._place(call.names[1])
            assert other is holder, "a move between folders is not one change"
            gone = {name: None} if call.letter == "R" else {}
            holder.change({**gone, new: holder.now[name]})

    def _place(self, path: str) -> tuple[Folder, str]:
        *folders, name = PurePosixPath(path).relative_to(self._root).parts
        holder = self._top
        for folder in folders:
            holder = holder.now[folder]
        return holder, name

    def _found(self, path: str) -> File | Folder:
        if PurePosixPath(path) == self._root:
            return self._top
        holder, name = self._place(path)
        return holder.now[name]


def tree_of(folder: Path) -> Tree:
    """The files that lie in a folder now."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def lay(tree: Tree, folder: Path) -> None:
    """Put the files into an empty folder."""
    for path, content in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _changed(content: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    result = bytearray(content)
    for offset, data in changes:
        if data is None:
            del result[offset:]
        if len(result) < offset:
            result.extend(bytes(offset - len(result)))
        if data is not None:
            result[offset : offset + len(data)] = data
    return bytes(result)


def _pieces(
    changes: list[tuple[int, bytes | None]], chance: random.Random
) -> Iterator[tuple[int, bytes | None]]:
    """Some of the changes; a write may reach the medium sector by sector, some of them lost."""
    share = chance.choice((0.1, 0.5, 0.9))
    for offset, data in changes:
        if chance.random() > share:
            continue
        if data is None or chance.random() < 0.5:
            yield offset, data
            continue
        first = SECTOR - offset % SECTOR
        edges = [0, *range(first, len(data), SECTOR), len(data)]
        for start, end in pairwise(edges):
            if chance.random() < share:
                yield offset + start, data[start:end]


def _rename(names: dict[str, File | Folder], change: dict[str, File | Folder | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _tree(
    folder: Folder, prefix: str, luck: Luck, chance: random.Random
) -> Iterator[tuple[str, bytes]]:
    for name, node in folder.after(luck, chance).items():
        if isinstance(node, Folder):
            yield from _tree(node, f"{prefix}{name}/", luck, chance)
        else:
            yield prefix + name, node.after(luck, chance)


def _uncertain(folder: Folder, seen: set[int]) -> bool:
    nodes = [*folder.certain.values(), *folder.now.values()]
    return bool(folder.changes) or any(
        _uncertain(node, seen) if isinstance(node, Folder) else bool(node.changes) for node in nodes
    )
