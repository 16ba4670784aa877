"""The control file: what the package asks of the system, measured from the program's files."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

from installer.frozen.libraries import Demands, shown

TABLE = Path(__file__).with_name("depends.toml")
DESCRIPTION = """\
Description: reports of provincial intellectual-property offices, offline
 IPDesk is the offline desktop program with which China's provincial
 intellectual-property offices report on the pilot of IP leading provinces.
 A clerk fills in the report, has it checked while typing, prints it for
 signature and seals it into one file; SIPO's desk takes these files in,
 answers them and adds the nation up.
 .
 知识产权强省建设试点离线填报：填写、审核、打印、封存；国家局收取、回执、汇总。
"""


class UnknownLibrary(Exception):
    """The program needs a library of the system, and no package is known that holds it."""


def control(version: str, installed_kib: int, found: Demands) -> str:
    """The text of ``DEBIAN/control``. Raises :class:`UnknownLibrary`."""
    depends, recommends = relations(found)
    return (
        "Package: ipdesk\n"
        f"Version: {version}\n"
        f"Architecture: {architecture()}\n"
        "Maintainer: IPDesk maintainers <maintainers@ipdesk.invalid>\n"
        f"Installed-Size: {installed_kib}\n"
        f"Depends: {', '.join(depends)}\n"
        f"Recommends: {', '.join(recommends)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"{DESCRIPTION}"
    )


def relations(found: Demands) -> tuple[list[str], list[str]]:
    """What the package depends on, and what it recommends."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    needed = set(found.system_libraries)
    unknown = needed - set(table["depends"]) - set(table["recommends"])
    if unknown:
        raise UnknownLibrary(", ".join(sorted(unknown)))
    least = {
        "libc6": shown(found.glibc),
        "libstdc++6": table["libstdcxx"][str(found.glibcxx[-1])],
    }
    depends = {table["depends"][name] for name in needed if name in table["depends"]}
    recommends = {table["recommends"][name] for name in needed if name in table["recommends"]}
    versioned = (f"{name} (>= {least[name]})" if name in least else name for name in depends)
    return sorted(versioned), sorted(recommends)


def architecture() -> str:
    """Debian's name of this machine's kind."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
