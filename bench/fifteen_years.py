"""``python -m bench.fifteen_years [DATA] [--provinces N]``: real figures of 2010 to 2023.

Builds, for each of the 31 provinces, the annual reports of 2010 to 2023 from published tables
that are read where they lie and not shipped; checks and seals them, and prints what the rules
found, by year and rule. Without the tables it says so and does nothing. Everything it makes is
an exercise and is thrown away.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.site import OUT
from bench.years import Province, YearTaken
from ipdesk.cli import build_services
from ipdesk.services import Services

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "reference-only"
YEARS = range(2010, 2024)
PATENTS = "valid_patents_by_province_2010_2023.csv"
POPULATION = "population_by_province.csv"
GDP = "gdp_by_province.csv"
CATEGORY = "supporting"
"""The circular assigns no province to a category: one for all, for the exercise."""


class Dated(NamedTuple):
    """A figure and the publication it is from."""

    value: str
    vintage: str


Table = dict[tuple[str, int], list[Dated]]


class Sources:
    """The published tables."""

    def __init__(self, folder: Path) -> None:
        self._patents = _table(folder / PATENTS, "region_code", "invention", "measure")
        self._population = _table(
            folder / POPULATION, "province_code", "year_end_resident_population_10k", "vintage"
        )
        self._gdp = _table(folder / GDP, "province_code", "gdp_100m_yuan", "vintage")

    def figures(self, unit: str, year: int) -> dict[str, str]:
        """What is known of the year. Population is that of the end of the year before."""
        found: dict[str, str] = {}
        known = {
            "BF1": (self._patents.get((unit, year)), year, "科技统计年鉴"),
            "BF2": (self._population.get((unit, year - 1)), year - 1, "国家统计局"),
            "BF3": (self._gdp.get((unit, year)), year, "国家统计局"),
        }
        for row, (figures, of_year, source) in known.items():
            if figures:
                # The publication of the time comes first in the tables.
                found[f"base.{row}.value"] = figures[0].value
                found[f"base.{row}.year"] = str(of_year)
                found[f"base.{row}.vintage"] = figures[0].vintage
                found[f"base.{row}.source"] = source
        return found


def _table(path: Path, unit: str, value: str, vintage: str) -> Table:
    table: Table = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            if line[value]:
                table[line[unit], int(line["year"])].append(Dated(line[value], line[vintage]))
    return table


def build(
    services: Services, sources: Sources, folder: Path, provinces: int
) -> Iterator[YearTaken]:
    """Every province's years, one after the other."""
    units = [code for code in services.regions.units if code.isdigit()][:provinces]
    for unit in units:
        province = Province(services, unit, CATEGORY, folder)
        for year in YEARS:
            yield province.year(year, sources.figures(unit, year))
        province.close()


def main() -> int:
    """Build, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.fifteen_years", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="folder of the tables")
    parser.add_argument("--provinces", type=int, default=31)
    options = parser.parse_args()
    if not (options.data / PATENTS).is_file():
        print(f"The published tables are not at {options.data}: nothing was built.")
        return 0
    services, sources = build_services("zh"), Sources(options.data)
    OUT.mkdir(exist_ok=True)
    taken: list[YearTaken] = []
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        for one in build(services, sources, Path(folder), options.provinces):
            taken.append(one)
            print(f"{one.unit} {one.year}", end="\r", file=sys.stderr)
    _report(services, taken, time.perf_counter() - start)
    return 0


def _report(services: Services, taken: list[YearTaken], seconds: float) -> None:
    rules = {rule.code: rule.label.zh for rule in services.library.shipped().rules}
    found: dict[str, Counter[int]] = defaultdict(Counter)
    where: dict[str, list[str]] = defaultdict(list)
    units = services.regions.units
    for one in taken:
        for problem in one.problems:
            if problem.level in ("error", "query"):
                found[problem.rule][one.year] += 1
                where[problem.rule].append(f"{units[one.unit].short.zh}{one.year}")
    print("rule  " + " ".join(f"{year}" for year in YEARS))
    for rule, years in sorted(found.items()):
        print(f"{rule:5} " + " ".join(f"{years[year] or '.':>4}" for year in YEARS), rules[rule])
    for rule, places in sorted(where.items()):
        if len(places) <= 40:
            print(f"{rule}: {' '.join(places)}")
    print(f"{len(taken)} reports, {len(taken) / seconds:.2f} per second")
    for name in ("built", "checked", "sealed"):
        first, last = (
            statistics.median(getattr(one, name) for one in taken if one.year == year)
            for year in (YEARS[0], YEARS[-1])
        )
        print(f"{name}: median {first * 1e3:.1f} ms in {YEARS[0]}, {last * 1e3:.1f} in {YEARS[-1]}")


if __name__ == "__main__":
    sys.exit(main())
