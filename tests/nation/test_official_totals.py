"""National sums against the totals of the official tables, read where they lie."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from made_up import MadeUp

from ipdesk.nation.tables import nation_tables
from ipdesk.nation.totals import Totals

TABLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "pct_applications_by_province.csv"
TOTAL, OUTSIDE = "000000", ("710000", "810000", "820000")
"""The official domestic subtotal; what is in it and reports nothing."""


@pytest.mark.shared
@pytest.mark.skipif(not TABLE.is_file(), reason="the shared tables are not there")
@pytest.mark.parametrize(("year", "not_allotted"), [(2018, 1), (2022, 0), (2023, 0)])
def test_the_sum_of_the_units_is_the_official_total(
    made: MadeUp, year: int, not_allotted: int
) -> None:
    """IND3: of the applications of 2018 the official table allots one to no province"""
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file) if int(line["year"]) == year]
    found = {line["region_code"]: line["pct_applications_received"] for line in lines}
    for code in found.keys() - {TOTAL, *OUTSIDE}:
        made.report(code, year, {"indicators IND3 value": found[code]}, category="supporting")
    nation = made.nation()
    tables = nation_tables(nation)
    pct = next(t for t in tables if t.place.row == "IND3" and t.main)
    total = Totals(tables, nation.catalogue).of(pct)[year]
    assert total.units == 31
    outside = sum(int(found[code]) for code in OUTSIDE)
    assert total.value == int(found[TOTAL]) - outside - not_allotted
