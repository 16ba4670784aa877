"""Figures of all units side by side: only what stands counts, and what is no number stays so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_up import MadeUp

from ipdesk.nation.tables import NationTable, nation_tables
from ipdesk.nation.totals import Totals
from ipdesk.review.records import Remark

BEIJING, GUANGDONG, GUANGXI = "110000", "440000", "450000"


def table(made: MadeUp, code: str, unit: str = "") -> NationTable:
    found = [t for t in nation_tables(made.nation()) if t.place.row == code and t.main]
    return next(t for t in found if not unit or (t.unit and t.unit.en == unit))


def total(made: MadeUp, code: str, year: int) -> tuple[Decimal, int] | None:
    nation = made.nation()
    tables = nation_tables(nation)
    of = Totals(tables, nation.catalogue).of(next(t for t in tables if t.place.row == code))
    return (of[year].value, of[year].units) if year in of else None


def test_units_stand_in_the_official_order(made: MadeUp) -> None:
    made.report(GUANGDONG, 2016, {"indicators IND3 value": "23574"})
    made.report(BEIJING, 2016, {"indicators IND3 value": "6651"})
    assert list(table(made, "IND3").numbers(2016)) == [BEIJING, GUANGDONG]


def test_zero_blank_not_available_not_applicable_and_no_report_are_five_things(
    made: MadeUp,
) -> None:
    """IND6, IND7: what is not a number never becomes zero"""
    made.report("120000", 2016, {"indicators IND7 value": "0"})
    made.report("130000", 2016, {})
    made.report("140000", 2016, {"indicators IND7 value": "not_available:尚未统计"})
    made.report("150000", 2016, {"indicators IND7 value": "not_applicable:"})
    found = table(made, "IND7")
    assert found.cells["120000", 2016].number == 0
    assert found.lack("130000", 2016) == "blank"
    assert found.cells["140000", 2016].state == "not_available"
    assert found.cells["140000", 2016].text == "尚未统计"
    assert found.cells["150000", 2016].state == "not_applicable"
    assert found.lack("210000", 2016) == "no_report"
    assert found.numbers(2016) == {"120000": 0}


def test_what_a_category_is_not_asked_for_is_not_blank(made: MadeUp) -> None:
    """IND2 is asked of the leading category only"""
    made.report(BEIJING, 2016, {"indicators IND2 value": "500"})
    made.report(GUANGXI, 2016, {}, category="characteristic")
    assert table(made, "IND2").lack(GUANGXI, 2016) == "not_asked"


def test_shares_and_counts_of_one_indicator_are_two_tables(made: MadeUp) -> None:
    """IND6: a share for two categories, a count for the third"""
    made.report(GUANGDONG, 2016, {"indicators IND6 value": "52.4"})
    made.report(GUANGXI, 2016, {"indicators IND6 value": "2"}, category="characteristic")
    assert table(made, "IND6", "%").numbers(2016) == {GUANGDONG: Decimal("52.4")}
    assert table(made, "IND6", "cities").numbers(2016) == {GUANGXI: Decimal(2)}
    assert table(made, "IND6", "%").lack(GUANGXI, 2016) == "not_asked"


@pytest.mark.parametrize("state", ["returned", "quarantined", "refused", "superseded"])
def test_what_does_not_stand_enters_no_figure(made: MadeUp, state: str) -> None:
    made.report(BEIJING, 2016, {"indicators IND3 value": "6651"})
    made.report(BEIJING, 2016, {"indicators IND3 value": "9999"}, state=state, revision=1)
    made.report(GUANGDONG, 2016, {"indicators IND3 value": "1"}, state=state)
    assert table(made, "IND3").numbers(2016) == {BEIJING: 6651}
    assert total(made, "IND3", 2016) == (6651, 1)


@pytest.mark.parametrize("state", ["received", "accepted"])
def test_a_revision_that_stands_replaces_what_came_before(made: MadeUp, state: str) -> None:
    made.report(BEIJING, 2016, {"indicators IND3 value": "6651"})
    made.report(BEIJING, 2016, {"indicators IND3 value": "6652"}, state=state, revision=1)
    assert table(made, "IND3").numbers(2016) == {BEIJING: 6652}


def test_a_restatement_of_the_next_year_counts_and_says_what_was_before(made: MadeUp) -> None:
    made.report(BEIJING, 2016, {"base BF2 value": "2172.9"})
    facets = {"carried_from": "annual-2016", "carried_value": "2172.9", "restated": "普查修订"}
    prior = {"base BF2 prior": "2195.4", "base BF2 value": "2194.4"}
    made.report(BEIJING, 2017, prior, facets={"base BF2 prior": facets})
    cell = table(made, "BF2").cells[BEIJING, 2016]
    assert cell.number == Decimal("2195.4")
    assert cell.restated == ("2172.9", "普查修订", 2017)


def test_last_years_figure_that_nobody_restated_changes_nothing(made: MadeUp) -> None:
    made.report(BEIJING, 2016, {"base BF2 value": "2172.9"})
    made.report(BEIJING, 2017, {"base BF2 prior": "1", "base BF2 value": "2"})
    cell = table(made, "BF2").cells[BEIJING, 2016]
    assert (cell.number, cell.restated) == (Decimal("2172.9"), None)


def test_source_vintage_and_remarks_stand_beside_the_figure(made: MadeUp) -> None:
    remark = Remark("Q07", "base", "BF2", "value", "explained", "普查")
    values = {"base BF2 value": "2172.9", "base BF2 vintage": "年报", "base BF2 source": "统计局"}
    made.report(BEIJING, 2016, values, remarks=(remark,))
    cell = table(made, "BF2").cells[BEIJING, 2016]
    assert {one.code: one.text for one in cell.beside} == {"vintage": "年报", "source": "统计局"}
    assert cell.remarks == (remark,)


def test_only_what_the_catalogue_says_adds_up_is_added(made: MadeUp) -> None:
    """IND2 and IND5 are of different definitions, IND6 is a share: no sum of them"""
    values = {f"indicators IND{n} value": "10" for n in (2, 3, 5, 6)}
    made.report(BEIJING, 2016, values)
    made.report(GUANGDONG, 2016, values)
    assert total(made, "IND3", 2016) == (20, 2)
    assert [total(made, code, 2016) for code in ("IND2", "IND5", "IND6")] == [None] * 3


def test_a_national_ratio_is_that_of_the_sums_of_units_that_have_both(made: MadeUp) -> None:
    """IND1 = BF1 / BF2 over the same units, rounded half up"""
    made.report(BEIJING, 2016, {
        "base BF1 value": "300", "base BF2 value": "100", "indicators IND1 value": "3",
    })  # fmt: skip
    made.report(GUANGDONG, 2016, {
        "base BF1 value": "100", "base BF2 value": "300", "indicators IND1 value": "0.33",
    })  # fmt: skip
    made.report(GUANGXI, 2016, {"base BF1 value": "1000000"})
    assert total(made, "IND1", 2016) == (Decimal("1.00"), 2)
    assert total(made, "BF1", 2016) == (1000400, 3)


def test_a_submission_whose_catalogue_is_not_at_hand_is_told_and_enters_nothing(
    made: MadeUp,
) -> None:
    one = made.report(BEIJING, 2016, {"indicators IND3 value": "1"}, catalogue_digest="ab" * 32)
    nation = made.nation()
    assert nation.unread == (one,)
    assert nation_tables(nation) == []
