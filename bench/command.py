"""``make bench``: takes the measures, prints the table, keeps it as ``bench/out/latest.json``.

``python -m bench [MEASURE ...]`` takes only the measures named. ``--keep`` also writes them into
the kept run (``docs/benchmarks.json``, with its page and picture); ``--compare`` says what changed
since that run. The exit code is 0 whether goals are met or not: figures inform, tests decide. It
is 1 if a measure broke off; the others are taken nevertheless.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import traceback
from pathlib import Path
from types import ModuleType

from bench import comparing, page, plot, run
from bench.findings import Finding
from bench.site import OUT, Site
from bench.table import table

MEASURES = (
    "start",
    "opening",
    "looks",
    "edit",
    "check",
    "roster",
    "paste",
    "screen",
    "arrange",
    "seal",
    "evidence",
    "scans",
    "reading",
    "outputs",
    "importing",
    "paper",
    "years",
    "intake",
    "nation",
)
PEERS = "peers"
BY_NAME = (PEERS, "prefectures", "frozen")
"""Taken when they are asked for, by name or by ``--all``."""
LATEST = OUT / "latest.json"
DOCS = run.ROOT / "docs"
KEPT, PAGE, PLOT = DOCS / "benchmarks.json", DOCS / "benchmarks.md", DOCS / "benchmarks.svg"
COMMAND = "make bench"
NOT_THERE = "what it needs is not there"


def main() -> int:
    """Take the measures that were asked for."""
    options = _options()
    OUT.mkdir(exist_ok=True)
    findings: list[Finding] = []
    groups: list[run.Group] = []
    # On the disk of the checkout: a temporary folder of the system may lie in memory.
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        for name in options.measures:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            module = importlib.import_module(f"bench.measures.{name}")
            found, missing = _measured(module, Path(folder) / name)
            findings += found
            groups.append(run.group(name, _about(module), found, missing))
    taken = run.Run(machine=run.this_machine(), groups=tuple(groups))
    run.write(LATEST, taken)
    print(table(findings))
    before = run.read(KEPT)
    if options.compare:
        print(comparing.table(before, taken) if before else "There is no kept run to compare with.")
    if options.keep:
        keep(before, taken)
    return 1 if any(group.missing not in ("", NOT_THERE) for group in groups) else 0


def keep(before: run.Run | None, taken: run.Run) -> None:
    """Make this the kept run, or put it into one of the same machine; write page and picture."""
    if before is not None and before.machine == taken.machine:
        taken = before.with_groups(taken.groups)
    run.write(KEPT, taken)
    PLOT.write_text(plot.svg(taken), "utf-8")
    page.update(PAGE, taken, COMMAND, PLOT.name)


def _measured(module: ModuleType, folder: Path) -> tuple[list[Finding], str]:
    """What the measure found, or why it found nothing."""
    try:
        found: list[Finding] = module.measure(Site(folder))
    except Exception as fault:  # noqa: BLE001 -- told, and in the exit code
        # One measure that breaks off must not lose the hour that the others took.
        traceback.print_exc()
        return [], f"{type(fault).__name__}: {fault}"
    return found, "" if found else NOT_THERE


def _about(module: ModuleType) -> str:
    return (module.__doc__ or "").partition("\n")[0].rstrip(".")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES))
    parser.add_argument("--all", action="store_true", help=f"these too: {', '.join(BY_NAME)}")
    parser.add_argument("--keep", action="store_true", help="write the kept run, page and picture")
    parser.add_argument("--compare", action="store_true", help="compare with the kept run")
    options = parser.parse_args()
    every = (*MEASURES, *BY_NAME)
    if unknown := set(options.measures) - set(every):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    options.measures = options.measures or list(every if options.all else MEASURES)
    if os.environ.get("PEERS") and PEERS not in options.measures:
        options.measures.append(PEERS)
    return options
