"""Whose work the frozen program holds, under which licence.

Its own is in ``LICENSE``, those of others are gathered in ``THIRD-PARTY-NOTICES.txt``.

Made of what was really put in (PyInstaller's own lists) and of what the installed distributions
say of themselves, so that it cannot lag behind.
"""

from __future__ import annotations

import ast
import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from installer.frozen.contents import ROOT

LICENCE = "LICENSE"
NOTICES = "THIRD-PARTY-NOTICES.txt"
_LICENCES = Path(__file__).with_name("licences")
_WITHOUT_TEXT = {"LGPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt")}
"""Licences whose text some distributions leave out."""
_ALWAYS = ("pyinstaller",)
"""Its starter is the program's executable."""
RULE = "=" * 80
"""Above each work in the notices; what stands before the first one is the overview."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that others hold the rights to: its licence in short, and the texts of it."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...]


def write_notices(work: Path, folder: Path) -> None:
    """Write the notices of a build into the folder that it made; ``work`` is PyInstaller's."""
    works = [*_distributions(set(sources(work))), _python(), _icons()]
    if sys.platform == "linux":
        works += _system_packages(sources(work))
    text = notices(sorted(works, key=lambda one: one.name.lower()))
    (folder / NOTICES).write_text(text, encoding="utf-8", newline="\n")
    shutil.copyfile(ROOT / LICENCE, folder / LICENCE)


def notices(works: Iterable[Work]) -> str:
    """The whole text: an overview, then each work with its licence."""
    works = tuple(works)
    lines = ["IPDesk is made with the works of others, listed here with their licences.", ""]
    lines += [f"{one.name} {one.version}: {one.licence}" for one in works]
    lines.append("")
    for one in works:
        lines += [RULE, f"{one.name} {one.version}", one.licence, one.home, ""]
        lines += [text.strip() + "\n" for text in one.texts]
    return "\n".join(lines) + "\n"


def sources(work: Path) -> Iterator[Path]:
    """The files that PyInstaller took, from the lists that it leaves behind."""
    for name in ("PYZ-00.toc", "COLLECT-00.toc"):
        for listing in work.rglob(name):
            for entry in _entries(ast.literal_eval(listing.read_text(encoding="utf-8"))):
                yield Path(entry)


def _entries(node: object) -> Iterator[str]:
    if isinstance(node, tuple) and len(node) == 3 and all(isinstance(one, str) for one in node):
        yield node[1]
    elif isinstance(node, (tuple, list)):
        for one in node:
            yield from _entries(one)


def _distributions(taken: set[Path]) -> Iterator[Work]:
    for found in importlib.metadata.distributions():
        files = {Path(str(found.locate_file(file))) for file in found.files or ()}
        if (files & taken or found.name.lower() in _ALWAYS) and found.name != "ipdesk":
            yield _distribution(found)


def _distribution(found: importlib.metadata.Distribution) -> Work:
    about = found.metadata
    licence = about.get("License-Expression") or _one_line(about.get("License") or "")
    if not licence:
        known = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
        licence = known[0].rpartition(":: ")[2] if known else "see the text"
    addresses = [line.partition(", ")[2] for line in about.get_all("Project-URL") or []]
    home = about.get("Home-page") or next(iter(addresses), "")
    texts = [
        Path(str(found.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        for file in sorted(found.files or (), key=str)
        if ".dist-info" in str(file) and _is_licence(file.name, str(file))
    ]
    for name, files in _WITHOUT_TEXT.items():
        if not texts and name in licence:
            texts = [(_LICENCES / file).read_text(encoding="utf-8") for file in files]
    return Work(found.name, found.version, licence, home, tuple(texts))


def _is_licence(name: str, path: str) -> bool:
    words = ("licen", "copying", "notice", "authors")
    return "/licenses/" in path or any(word in name.lower() for word in words)


def _python() -> Work:
    version = ".".join(map(str, sys.version_info[:3]))
    folders = (Path(os.__file__).parent, Path(sys.base_prefix))
    texts = (folder / "LICENSE.txt" for folder in folders)
    text = next((path.read_text(encoding="utf-8") for path in texts if path.exists()), "")
    return Work("Python", version, "PSF-2.0", "python.org", (text,))


def _icons() -> Work:
    text = (ROOT / "resources" / "icons" / "lucide" / "LICENSE").read_text(encoding="utf-8")
    return Work("Lucide icons", "1.62.0", "ISC", "lucide.dev", (text,))


def _system_packages(taken: Iterable[Path]) -> Iterator[Work]:
    """The packages of the building system whose libraries were taken along."""
    libraries = sorted({str(path) for path in taken if _of_the_system(path)})
    names = {name for path in libraries if (name := _package_of(path))}
    for name in sorted(names):
        text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8")
        shown = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${Version}", name],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        yield Work(name, shown, "see the text", "", (text,))


def _of_the_system(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in ("/lib", "/usr/lib"))


def _package_of(path: str) -> str:
    """The Debian package that a library came with, "" if none is known."""
    if "python3" in path:
        return ""
    for name in (path, path.removeprefix("/usr"), f"/usr{path}"):
        told = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return told.stdout.partition(":")[0]
    return ""


def _one_line(text: str) -> str:
    """The first line of what some distributions put where a name is asked for."""
    return text.strip().partition("\n")[0][:120]
