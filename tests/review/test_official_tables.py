"""The nation from published tables: 31 provinces hand in, and four packages among them are bad.

Requirements
    issue 5, "Real run": the official tables of 2016-12 and of PCT 2018, 2022 and 2023, taken in in
    one go with one poisoned, one replayed, one of a revoked key and one re-signed with edited
    figures among them; the totals are the tables' own where these are complete

The tables are read where they lie. All else that a report needs is filled in for the exercise.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from fixed_clock import FixedClock
from handed_in import Bag, bag_of
from report_filler import make_ready
from report_steps import put_all
from signers import Keys, key_of, keys_in

from ipdesk.cli import RESOURCES
from ipdesk.new_report import NewReport
from ipdesk.review.anew import desk_reader
from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol, revoke
from ipdesk.review.handing_in import Arrival
from ipdesk.review.intake import Intake
from ipdesk.review.opening import DeskOpener
from ipdesk.review.records import FigureQuery, Judged
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from local_db.national.stores import DeskStores
from local_db.stores import FileStores

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
INVENTIONS, PCT = "sipo_table8_valid_inventions_monthly.csv", "pct_applications_by_province.csv"
TOTAL, BEYOND = "000000", ("710000", "810000", "820000")
CHIEF = "chief-of-desk"
CUT_OFF = "暂缺：公开页面不完整"
LETTER = "演练：国知发〔2024〕1号"
TODAY = dt.datetime(2024, 3, 15, 8, 0, tzinfo=dt.UTC)
YEARS = {2016: "base BF1 value", 2018: "indicators IND3 value"}
YEARS |= dict.fromkeys((2022, 2023), YEARS[2018])
"""By year, the cell in which the table's figure stands."""

pytestmark = [pytest.mark.shared, pytest.mark.torture]

Table = dict[tuple[int, str], str]


def table() -> Table:
    """The figures of the tables by year and region."""
    if not SHARED.is_dir():
        pytest.skip("the shared tables do not lie beside this checkout")
    found: Table = {}
    with (SHARED / INVENTIONS).open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["period_end"] == "2016-12"]
        found |= {(2016, line["region_code"]): line["valid_inventions"] for line in lines}
    with (SHARED / PCT).open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            found[int(line["year"]), line["region_code"]] = line["pct_applications_received"]
    return found


class Nation(NamedTuple):
    """What came of the run."""

    desk: Desk
    figures: Table
    arrivals: dict[str, Arrival]
    """By the name of the file."""

    @property
    def good(self) -> list[Judged]:
        return [a.found for a in self.arrivals.values() if a.counts and isinstance(a.found, Judged)]

    def reasons(self, name: str) -> list[str]:
        found = self.arrivals[name].found
        assert isinstance(found, Judged)
        return [reason.code for reason in found.reasons]

    def total(self, year: int) -> tuple[Decimal, int]:
        """The sum of what counts at the desk, and of how many units."""
        section, row, column = YEARS[year].split()
        wanted = FigureQuery(section=section, row=row, column=column, years=(year,))
        values = [
            Decimal(found.value)
            for found in self.desk.store.figures(wanted)
            if found.state == "valid"
        ]
        return sum(values, Decimal(0)), len(values)


def reports(services: Services, figures: Table, unit: str, folder: Path, keys: Keys) -> list[Bag]:
    """A province's reports of the years, one workspace, sealed one after the other."""
    path = folder / f"{unit}.ipdesk"
    workspace = services.opener.create(path, NewReport(unit, "supporting", 2016), "test")
    bags = []
    for year, cell in YEARS.items():
        if year != 2016:
            identity = services.opener.add_report(workspace, "annual", year, "test")
            services.opener.turn_to(workspace, identity)
        put_all(workspace, {cell: figures.get((year, unit), CUT_OFF)})
        make_ready(workspace)
        bags.append(bag_of(Sealer(services).seal(workspace, folder, "test").path, keys))
    workspace.store.close()
    return bags


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nation]:
    figures, clock = table(), FixedClock()
    clock.time = TODAY
    folder = tmp_path_factory.mktemp("nation")
    services = Services(RESOURCES, FileStores(), "en", clock)
    opener = DeskOpener(DeskStores(), services.library, services.regions, clock)
    desk = opener.create(str(folder / "desk.ipdesk"), CHIEF, origin="test")
    units = [code for code in services.regions.units if code.isdigit()]
    stick, bags, all_keys = folder / "stick", dict[str, list[Bag]](), dict[str, Keys]()
    for unit in units:
        place = folder / unit
        place.mkdir()
        all_keys[unit] = keys_in(place, unit)
        for key in all_keys[unit]:
            enrol(desk, key.facts, LETTER)
        bags[unit] = reports(services, figures, unit, place, all_keys[unit])
        for year, bag in zip(YEARS, bags[unit], strict=True):
            bag.write(stick / f"{year}-{unit}.ipsub")
    _bad_ones(desk, bags, all_keys, stick)
    with desk_reader(desk) as reader:
        arrivals = {
            one.path.name: one for one in Intake(desk, reader).take(sorted(stick.iterdir()))
        }
    yield Nation(desk, figures, arrivals)
    desk.close()


def _bad_ones(desk: Desk, bags: dict[str, list[Bag]], keys: dict[str, Keys], stick: Path) -> None:
    """Four more files, so named that each is taken in before what it imitates or after it."""
    beijing, hebei, guangdong = "110000", "130000", "440000"
    good = (stick / f"2016-{beijing}.ipsub").read_bytes()
    (stick / "0-poisoned.ipsub").write_bytes(good.replace(b"bagit.txt", b"../it.txt", 1))
    (stick / "9-replayed.ipsub").write_bytes(good)
    lost = key_of(stick.parent / hebei, "clerk", hebei, "lost")
    enrol(desk, lost.facts, LETTER)
    revoke(desk, lost.facts.fingerprint, LETTER)
    bags[hebei][0].by(lost, keys[hebei].reviewer).write(stick / "0-revoked.ipsub")
    (forge := stick.parent / "forger").mkdir()
    forger = keys_in(forge, guangdong)
    edited = bags[guangdong][0].with_text("data/tables/base.csv", "168480", "268480")
    edited.by(*forger).write(stick / "0-edited.ipsub")


def test_all_31_provinces_are_in_with_every_year(nation: Nation) -> None:
    assert len(nation.good) == 31 * len(YEARS)
    assert len({one.submission.unit for one in nation.good}) == 31
    assert {one.submission.verdict for one in nation.good} == {"valid"}


def test_four_files_are_stopped_and_no_other(nation: Nation) -> None:
    stopped = {name for name, arrival in nation.arrivals.items() if not arrival.counts}
    assert stopped == {f"{n}.ipsub" for n in ("0-poisoned", "9-replayed", "0-revoked", "0-edited")}


@pytest.mark.parametrize(
    ("name", "verdict", "reason"),
    [
        ("0-poisoned.ipsub", "refused", "integrity"),
        ("9-replayed.ipsub", "refused", "received_already"),
        ("0-revoked.ipsub", "quarantined", "revoked"),
        ("0-edited.ipsub", "quarantined", "unknown_key"),
    ],
)
def test_each_is_stopped_for_the_right_reason(
    nation: Nation, name: str, verdict: str, reason: str
) -> None:
    found = nation.arrivals[name].found
    assert isinstance(found, Judged)
    assert found.submission.verdict == verdict
    assert reason in nation.reasons(name)


@pytest.mark.parametrize(("year", "difference"), [(2018, 1), (2022, 0), (2023, 0)])
def test_totals_are_those_of_the_tables_where_these_are_complete(
    nation: Nation, year: int, difference: int
) -> None:
    """The official table of 2018 says one more or less than its own lines"""
    total, units = nation.total(year)
    beyond = sum(Decimal(nation.figures[year, region]) for region in BEYOND)
    assert units == 31
    assert abs(Decimal(nation.figures[year, TOTAL]) - total - beyond) == difference


def test_a_table_that_was_cut_off_gives_a_total_of_what_it_shows(nation: Nation) -> None:
    """2016-12: Jiangxi and Gansu are missing on the page; what is not available is no zero"""
    shown = [
        Decimal(value)
        for (year, region), value in nation.figures.items()
        if year == 2016 and region not in (TOTAL, *BEYOND)
    ]
    assert nation.total(2016) == (sum(shown), 29)
    assert sum(shown) < Decimal(nation.figures[2016, TOTAL])
