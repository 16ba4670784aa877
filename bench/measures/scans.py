"""Sealing a report that is proved by 100 MB of scans: its time, and the memory it takes."""

from __future__ import annotations

import itertools
import random
import shutil
import subprocess
import sys
from pathlib import Path

from bench.findings import Finding, Goal
from bench.floors.bare_bag import bag_and_zip, copied, stored_zip
from bench.measuring import Sample, Series, collector_at_rest, interleaved, timed
from bench.site import Site
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.files import make_certain
from ipdesk.places import Place
from ipdesk.sealing import Sealer

FILES, SIZE = 25, 4_000_000
ROUNDS, PEAKS = 11, 2
PROVED = Place("indicators", "IND1", "value")
FLOOR = "its scans read, hashed, in a stored ZIP, synced"
IDLE = "itself"


def measure(site: Site) -> list[Finding]:
    """Without the print, the workbook and the tables, which do not grow with the scans."""
    scans = _scans(site.folder / "scans")
    bare, full = site.example_file("bare"), _with_scans(site, scans)
    peak = Series(tuple(_peak(site, full, number) for number in range(PEAKS)))
    numbers = itertools.count()

    def bagged() -> float:
        folder = copied(scans, site.folder / f"bag-{next(numbers)}")
        return timed(lambda: bag_and_zip(folder, folder.with_suffix(".zip")))()

    with collector_at_rest():
        taken = interleaved(
            {
                "scans": _seal(site, full, "full"),
                "bare": _seal(site, bare, "bare"),
                "floor": timed(lambda: stored_zip(scans, site.folder / "floor.zip")),
                "bagit": bagged,
            },
            ROUNDS,
        )
    sizes = f"{FILES * SIZE // 10**6} MB of scans"
    pairs = zip(taken["scans"].samples, taken["bare"].samples, strict=True)
    own = Series(tuple(whole - bare for whole, bare in pairs))
    library = "the bagit library and a stored ZIP"
    beyond = f"seal {sizes}, beyond the report"
    return [
        Finding(beyond, own, taken["floor"], FLOOR, "s", goal=Goal(1.5)),
        Finding(beyond, own, taken["bagit"], library, "s", goal=Goal(1)),
        Finding(f"seal a report with {sizes}", taken["scans"], taken["bagit"], library, "s"),
        Finding(
            f"seal {sizes}: memory beyond idle", peak, peak, IDLE, "MB", goal=Goal(150, "value")
        ),
    ]


def _scans(folder: Path) -> list[Path]:
    folder.mkdir()
    noise, made = random.Random(0), []
    for number in range(FILES):
        made.append(folder / f"{number:02d}.pdf")
        made[-1].write_bytes(b"%PDF-" + noise.randbytes(SIZE - 5))
    return made


def _with_scans(site: Site, scans: list[Path]) -> Path:
    with site.filled("full") as workspace:
        Attacher(workspace).attach(scans, PROVED, Facts())
        return Path(workspace.store.path)


def _seal(site: Site, file: Path, name: str) -> Sample:
    """Of a draft and in a folder of its own each time; making these is not measured."""
    numbers = itertools.count()

    def sample() -> float:
        folder = site.folder / f"{name}-{next(numbers)}"
        folder.mkdir()
        copy = Path(shutil.copy(file, folder))
        # A copy that is not on the disk yet would get there in the first commit.
        make_certain(copy)
        workspace = site.services.opener.open(copy)
        seconds = timed(lambda: Sealer(site.services).seal(workspace, folder))()
        workspace.store.close()
        shutil.rmtree(folder)
        return seconds

    return sample


def _peak(site: Site, file: Path, number: int) -> float:
    folder = site.folder / f"alone-{number}"
    folder.mkdir()
    copy = shutil.copy(file, folder)
    command = (sys.executable, "-m", "bench.sealing_alone", copy, folder)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)
