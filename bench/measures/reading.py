"""Packages read in a process of their own: its start, a large package, and many in turn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.findings import Finding, Goal
from bench.floors.bare_file import read_and_hash
from bench.measures.evidence import package_with_scans
from bench.measuring import interleaved, timed
from bench.site import Site
from ipdesk.changes import Edit
from ipdesk.package.apart import ApartReader
from ipdesk.package.verify import inspect
from ipdesk.places import Place
from ipdesk.sealing import Sealer

STARTS, ROUNDS, INTAKES = 9, 7, 3
PACKAGES, ROWS = 32, 380
SECTION = "enterprises"
ROW = {
    "name": "演练数据：企业{number:03d}", "place": "演练数据：某地", "industry": "电子信息",
    "level": "city", "recognised": "2016-03-01", "document": "演练数据：演练〔2016〕{number}号",
}  # fmt: skip
READ = "its bytes read, hashed"


def measure(site: Site) -> list[Finding]:
    """Against an empty Python, the bytes alone, and reading the same in this process."""
    large, many = package_with_scans(site), [_long_report(site)] * PACKAGES
    with ApartReader() as reader:
        reader.inspect(many[0])
        sides = {
            "large": timed(lambda: reader.inspect(large)),
            "bytes": timed(lambda: read_and_hash(large)),
        }
        scans = interleaved(sides, ROUNDS)
        sides = {
            "apart": timed(lambda: _taken(reader, many)),
            "here": timed(lambda: [inspect(path) for path in many]),
        }
        intake = interleaved(sides, INTAKES)
    started = interleaved({"reader": timed(lambda: _first(many[0])), "python": timed(_python),
                           "here": timed(lambda: inspect(many[0]))}, STARTS)  # fmt: skip
    return [
        Finding("start the process that reads, one package", started["reader"], started["python"],
                "an empty Python", "ms"),
        Finding("verify a package of 128 MiB apart", scans["large"], scans["bytes"], READ, "ms",
                goal=Goal(1.5)),
        Finding(f"read {PACKAGES} packages of 3,000 cells apart", intake["apart"], intake["here"],
                "in this process", "ms", goal=Goal(3000, "value")),
    ]  # fmt: skip


def _taken(reader: ApartReader, paths: list[Path]) -> None:
    for read in reader.each(paths):
        if isinstance(read.found, Exception):
            raise read.found


def _first(path: Path) -> None:
    with ApartReader() as reader:
        reader.inspect(path)


def _python() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def _long_report(site: Site) -> Path:
    """The package of a report with about 3,000 cells, most of them in a roster."""
    with site.filled("long") as workspace:
        # Close to each other, so that nothing is asked about them.
        like = dict.fromkeys(workspace.report.rows(SECTION), "100")
        like |= {f"B{number}": str(90 + number % 20) for number in range(ROWS)}
        edits = [Edit(Place(SECTION, row, "inventions"), value) for row, value in like.items()]
        edits += [
            Edit(Place(SECTION, f"B{number}", column), text.format(number=number))
            for number in range(ROWS)
            for column, text in ROW.items()
        ]
        workspace.apply(edits)
        return Sealer(site.services).seal(workspace, site.folder / "long").path
