"""Pins every library of the build, with the hashes of its files: `make requirements`.

The versions hold for Linux and Windows at once; where they differ, markers say so. `--check` says,
without a network, whether the file still serves what pyproject.toml asks for.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "installer" / "requirements-build.txt"
EXTRAS = ("encrypted", "postgresql", "build")
"""The parts of the program that are built in, and what builds it."""
_HEADER = """\
# What the program is built from: made by `make requirements` from pyproject.toml.
"""
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)(?: *; *([^\\]+?))? *\\?$")
_HASH = re.compile(r"^ +--hash=sha256:([0-9a-f]{64})(?: \\)?$")
_COMPILE = (
    "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet",
)  # fmt: skip


class Pin(NamedTuple):
    """One library: its name in the canonical form, version, marker, and hashes of its files."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def asked_for() -> list[Requirement]:
    """What pyproject.toml asks for of the build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = list(project["dependencies"])
    for extra in EXTRAS:
        texts += project["optional-dependencies"][extra]
    return [Requirement(text) for text in texts]


def pins(text: str) -> list[Pin]:
    """The libraries that a file of pins names; ``ValueError`` for a line that is none."""
    found: list[Pin] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if pin := _PIN.match(line):
            found.append(Pin(canonicalize_name(pin[1]), pin[2], (pin[3] or "").strip(), ()))
        elif (digest := _HASH.match(line)) and found:
            last = found.pop()
            found.append(last._replace(hashes=(*last.hashes, digest[1])))
        else:
            raise ValueError(line)
    return found


def faults(text: str) -> list[str]:
    """What is wrong with a file of pins; nothing if it serves."""
    try:
        pinned = pins(text)
    except ValueError as fault:
        return [f"not a pin: {fault}"]
    found = [f"{pin.name}: no hash" for pin in pinned if not pin.hashes]
    for asked in asked_for():
        versions = [p.version for p in pinned if p.name == canonicalize_name(asked.name)]
        fitting = [version for version in versions if version in asked.specifier]
        if not fitting:
            found.append(f"{asked}: pinned are {', '.join(versions) or 'none'}")
    return found


def main(arguments: list[str]) -> int:
    """Make the file anew, or check it."""
    if "--check" in arguments:
        found = faults(FILE.read_text(encoding="utf-8"))
        for fault in found:
            print(f"{FILE.name}: {fault}")
        if found:
            print("pins are stale; run `make requirements`")
        return 1 if found else 0
    extras = [word for extra in EXTRAS for word in ("--extra", extra)]
    made = subprocess.run(
        [sys.executable, "-m", "uv", *_COMPILE, *extras],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    FILE.write_text(_HEADER + made.stdout, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
