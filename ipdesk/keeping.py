"""Where a workspace is kept: whether that is a synchronised folder or another computer's disk.

A program that synchronises a folder copies a file while it is written to, and may put an older
state or a "conflicted copy" in its place; locks and syncs of a network share are promises of
another machine. Both work most of the time, which is why somebody has to be told.
"""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

import msgspec

from ipdesk.catalogue.model import Label
from ipdesk.messages import Translator

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_DRIVE = 4
_KNOWN = "places/risky.toml"


Mounts = Iterable[tuple[str, str]]
"""Mount points, each with the type of its file system."""


class Sync(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A program that synchronises folders, by their names and by what it keeps in them."""

    name: Label
    folders: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """File systems of other computers, as the system names their types."""

    types: frozenset[str]


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is recognised."""

    sync: tuple[Sync, ...]
    network: Network


class Risk(NamedTuple):
    """What is risky about a place. ``name`` is the program or the type of file system."""

    kind: Literal["sync", "network"]
    name: Label


def known_places(resources: Path) -> Known:
    """What is recognised, as the resources tell it."""
    data = tomllib.loads((resources / _KNOWN).read_text(encoding="utf-8"))
    return msgspec.convert(data, Known)


def risk_of(
    path: Path, known: Known, mounts: Iterable[tuple[str, str]] | None = None
) -> Risk | None:
    """What is risky about keeping a file at the path; None if nothing is known to be.

    ``mounts`` are the mount points with the types of their file systems; by default, those of
    the system.
    """
    path = path.absolute()
    system = type_of(path, _mounts() if mounts is None else mounts)
    if _is_share(path) or system in known.network.types:
        return Risk("network", Label(zh=system, en=system))
    for folder in path.parents:
        for sync in known.sync:
            if _is_named(folder.name.casefold(), sync) or _has_marker(folder, sync):
                return Risk("sync", sync.name)
    return None


def type_of(path: PurePath, mounts: Mounts) -> str:
    """The type of the file system that the path is on: that of the nearest mount point above."""
    above = {str(folder) for folder in (path, *path.parents)}
    found = [(len(point), kind) for point, kind in mounts if point in above]
    # Of several on one point, the last one mounted covers the others.
    return max(reversed(found), key=lambda one: one[0])[1] if found else ""


def warning(risk: Risk, translator: Translator) -> tuple[str, str]:
    """What is risky, and what to do about it."""
    tr = translator.tr
    advice = tr(
        "Please keep the workspace in a folder of this computer, and take a copy of it elsewhere "
        "when it is closed. Until it is moved, work at it on one computer only."
    )
    if risk.kind == "network":
        return tr(
            "This workspace is on a network share. A break of the network can damage it."
        ), advice
    name = translator.label(risk.name)
    what = tr(
        "This workspace is in a folder that {name} synchronises. It may put an older state in its "
        "place, or damage it.",
        name=name,
    )
    return what, advice


def _is_named(folder: str, sync: Sync) -> bool:
    return any(
        folder.startswith(name[:-1]) if name.endswith("*") else folder == name
        for name in sync.folders
    )


def _has_marker(folder: Path, sync: Sync) -> bool:
    return any((folder / marker).exists() for marker in sync.markers)


def _is_share(path: Path) -> bool:
    """Whether Windows says that the path is on another computer."""
    if os.name != "nt":
        return False
    if path.drive.startswith("\\\\"):
        return True
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]  # Windows has it
    return bool(kernel.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE)


def _mounts() -> list[tuple[str, str]]:
    """The mount points of a Linux system; none elsewhere."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    return [mount for line in lines if (mount := _mount(line)) is not None]


def _mount(line: str) -> tuple[str, str] | None:
    """Mount point and type of a line of mountinfo(5), which writes blanks as octal numbers."""
    before, dash, after = line.partition(" - ")
    fields = before.split(" ")
    if not dash or len(fields) < 5:
        return None
    return _plain(fields[4]), after.split(" ")[0]


def _plain(text: str) -> str:
    octal = {r"\040": " ", r"\011": "\t", r"\012": "\n", r"\134": "\\"}
    return functools.reduce(lambda said, one: said.replace(*one), octal.items(), text)
