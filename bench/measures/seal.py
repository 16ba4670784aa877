"""Sealing the example, writing its package again, and verifying the package."""

from __future__ import annotations

import itertools
from pathlib import Path

from bench.findings import Finding, Goal
from bench.floors.bare_file import copy_durably, read_and_hash
from bench.measuring import Sample, Series, interleaved, timed
from bench.site import Site
from ipdesk.package.verify import verify
from ipdesk.sealing import Sealer
from ipdesk.workspace import Workspace

SEALINGS, ROUNDS = 7, 40
COPY = "its bytes read, hashed, written, synced"
READ = "its bytes read, hashed"


def measure(site: Site) -> list[Finding]:
    """Each against handling the package's bytes and nothing more."""
    sealer = Sealer(site.services)
    with site.filled("sealed") as workspace:
        package = sealer.seal(workspace, site.folder / "sealed").path
        seal = _seal(site, sealer, package)
        again = _again(sealer, workspace, package)
    return [
        Finding("seal the example", seal["seal"], seal["copy"], COPY, "ms"),
        Finding("write its package again", again["write"], again["copy"], COPY, "ms"),
        Finding("verify its package", again["verify"], again["read"], READ, "ms", goal=Goal(1.5)),
    ]


def _seal(site: Site, sealer: Sealer, package: Path) -> dict[str, Series]:
    numbers = itertools.count()

    def seal() -> float:
        # Each sealing needs a draft and a folder of its own; making the draft is not measured.
        name = f"draft-{next(numbers)}"
        with site.filled(name) as workspace:
            return timed(lambda: sealer.seal(workspace, package.parent / name))()

    return interleaved({"seal": seal, "copy": _copy(package)}, SEALINGS)


def _again(sealer: Sealer, workspace: Workspace, package: Path) -> dict[str, Series]:
    # A package that is there already is not written.
    folders = (package.parent / f"again-{number}" for number in itertools.count())
    sides = {
        "write": timed(lambda: sealer.write_package(workspace, next(folders))),
        "copy": _copy(package),
        "verify": timed(lambda: verify(package)),
        "read": timed(lambda: read_and_hash(package)),
    }
    return interleaved(sides, ROUNDS, 3)


def _copy(package: Path) -> Sample:
    return timed(lambda: copy_durably(package, package.with_suffix(".copy")))
