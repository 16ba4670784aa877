"""Computed cells: exact, rounded half up, and never guessed.

Requirements
    IND1  168,480 patents / 10,850 (10,000 people) = 15.53
    IND4, IND6, IND7, IND8  computed from base figures and rosters, never typed
    design "Values": decimals are exact; computed values show what they come from
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from report_steps import grant, put, put_all, shown

from ipdesk.errors import ComputedCell
from ipdesk.values import State
from ipdesk.workspace import Workspace

Open = Callable[..., Workspace]


@pytest.mark.parametrize(
    ("patents", "people", "ratio"),
    [
        ("168480", "10850", "15.53"),
        ("１６８，４８０", "10,850", "15.53"),
        ("1", "8", "0.13"),
        ("1005", "1000", "1.01"),
        ("1004999999", "1000000000", "1"),
        ("2675", "1000", "2.68"),
        ("0", "10850", "0"),
        ("999999999999999999", "0.0000000001", "9999999999999999990000000000"),
    ],
)
def test_patents_per_10000_people_are_exact_and_rounded_half_up(
    workspace: Workspace, patents: str, people: str, ratio: str
) -> None:
    """IND1: where doubles would give 1.00 for 1.005 and 2.67 for 2.675."""
    put_all(workspace, {"base BF1 value": patents, "base BF2 value": people})
    assert shown(workspace, "indicators IND1 value").text == ratio


def test_share_of_intensive_industries_is_computed(workspace: Workspace) -> None:
    """IND4"""
    put_all(workspace, {"base BF4 value": "24890.5", "base BF3 value": "80854.91"})
    assert shown(workspace, "indicators IND4 value").text == "30.78"


def test_last_year_is_computed_from_last_year_s_figures(workspace: Workspace) -> None:
    """IND1"""
    put_all(workspace, {"base BF1 prior": "138878", "base BF2 prior": "10724"})
    assert shown(workspace, "indicators IND1 prior").text == "12.95"


def test_share_of_demonstration_cities_has_one_decimal(workspace: Workspace) -> None:
    """IND6: 4 of 21"""
    grant(workspace, 4)
    assert shown(workspace, "indicators IND6 value").text == "19"
    grant(workspace, 13)
    assert shown(workspace, "indicators IND6 value").text == "61.9"


def test_characteristic_province_counts_its_cities(open_workspace: Open) -> None:
    """IND6: a number, not a share"""
    workspace = open_workspace("450000", "characteristic")
    grant(workspace, 2)
    assert shown(workspace, "indicators IND6 value").text == "2"


@pytest.mark.parametrize(
    ("roster", "indicator"), [("teams", "IND7"), ("enterprises", "IND8")]
)  # fmt: skip
def test_rosters_are_counted(workspace: Workspace, roster: str, indicator: str) -> None:
    """IND7, IND8"""
    assert shown(workspace, f"indicators {indicator} value").text == "0"
    first, _ = workspace.add_row(roster)
    workspace.add_row(roster)
    assert shown(workspace, f"indicators {indicator} value").text == "2"
    workspace.remove_row(roster, first)
    assert shown(workspace, f"indicators {indicator} value").text == "1"


@pytest.mark.parametrize("unit", ["110000", "120000", "310000", "500000", "XPCC"])
def test_share_is_not_applicable_without_prefecture_level_units(
    open_workspace: Open, unit: str
) -> None:
    """IND6, municipality_rule: never 0 % and never 100 %"""
    cell = shown(open_workspace(unit), "indicators IND6 value")
    assert (cell.state, cell.number) == (State.NOT_APPLICABLE, None)


def test_demonstration_district_does_not_make_a_share(open_workspace: Open) -> None:
    """municipality_rule: districts are an analogue of their own"""
    workspace = open_workspace("110000")
    place = "cities haidian"
    put_all(
        workspace,
        {f"{place} name": "海淀区", f"{place} kind": "district", f"{place} title": "demonstration"},
    )
    assert shown(workspace, "indicators IND6 value").state is State.NOT_APPLICABLE


@pytest.mark.parametrize("kind", ["county_level_city", "district", "division"])
def test_title_below_prefecture_level_does_not_count(workspace: Workspace, kind: str) -> None:
    """IND6, xpcc_rule"""
    put_all(
        workspace,
        {"cities k name": "昆山市", "cities k kind": kind, "cities k title": "demonstration"},
    )
    assert shown(workspace, "indicators IND6 value").text == "0"


@pytest.mark.parametrize("kind", ["autonomous_prefecture", "prefecture", "league"])
def test_prefectures_and_leagues_count(workspace: Workspace, kind: str) -> None:
    """IND6: 地级市（州、盟、地区）"""
    put_all(
        workspace,
        {"cities k name": "某州", "cities k kind": kind, "cities k title": "demonstration"},
    )
    assert shown(workspace, "indicators IND6 value").text == "4.5"


def test_reason_that_names_a_title_is_no_title(workspace: Workspace) -> None:
    """design "Values": not available (why) is not a value"""
    put(workspace, "cities 440100 title", "not available: demonstration")
    assert shown(workspace, "indicators IND6 value").state is State.NOT_AVAILABLE


def test_value_is_not_available_for_its_operand_s_reason(workspace: Workspace) -> None:
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "暂缺：尚未公布"})
    cell = shown(workspace, "indicators IND1 value")
    assert (cell.state, cell.text) == (State.NOT_AVAILABLE, "尚未公布")


def test_value_is_not_applicable_where_its_operand_is_not(workspace: Workspace) -> None:
    """design "Values": it is not blank, and nobody has to fill it in"""
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "不适用"})
    assert shown(workspace, "indicators IND1 value").state is State.NOT_APPLICABLE


def test_published_value_may_stand_in_where_the_operands_are_not_available(
    workspace: Workspace,
) -> None:
    put(workspace, "base BF2 value", "暂缺：尚未公布")
    put(workspace, "indicators IND1 value", "15.5")
    assert shown(workspace, "indicators IND1 value").text == "15.5"
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    assert shown(workspace, "indicators IND1 value").text == "15.53"


@pytest.mark.parametrize("people", ["", "abc", "0", "-1"])
def test_nothing_is_computed_from_what_is_no_figure(workspace: Workspace, people: str) -> None:
    """design: no division by zero, no guess"""
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": people})
    assert shown(workspace, "indicators IND1 value").state is State.BLANK


@pytest.mark.parametrize("where", ["indicators IND6 value", "indicators IND7 value"])
def test_computed_cell_is_not_typed(workspace: Workspace, where: str) -> None:
    """peers 7: a share is never typed"""
    with pytest.raises(ComputedCell):
        put(workspace, where, "60")


def test_change_names_the_computed_cells_it_moved(workspace: Workspace) -> None:
    """design "A keystroke": a ChangeSet names what shows something new"""
    put(workspace, "base BF2 value", "10850")
    change = put(workspace, "base BF1 value", "168480")
    assert {place[:3] for place in change.cells} == {
        ("base", "BF1", "value"),
        ("indicators", "IND1", "value"),
    }


@pytest.mark.parametrize(
    ("unit", "of_all", "of_cities"),
    [
        ("510000", "4.8", "5.6"),  # Sichuan: 21 units, 18 of them cities
        ("530000", "6.3", "12.5"),  # Yunnan: 16 and 8
        ("520000", "11.1", "16.7"),  # Guizhou: 9 and 6
        ("630000", "12.5", "50.0"),  # Qinghai: 8 and 2
        ("650000", "7.1", "25.0"),  # Xinjiang: 14 and 4
    ],
)
def test_declared_basis_decides_what_the_share_counts(
    open_workspace: Callable[..., Workspace], unit: str, of_all: str, of_cities: str
) -> None:
    """IND6: prefectures and leagues count, unless the province declares cities only"""
    workspace = open_workspace(unit, "leading", 2016)
    cities = workspace.report.rows("cities")
    city = next(row for row in cities if cities[row]["kind"].text == "prefecture_level_city")
    put(workspace, f"cities {city} title", "demonstration")
    assert shown(workspace, "indicators IND6 value").number == Decimal(of_all)
    put(workspace, "profile 1 counting_basis", "cities_only")
    assert shown(workspace, "indicators IND6 value").number == Decimal(of_cities)
