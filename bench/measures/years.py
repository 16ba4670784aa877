"""A province over fifteen years: opening, checking, and how fast whole years are built and sealed.

The figures are made up by a plain formula and marked as an exercise.
"""

from __future__ import annotations

from pathlib import Path

from bench.findings import Finding, Goal
from bench.measuring import Sample, Series, interleaved, timed
from bench.site import Site
from bench.years import Province, YearTaken

UNIT, CATEGORY = "440000", "leading"
YEARS = range(2010, 2025)
FULL_YEARS = 14
ROUNDS = 40
CHECKS = 200


def measure(site: Site) -> list[Finding]:
    """Fifteen years against one; then all provinces, the last years against the first."""
    one = _province(site, "one", UNIT, range(2024, 2025))
    many = _province(site, "many", UNIT, YEARS)
    opened = interleaved({"many": _open(site, many.path), "one": _open(site, one.path)}, ROUNDS, 3)
    checked = interleaved({"many": _check(site, many.path), "one": _check(site, one.path)}, CHECKS)
    floor = "one year"
    return [
        Finding("open 15 years", opened["many"], opened["one"], floor, "ms", goal=Goal(1.3)),
        Finding(
            "full check, 14 years before it", checked["many"], checked["one"], floor, "ms",
            goal=Goal(10, of="value"),
        ),
        *_throughput(site),
    ]  # fmt: skip


def _throughput(site: Site) -> list[Finding]:
    """Seconds a report takes, all provinces: the later half of the years against the earlier."""
    units = [code for code in site.services.regions.units if code.isdigit()]
    years = YEARS[:FULL_YEARS]
    taken = [one for unit in units for one in _province(site, f"all-{unit}", unit, years).taken]
    middle = years[FULL_YEARS // 2]
    late = Series(tuple(_seconds(one) for one in taken if one.year >= middle))
    early = Series(tuple(_seconds(one) for one in taken if one.year < middle))
    rate = len(taken) / (sum(late.samples) + sum(early.samples))
    name = f"build, check, seal a report ({len(taken)} at {rate:.2f} a second)"
    return [Finding(name, late, early, f"the first {FULL_YEARS // 2} years", "ms", goal=Goal(1.25))]


def _seconds(one: YearTaken) -> float:
    return one.built + one.checked + one.sealed


def _province(site: Site, name: str, unit: str, years: range) -> Province:
    folder = site.folder / name
    folder.mkdir()
    province = Province(site.services, unit, CATEGORY, folder)
    for year in years:
        province.year(year, _figures(year))
    province.close()
    return province


def _figures(year: int) -> dict[str, str]:
    since = year - YEARS.start
    return {
        "base.BF1.value": str(10_000 * 12**since // 10**since),
        "base.BF2.value": str(9_000 + 50 * since),
        "base.BF3.value": str(40_000 + 3_000 * since),
    }


def _open(site: Site, path: Path) -> Sample:
    def open_and_close() -> None:
        site.services.opener.open(path).store.close()

    return timed(open_and_close)


def _check(site: Site, path: Path) -> Sample:
    workspace = site.services.opener.open(path)
    sample: Sample = timed(workspace.checker.check_all)
    return sample
