"""Divisions of each year: what a roster begins with, and how a division is found by name.

Requirements
    3.6    prefecture-level units with codes and years; renamed units keep one code
    IND6   municipalities and XPCC have no prefecture-level unit
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.errors import UsageError
from ipdesk.new_report import YEARS
from ipdesk.regions import Regions
from ipdesk.services import Services
from ipdesk.workspace import Workspace

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
OpenWorkspace = Callable[..., Workspace]
MUNICIPALITIES = ("110000", "120000", "310000", "500000")


@pytest.fixture
def regions(services: Services) -> Regions:
    return services.regions


def kinds(regions: Regions, year: int) -> Counter[str]:
    return Counter(
        division.kind
        for unit in regions.units
        for division in regions.divisions(unit, year).prefectures
    )


@pytest.mark.parametrize(
    ("year", "cities", "autonomous", "prefectures", "leagues"),
    [
        (2015, 291, 30, 10, 3),
        (2016, 293, 30, 8, 3),
        (2017, 294, 30, 7, 3),
        (2019, 293, 30, 7, 3),
        (2026, 293, 30, 7, 3),
        (2030, 293, 30, 7, 3),
    ],
)
def test_prefecture_level_units_of_a_year(
    regions: Regions, year: int, cities: int, autonomous: int, prefectures: int, leagues: int
) -> None:
    """IND6: 333 today (293, 30, 7 and 3), 334 from 2015 until 莱芜市 joined 济南市"""
    assert kinds(regions, year) == {
        "prefecture_level_city": cities,
        "autonomous_prefecture": autonomous,
        "prefecture": prefectures,
        "league": leagues,
    }


def test_municipalities_and_the_corps_have_no_prefecture_level_unit(regions: Regions) -> None:
    """IND6: in no year of the plan"""
    for year in YEARS:
        none = {u for u in regions.units if not regions.divisions(u, year).prefectures}
        assert none == {*MUNICIPALITIES, "XPCC"}


@pytest.mark.parametrize("year", YEARS)
def test_no_code_stands_twice_in_a_year(regions: Regions, year: int) -> None:
    """3.6: a code names one unit"""
    codes = [d.code for unit in regions.units for d in regions.divisions(unit, year).roster]
    assert len(codes) == len(set(codes))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared material beside the checkout")
def test_units_of_today_are_those_of_the_shared_list(regions: Regions) -> None:
    """3.6: codes and kinds of all 333; districts of the municipalities"""
    for unit in regions.units:
        with (SHARED / "prefectures.csv").open(encoding="utf-8", newline="") as file:
            wanted = {
                (row["prefecture_code"], row["prefecture_zh"], row["kind"])
                for row in csv.DictReader(file)
                if row["province_code"] == unit
            }
        found = regions.divisions(unit, 2026).prefectures
        assert {(d.code, d.name, d.kind) for d in found} == wanted
    with (SHARED / "municipal_districts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    districts = {row["district_code"] for row in rows if row["kind"] == "district"}
    listed = {d.code for unit in MUNICIPALITIES for d in regions.divisions(unit, 2026).roster}
    assert listed == districts


@pytest.mark.parametrize(
    ("unit", "year", "has", "lacks"),
    [
        ("540000", 2015, "山南地区", "山南市"),
        ("540000", 2016, "山南市", "山南地区"),
        ("540000", 2016, "那曲地区", "那曲市"),
        ("540000", 2017, "那曲市", "那曲地区"),
        ("650000", 2015, "哈密地区", "哈密市"),
        ("650000", 2023, "哈密市", "哈密地区"),
        ("370000", 2018, "莱芜市", ""),
        ("370000", 2019, "济南市", "莱芜市"),
        ("150000", 2023, "锡林郭勒盟", ""),
    ],
)
def test_report_of_a_year_begins_with_the_units_of_that_year(
    open_workspace: OpenWorkspace, unit: str, year: int, has: str, lacks: str
) -> None:
    """3.6: a report for 2015 lists the units of 2015, one for 2023 those of 2023"""
    rows = open_workspace(unit, "leading", year).report.rows("cities")
    names = {cells["name"].text for cells in rows.values()}
    assert has in names
    assert lacks not in names


@pytest.mark.parametrize(
    ("unit", "year", "count"),
    [
        ("110000", 2016, 16),
        ("120000", 2016, 16),
        ("310000", 2016, 16),
        ("500000", 2016, 26),
        ("XPCC", 2016, 0),
    ],
)
def test_roster_of_a_municipality_begins_with_its_districts(
    open_workspace: OpenWorkspace, unit: str, year: int, count: int
) -> None:
    """IND6: districts are listed, none is prefecture-level; the Corps has none"""
    rows = open_workspace(unit, "leading", year).report.rows("cities")
    assert len(rows) == count
    assert {cells["kind"].text for cells in rows.values()} <= {"district"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("540000", "540000"),
        ("Xizang", "540000"),
        ("tibet", "540000"),
        ("西藏", "540000"),
        ("Inner Mongolia", "150000"),
        ("xpcc", "XPCC"),
        ("兵团", "XPCC"),
    ],
)
def test_unit_is_found_by_code_and_by_every_name(regions: Regions, text: str, code: str) -> None:
    """3.6: Tibet and Xizang are one unit"""
    assert regions.named(text).code == code


def test_unknown_unit_is_refused(regions: Regions) -> None:
    with pytest.raises(UsageError) as caught:
        regions.named("Atlantis")
    assert caught.value.reason == "no_unit"


def test_unit_carries_the_name_of_the_report_s_year(open_workspace: OpenWorkspace) -> None:
    """3.6: one code, and the name that was official in the year"""
    assert open_workspace("540000", "characteristic", 2022).unit.label.en == "Tibet"
    assert open_workspace("540000", "characteristic", 2023).unit.label.en == "Xizang"


@pytest.mark.parametrize(
    ("year", "text", "code"),
    [
        (2023, "那曲市", "540600"),
        (2023, "那曲地区", "542400"),
        (2023, "542400", "542400"),
        (2023, "阿里地区", "542500"),
    ],
)
def test_division_is_found_under_former_names(
    regions: Regions, year: int, text: str, code: str
) -> None:
    found = regions.divisions("540000", year).named(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("unit", "name", "code"),
    [
        ("410000", "济源市", "419001"),
        ("420000", "仙桃市", "429004"),
        ("420000", "潜江市", "429005"),
        ("420000", "天门市", "429006"),
        ("460000", "琼海市", "469002"),
        ("650000", "石河子市", "659001"),
        ("XPCC", "石河子市", "659001"),
        ("320000", "昆山市", "320583"),
    ],
)
def test_county_level_cities_are_offered_and_not_listed(
    regions: Regions, unit: str, name: str, code: str
) -> None:
    """IND6: a county-level city may be added to the roster; no report begins with it"""
    divisions = regions.divisions(unit, 2023)
    assert (code, name, "county_level_city") in {
        (d.code, d.name, d.kind) for d in divisions.offered
    }
    assert name not in {division.name for division in divisions.roster}
