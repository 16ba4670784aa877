"""The nation: its overview of all units over fifteen years, and its workbook.

One filled report is taken as that of each unit in each year, its figures scaled; all of it is an
exercise and is thrown away.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from bench.findings import Finding, Goal
from bench.floors import bare_book
from bench.measuring import Sample, Series, collector_at_rest, interleaved, timed
from bench.site import Site
from ipdesk.nation.at_desk import nation_of, overview_of
from ipdesk.nation.facts import overview_facts
from ipdesk.nation.workbook import write_nation
from ipdesk.package.verify import inspect
from ipdesk.review.desk import Desk
from ipdesk.review.records import NEW, CellValue, DeskBatch, Judged, Submission
from ipdesk.review.told import cells_of, remarks_of, with_facts
from ipdesk.sealing import Sealer
from ipdesk.values import canonical, rounded

YEARS = range(2010, 2025)
UNITS, ROUNDS, BOOKS = 31, 9, 5
_SCALED = ("base", "indicators")


def measure(site: Site) -> list[Finding]:
    """From the closed desk to everything that the overview says; the workbook."""
    with site.filled("one-report") as workspace:
        package = Sealer(site.services).seal(workspace, site.folder / "sealed-nation").path
    place = _desk(site, package)
    with collector_at_rest():
        seen = Series(tuple(_overview(site, place)() for _ in range(ROUNDS)))
    desk = site.services.desks.open(place, "bench")
    nation = nation_of(desk)
    # Afterwards it has read from the desk what it writes; only the writing has a floor.
    content = write_nation(nation, site.services.translator)
    sheets, looks = bare_book.cells_of(content), bare_book.looks_of(content)
    written = interleaved(
        {
            "ours": timed(lambda: write_nation(nation, site.services.translator)),
            "floor": timed(lambda: bare_book.write(sheets, looks)),
        },
        BOOKS,
    )
    desk.close()
    count = sum(map(len, sheets))
    return [
        Finding(
            f"overview of {UNITS} units x {len(YEARS)} years", seen, seen, "itself", "s",
            goal=Goal(1.0, of="value"),
        ),
        Finding(
            f"national workbook of {count} cells", written["ours"], written["floor"],
            "openpyxl, same cells", "s", goal=Goal(1.3),
        ),
    ]  # fmt: skip


def _overview(site: Site, place: str) -> Sample:
    def sample() -> None:
        desk = site.services.desks.open(place, "bench")
        overview_facts(overview_of(desk))
        desk.close()

    return timed(sample)


def _desk(site: Site, package: Path) -> str:
    found = inspect(package)
    place = str(site.folder / "nation.ipdesk")
    desk = site.services.desks.create(place, "bench", practice=True)
    cells, remarks = tuple(cells_of(found.tables)), tuple(remarks_of(found.results))
    units = list(site.services.regions.units)[:UNITS]
    for number, (unit, year) in enumerate((u, y) for u in units for y in YEARS):
        arrived = Submission(0, f"{number:064x}", 1, package.name, desk.now(), "bench", "", "")
        facts = with_facts(arrived, found.verification)
        one = facts._replace(unit=unit, year=year, verdict="valid", state="received")
        scale = Decimal(number % 29 + 1) / 10
        figures = tuple(scaled(cell, scale) for cell in cells)
        _store(desk, Judged(submission=one, cells=figures, remarks=remarks), number)
    desk.close()
    return place


def _store(desk: Desk, one: Judged, newest: int) -> None:
    desk.write(DeskBatch(acts=[desk.act("take_in", NEW)], taken=one, newest=newest))


def scaled(cell: CellValue, scale: Decimal) -> CellValue:
    """The cell, its figure multiplied if it is one that may be."""
    if cell.section not in _SCALED or cell.column != "value" or cell.state != "valid":
        return cell
    text = canonical(rounded(Decimal(cell.value) * scale, 2))
    return cell._replace(raw=text, value=text)
