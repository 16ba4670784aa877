"""A package that carries scans: written and verified at the speed of disk and hash."""

from __future__ import annotations

import random
from pathlib import Path

from bench.findings import Finding, Goal
from bench.floors.bare_file import copy_durably, read_and_hash
from bench.measuring import interleaved, timed
from bench.site import Site
from ipdesk.package import bag, contents
from ipdesk.package.archive import write_package
from ipdesk.package.submission import EvidenceFile, EvidenceUse, Sealing, submission_of
from ipdesk.package.verify import verify
from ipdesk.sealing import Sealer

ROUNDS = 7
FILES, SIZE = 32, 4 << 20
COPY = "its bytes read, hashed, written, synced"
READ = "its bytes read, hashed"


def measure(site: Site) -> list[Finding]:
    """A package of 128 MiB against handling its bytes and nothing more."""
    name, files = _files(site)
    folder = site.folder / "with-evidence"
    folder.mkdir()
    package = write_package(folder, name, files).path
    sides = {
        "write": timed(lambda: write_package(folder, name, files)),
        "copy": timed(lambda: copy_durably(package, folder / "copy")),
        "verify": timed(lambda: verify(package)),
        "read": timed(lambda: read_and_hash(package)),
    }
    taken = interleaved(sides, ROUNDS)
    size = f"package of {FILES * SIZE >> 20} MiB"
    return [
        Finding(f"write a {size}", taken["write"], taken["copy"], COPY, "ms"),
        Finding(f"verify a {size}", taken["verify"], taken["read"], READ, "ms", goal=Goal(1.5)),
    ]


def package_with_scans(site: Site) -> Path:
    """A package of 128 MiB."""
    name, files = _files(site)
    return write_package(site.folder, name, files).path


def _files(site: Site) -> tuple[str, dict[str, bytes]]:
    """The package's name and files: the example's, and scans of noise."""
    noise = random.Random(0)
    use = EvidenceUse(
        section="indicators", row="IND1", column="value", name="scan.pdf", number="", issued="",
        issuer="", page="", attached_at="2017-01-05T01:00:00.000+00:00",
    )  # fmt: skip
    evidence = tuple(
        EvidenceFile(f"{number}.pdf", "application/pdf", noise.randbytes(SIZE), (use,))
        for number in range(FILES)
    )
    with site.filled("evidence") as workspace:
        job = Sealer(site.services).prepare(workspace)
    sealing = Sealing.of(job.snapshot.header)
    payload = contents.payload(
        job.snapshot, sealing, job.history, workbook=b"", print_pdf=b"", evidence=evidence
    )
    submission = submission_of(job.snapshot, sealing, evidence)
    return str(submission.name()), bag.bag_files(payload, contents.bag_info(submission))
