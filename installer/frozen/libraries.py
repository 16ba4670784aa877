"""What the frozen program asks of the system that it runs on, read from its files.

``python -m installer.frozen.libraries FOLDER`` prints it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
_VERSION = re.compile(r"Name: (GLIBC|GLIBCXX)_(\d+(?:\.\d+)+)\b")
_NEEDS = "Version needs section"

Version = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """A program file: the libraries it names, and the least versions of glibc and libstdc++."""

    path: Path
    needed: frozenset[str]
    glibc: Version
    glibcxx: Version


@dataclass(frozen=True, slots=True)
class Demands:
    """What a folder of programs and libraries asks of the system."""

    libraries: tuple[Library, ...]

    @property
    def system_libraries(self) -> dict[str, list[Path]]:
        """The libraries that the folder does not hold, each with the files that need it."""
        held = {library.path.name for library in self.libraries}
        wanted: dict[str, list[Path]] = {}
        for library in self.libraries:
            for name in library.needed - held:
                wanted.setdefault(name, []).append(library.path)
        return dict(sorted(wanted.items()))

    @property
    def glibc(self) -> Version:
        """The oldest glibc that the folder runs on."""
        return max(library.glibc for library in self.libraries)

    @property
    def glibcxx(self) -> Version:
        """The oldest symbols of libstdc++ that the folder runs on."""
        return max(library.glibcxx for library in self.libraries)


def demands(folder: Path) -> Demands:
    """Read every program file below the folder. Needs ``readelf`` (binutils)."""
    return Demands(tuple(_library(path) for path in elf_files(folder)))


def elf_files(folder: Path) -> Iterator[Path]:
    """The programs and libraries below the folder, in order; no links."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(_ELF)) == _ELF:
                    yield path


def shown(version: Version) -> str:
    """A version as it is written."""
    return ".".join(str(number) for number in version)


def _library(path: Path) -> Library:
    command = ["readelf", "--dynamic", "--version-info", "--wide", str(path)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    versions: dict[str, Version] = {"GLIBC": (0,), "GLIBCXX": (0,)}
    for name, number in _VERSION.findall(text.partition(_NEEDS)[2]):
        found = tuple(int(part) for part in number.split("."))
        versions[name] = max(versions[name], found)
    needed = frozenset(_NEEDED.findall(text))
    return Library(path, needed, versions["GLIBC"], versions["GLIBCXX"])


def main() -> int:
    """Print what the folder asks for: in all, then the files that ask for the newest glibc."""
    folder = Path(sys.argv[1])
    found = demands(folder)
    print(f"glibc {shown(found.glibc)}, libstdc++ GLIBCXX_{shown(found.glibcxx)}")
    for library in sorted(found.libraries, key=lambda one: one.glibc, reverse=True)[:30]:
        print(f"  {shown(library.glibc):6} {library.path.relative_to(folder)}")
    for name, users in found.system_libraries.items():
        print(f"system: {name} ({users[0].name}{', ...' if len(users) > 1 else ''})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
