"""What the program makes of SIPO's own monthly pages.

Requirements
    3.5   the program reproduces SIPO's published densities of 2016-12 with the population of the
          previous year's end as then published; the exchange of the populations of Guizhou and
          Jiangxi in the official page of 2014-09 is found by a cross-year rule
    IND1
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from report_steps import put_all, shown

from ipdesk.workspace import Workspace

Open = Callable[..., Workspace]
Rows = list[dict[str, str]]
TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared" / "data"
PAGE = SHARED / "sipo_table8_valid_inventions_monthly.csv"
POPULATIONS = SHARED / "reference-only" / "population_by_province.csv"
THEN_PUBLISHED = "NBS as published 2017 (before 2020-census revision)"
YEAR = 2016

GUIZHOU, JIANGXI = "520000", "360000"
BEIJING, TIANJIN, SHANGHAI = "110000", "120000", "310000"
ANHUI, HUBEI, NINGXIA = "340000", "420000", "640000"


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def populations(page: str) -> dict[str, str]:
    """The populations of a page by province, in 10,000 people as reports hold them."""
    return {
        row["region_code"]: str(Decimal(row["population_million"]) * 100)
        for row in rows_of(TESTS / "data" / "sipo_table8_populations.csv")
        if row["page"] == page
    }


def suspected(open_workspace: Open, earlier: str, later: str) -> set[str]:
    """The provinces whose reports ask about the change of population between two pages."""
    before, after = populations(earlier), populations(later)
    assert len(after) == 30
    found = set()
    for unit, value in after.items():
        workspace = open_workspace(unit, "leading", YEAR)
        put_all(workspace, {"base BF2 prior": before[unit], "base BF2 value": value})
        if any(p.place.row == "BF2" and p.level == "query" for p in asked(workspace)):
            found.add(unit)
        workspace.store.close()
    return found


def asked(workspace: Workspace) -> list:
    """The queries about values; that a source is to be named is asked of every report."""
    return [p for p in workspace.checker.problems() if p.place.column == "value" and p.left]


@pytest.mark.parametrize("earlier", ["2013-04", "2014-01"])
def test_two_exchanged_populations_are_found_and_no_other(
    open_workspace: Open, earlier: str
) -> None:
    """3.5: Guizhou 45.0 and Jiangxi 34.8 million in the page of 2014-09"""
    assert suspected(open_workspace, earlier, "2014-09") == {GUIZHOU, JIANGXI}


def test_pages_without_the_exchange_raise_nothing(open_workspace: Open) -> None:
    before, after = populations("2013-04"), populations("2014-01")
    for unit in (GUIZHOU, JIANGXI, TIANJIN):
        workspace = open_workspace(unit, "leading", YEAR)
        put_all(workspace, {"base BF2 prior": before[unit], "base BF2 value": after[unit]})
        assert not [p for p in asked(workspace) if p.place.row == "BF2"]


@pytest.fixture(scope="module")
def page() -> Rows:
    """The page of 2016-12: the provinces that state a population."""
    if not (PAGE.exists() and POPULATIONS.exists()):
        pytest.skip("the shared tables do not lie beside this checkout")
    return [
        row
        for row in rows_of(PAGE)
        if row["period_end"] == "2016-12" and row["region_code"] != "000000"
        if row["population_million"]
    ]


@pytest.fixture(scope="module")
def year_end_2015() -> dict[str, str]:
    return {
        row["province_code"]: row["year_end_resident_population_10k"]
        for row in rows_of(POPULATIONS)
        if (row["year"], row["vintage"]) == ("2015", THEN_PUBLISHED)
    }


def in_report(
    open_workspace: Open, row: dict[str, str], people: str
) -> tuple[Decimal, Decimal]:  # fmt: skip
    """IND1 as the report computes it, and the exact quotient of the figures it holds."""
    workspace = open_workspace(row["region_code"], "leading", YEAR)
    put_all(
        workspace,
        {
            "base BF1 value": row["valid_inventions"],
            "base BF2 value": people,
            "base BF2 year": "2015",
            "base BF2 vintage": THEN_PUBLISHED,
        },
    )
    computed = shown(workspace, "indicators IND1 value").number
    above, below = (shown(workspace, f"base {code} value").number for code in ("BF1", "BF2"))
    workspace.store.close()
    assert computed is not None
    assert above is not None
    assert below is not None
    return computed, above / below


def at(number: Decimal, places: str) -> Decimal:
    return number.quantize(Decimal(places), "ROUND_HALF_UP")


@pytest.mark.shared
def test_published_densities_are_reproduced(
    open_workspace: Open, page: Rows, year_end_2015: dict[str, str]
) -> None:
    """IND1: 28 of 29 provinces at 0.1 patents per 10,000 people.

    Tianjin is 14.6496 by the population in whole 10,000 people; SIPO, which divides by a
    population with a decimal more, published 14.650, on the other side of the half. For the
    same reason five provinces differ by 0.01 at the two decimals of the report.
    """
    assert len(page) == 29
    other_at_a_tenth, other_at_a_hundredth = set(), set()
    for row in page:
        unit, published = row["region_code"], Decimal(row["density_per_million"]) / 100
        computed, exact = in_report(open_workspace, row, year_end_2015[unit])
        assert computed == at(exact, "0.01")
        if at(exact, "0.1") != at(published, "0.1"):
            other_at_a_tenth.add(unit)
        if computed != at(published, "0.01"):
            other_at_a_hundredth.add(unit)
            assert abs(computed - at(published, "0.01")) == Decimal("0.01")
    assert other_at_a_tenth == {TIANJIN}
    assert other_at_a_hundredth == {BEIJING, SHANGHAI, ANHUI, HUBEI, NINGXIA}
