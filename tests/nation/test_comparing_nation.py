"""Any two units or years beside each other, and only where that says something."""

from __future__ import annotations

import datetime as dt

import pytest
from made_up import MadeUp

from ipdesk.cli import RESOURCES
from ipdesk.messages import Translator
from ipdesk.nation.compare_list import CompareList
from ipdesk.nation.comparing import Question
from ipdesk.nation.overview import Overview
from ipdesk.nation.sheet import Lines

BEIJING, TIANJIN, GUANGDONG = "110000", "120000", "440000"
TRANSLATOR = Translator(RESOURCES / "translations", "en")


@pytest.fixture
def overview(made: MadeUp) -> Overview:
    for unit, year, number in (
        (BEIJING, 2016, "6651"), (GUANGDONG, 2016, "23574"), (BEIJING, 2017, "7000"),
        (GUANGDONG, 2017, "26900"), (TIANJIN, 2017, "not_available:缺"),
    ):  # fmt: skip
        made.report(unit, year, {"indicators IND3 value": number, "indicators IND1 value": "50"})
    made.report(TIANJIN, 2016, {"indicators IND3 value": "9"}, state="returned")
    made.report("130000", 2016, {"indicators IND3 value": "9"}, state="quarantined")
    return Overview(made.nation(), made.submissions, {}, dt.date(2018, 4, 10))


def lines(overview: Overview, question: Question) -> Lines:
    return CompareList(overview, TRANSLATOR).lines(question)


def pct(overview: Overview) -> Question:
    table = next(one for one in overview.indicators if one.place.row == "IND3")
    return Question("units", BEIJING, GUANGDONG, table)


def test_two_units_through_the_years_of_a_figure(overview: Overview) -> None:
    """IND3: both figures, difference, change"""
    found = lines(overview, pct(overview))
    assert found.heads == ("Year", "Beijing", "Guangdong", "Second less first", "In percent")
    assert found.rows[0] == ("2016", "6,651", "23,574", "+16,923", "+254.4%")


def test_two_years_of_all_units_and_of_the_nation(overview: Overview) -> None:
    """What was returned or lies in quarantine is no line of it"""
    found = lines(overview, pct(overview)._replace(what="years", first="2016", second="2017"))
    assert [row[0] for row in found.rows] == ["Beijing", "Guangdong", "The nation"]
    assert found.rows[2] == ("The nation", "30,225", "33,900", "+3,675", "+12.2%")


def test_two_units_in_all_indicators_of_a_year(overview: Overview) -> None:
    """Where one side has no number it is said why"""
    found = lines(overview, Question("units", BEIJING, TIANJIN, year=2017))
    assert found.heads[0] == "Indicator (2017)"
    assert [row[1:3] for row in found.rows if "IND3" in row[0]] == [("7,000", "not available")]


def test_the_nation_of_other_units_has_no_difference(made: MadeUp) -> None:
    made.report(BEIJING, 2016, {"indicators IND3 value": "1"})
    made.report(GUANGDONG, 2016, {"indicators IND3 value": "2"})
    made.report(BEIJING, 2017, {"indicators IND3 value": "2"})
    overview = Overview(made.nation(), made.submissions, {}, dt.date(2018, 4, 10))
    found = lines(overview, Question("years", "2016", "2017"))
    assert found.rows[0][1:] == ("3", "2", "", "")
    assert "of 2 and of 1 units" in found.notes[0]


def test_across_a_break_of_the_series_no_change_is_told(made: MadeUp) -> None:
    """IND1: 2021 is not comparable with the years before"""
    for year in (2020, 2021):
        made.report(BEIJING, year, {"indicators IND1 value": str(year)})
    overview = Overview(made.nation(), made.submissions, {}, dt.date(2022, 4, 10))
    found = lines(overview, Question("years", "2020", "2021", unit=BEIJING))
    assert found.rows[0][4] == ""
    assert "2021" in found.notes[0]


def test_where_neither_has_a_figure_that_is_said(overview: Overview) -> None:
    found = lines(overview, Question("units", "460000", "310000", year=2017))
    assert (found.rows, found.empty) == ((), "Neither has a figure here.")
