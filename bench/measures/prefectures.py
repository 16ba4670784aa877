"""A desk of the size of all prefectures: figures put into the store, and read as tables of years.

333 units report of 4 years, 3,000 cells each, 4.0 million in all; with ``PREFECTURES=full`` in the
environment of 20 years, 20 million, for which 4 GB of room are needed. One filled report is taken
as that of each unit in each year, its figures scaled; all of it is an exercise and is thrown away.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from bench.findings import Finding
from bench.measures.intake import fill_roster
from bench.measures.nation import scaled
from bench.measuring import Series, collector_at_rest, interleaved, timed
from bench.site import Site
from ipdesk.catalogue.loader import from_json
from ipdesk.nation.facts import overview_facts
from ipdesk.nation.material import Nation, Shelf
from ipdesk.nation.overview import Overview
from ipdesk.package.verify import inspect
from ipdesk.review.records import CellValue, FigureQuery, Judged, Submission
from ipdesk.review.told import cells_of, with_facts
from ipdesk.sealing import Sealer
from local_db.national import writer
from local_db.national.columns import at_hand
from local_db.national.store import TableStore
from local_db.national.stores import DeskStores

UNITS, FIRST, ROUNDS = 333, 2016, 3
YEARS = 20 if os.environ.get("PREFECTURES") == "full" else 4
SECTIONS = ("base", "indicators")
FROM_STORE, FROM_COLUMNS = 10**9, 1
_CODES = [f"{100_000 + number}" for number in range(UNITS)]
_BARE = (
    "CREATE TABLE cell (submission INTEGER, section TEXT, row TEXT, col TEXT, state TEXT, "
    "raw TEXT, value TEXT, computed INTEGER, facets TEXT)"
)


def measure(site: Site) -> list[Finding]:
    """Loading, then each way of reading from the store and from columns."""
    one, cells = _report(site)
    place = site.folder / "nation.ipdesk"
    site.services.desks.create(str(place), "bench", practice=True).close()
    count = UNITS * YEARS * len(cells)
    with collector_at_rest():
        bare = Series((_bare(site.folder / "bare.db", cells),))
        loaded = Series((_load(place, one, cells),))
        found = [
            Finding(f"put {count} cells into a desk", loaded, bare, "one bare table", "s"),
        ]
        if not at_hand():
            print("without the extra “analysis” columns are not measured", file=sys.stderr)
            return found
        return [*found, *_reading(site, place)]


def _reading(site: Site, place: Path) -> Iterator[Finding]:
    made = Series((_opened(place, FROM_COLUMNS, _pivot),))
    for name, work in (("units x years", _pivot), ("overview", _overview(site))):
        sides = {
            "store": lambda work=work: _opened(place, FROM_STORE, work),
            "columns": lambda work=work: _opened(place, FROM_COLUMNS, work),
        }
        taken = interleaved(sides, ROUNDS)
        store, columns = taken["store"], taken["columns"]
        if work is _pivot:
            once = Series(store.samples[:1])
            yield Finding(f"{name}, columns made", made, once, "from the store", "s")
        yield Finding(f"{name}, from columns", columns, store, "from the store", "s")


def _opened(place: Path, columns_from: int, work: Callable[[TableStore], object]) -> float:
    """The seconds that the work takes at a desk just opened."""
    store = DeskStores(columns_from).open(str(place))
    if not isinstance(store, TableStore):
        raise TypeError(type(store))
    try:
        return timed(lambda: work(store))()
    finally:
        store.close()


def _pivot(store: TableStore) -> dict[tuple[str, ...], dict[tuple[str, int], str]]:
    """The figures of each place by unit and year."""
    found: dict[tuple[str, ...], dict[tuple[str, int], str]] = {}
    for section in SECTIONS:
        for one in store.figures(FigureQuery(section=section)):
            found.setdefault((section, one.row, one.column), {})[one.unit, one.year] = one.value
    return found


def _overview(site: Site) -> Callable[[TableStore], object]:
    units = dict.fromkeys(_CODES, next(iter(site.services.regions.units.values())))

    def work(store: TableStore) -> object:
        catalogues = {one.digest: from_json(one.body) for one in store.catalogues()}
        received = store.submissions()
        nation = Nation(received, store, Shelf(catalogues, units))
        today = dt.date(FIRST + YEARS, 6, 1)
        return overview_facts(Overview(nation, received, store.settings(), today))

    return work


def _report(site: Site) -> tuple[Submission, tuple[CellValue, ...]]:
    """A report of 3,000 cells, as a desk has it."""
    with site.filled("one-report") as workspace:
        fill_roster(workspace)
        for problem in workspace.checker.problems():
            if problem.level == "query" and not problem.explanation:
                workspace.explain(problem, "演练数据", "bench")
        package = Sealer(site.services).seal(workspace, site.folder / "sealed").path
    found = inspect(package)
    at = site.services.clock.now().isoformat()
    arrived = Submission(0, "0" * 64, 1, package.name, at, "bench", "valid", "received")
    one = with_facts(arrived, found.verification)
    return one._replace(verdict="valid", state="received"), tuple(cells_of(found.tables))


def _load(place: Path, one: Submission, cells: Sequence[CellValue]) -> float:
    """Put everything in, a year in each transaction: intake itself is measured elsewhere."""
    store = DeskStores().open(str(place))
    if not isinstance(store, TableStore):
        raise TypeError(type(store))
    start = time.perf_counter()
    for index in range(YEARS):
        with store.database.writing() as session:
            for order, code in enumerate(_CODES, 1):
                number = index * UNITS + order
                of = one._replace(digest=f"{number:064x}", unit=code, year=FIRST + index)
                scale = Decimal(number % 29 + 1) / 10
                taken = Judged(submission=of, cells=tuple(scaled(cell, scale) for cell in cells))
                writer.add_submission(session, taken, number)
    seconds = time.perf_counter() - start
    store.close()
    return seconds


def _bare(path: Path, cells: Sequence[CellValue]) -> float:
    """The same number of rows in a table without key, index or checksum."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(_BARE)
    rows = [(*cell[:6], int(cell.computed), cell.facets) for cell in cells]
    start = time.perf_counter()
    for index in range(YEARS):
        database.execute("BEGIN")
        for order in range(UNITS):
            number = index * UNITS + order
            said = ((number, *row) for row in rows)
            database.executemany("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", said)
        database.execute("COMMIT")
    seconds = time.perf_counter() - start
    database.close()
    path.unlink()
    return seconds
