"""A roster of 200 pages as PDF: its memory must not grow with its length."""

from __future__ import annotations

import time

from bench.findings import Finding, Goal
from bench.measures.roster import MANY, SECTION, with_roster
from bench.measuring import Series
from bench.site import Site
from bench.watch import Watch
from ipdesk.cli.io import sentences
from ipdesk.printing.engine import Printer

# What a print of some parts takes is the floor; many parts must not take more but for the data.
SOME = 2_000
GOAL = Goal(1.5)


def measure(site: Site) -> list[Finding]:
    """Time and peak memory, children included, at 10,000 rows against 2,000."""
    few, few_peak, _ = _print(site, SOME)
    many, many_peak, steps = _print(site, MANY)
    assert steps > 2
    floor = f"{SOME:,} rows"
    return [
        Finding(
            f"print a roster, {MANY:,} rows: memory beyond the data",
            many_peak, few_peak, floor, "MB", goal=GOAL,
        ),
        Finding(f"print a roster, {MANY:,} rows", many, few, floor, "ms"),
    ]  # fmt: skip


def _print(site: Site, rows: int) -> tuple[Series, Series, int]:
    with site.filled(f"paper-{rows}") as workspace:
        snapshot = with_roster(workspace, rows).snapshot()
        words = sentences(workspace, site.services)
        printer = Printer(site.services.templates, site.services.translator, words)
        steps = []
        watch = Watch()
        begin = time.perf_counter()
        printer.pdf(snapshot, "roster", (SECTION,), lambda done, _: steps.append(done))
        taken = time.perf_counter() - begin
        return Series((taken,)), Series((float(watch.stop()),)), len(steps)
