"""What the nation's page says, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_file import desk_file
from made_up import MadeUp

from ipdesk.cli import build_services
from ipdesk.review.desk import Desk
from ipdesk.review.records import Remark
from ipdesk.review.refusal import DeskRefused
from ipdesk.screens.nation.nation import NationScreen

UNITS = ("110000", "440000")
PILOT = {"profile 1 status": "PILOT"}


@pytest.fixture
def desk(made: MadeUp, tmp_path: Path) -> Iterator[Desk]:
    for year, states in ((2015, ("under_way", "not_started")), (2016, ("done", "done"))):
        for unit, number, far in zip(UNITS, ("6651", "23574"), states, strict=True):
            figures = {"indicators IND3 value": number, "tasks L1.1 status": far}
            made.report(unit, year, PILOT | figures)
    made.report("120000", 2016, PILOT | {"indicators IND3 value": "9"}, state="returned")
    opened = build_services("en").desks.open(str(desk_file(made, tmp_path / "desk.ipdesk")), "head")
    yield opened
    opened.close()


def screen(desk: Desk) -> NationScreen:
    return NationScreen(desk, build_services("en").translator)


def test_the_lists_come_first_and_then_the_indicators(desk: Desk) -> None:
    titles = [topic.title for topic in screen(desk).topics()]
    assert titles[:3] == ["Reports due", "Categories", "Targets"]
    assert titles[-1] == "IND3 PCT international patent applications"


def test_what_it_says_is_made_when_it_is_made(desk: Desk) -> None:
    """So that it can be gathered beside the window: the desk is not asked again"""
    made = screen(desk)
    desk.store.close()
    assert all(made.lists(one.code) for one in made.topics() if one.view == "lists")
    assert made.comparing.lines().rows


def test_what_is_of_one_year_can_be_seen_of_each_the_newest_first(desk: Desk) -> None:
    """L1.1: how far a measure was a year ago, beside how far it is now"""
    made = screen(desk)
    assert [one.title for one in made.lists("measures")] == [
        "Tasks by measure 2016", "Tasks by measure 2015",
    ]  # fmt: skip
    counted = [dict(row[1::2] for row in one.rows)["L1.1"] for one in made.lists("measures")]
    assert counted == ["Done: 2", "Not started: 1, Under way: 1"]
    assert [one.title for one in made.lists("remarks")] == [
        "Explanations and disputes 2016", "Explanations and disputes 2015",
    ]  # fmt: skip


def test_a_report_of_the_list_narrows_those_to_be_reminded(desk: Desk) -> None:
    chasing = screen(desk).chasing
    reports = chasing.reports()
    assert int(reports.rows[0][2]) == sum(int(row[2] or 0) for row in reports.rows[1:])
    chasing.row = next(n for n, row in enumerate(reports.rows) if row[0] == "Annual report 2016")
    assert chasing.lines().rows == ()
    chasing.which = "all"
    assert [row[1] for row in chasing.lines().rows] == ["Beijing", "Guangdong"]


def test_a_comparison_begins_with_the_newest_two_years(desk: Desk) -> None:
    comparing = screen(desk).comparing
    assert (comparing.what, comparing.first, comparing.second) == ("years", "2015", "2016")
    assert [name for _, name in comparing.ofs()] == ["The nation", "Beijing", "Guangdong"]
    comparing.choose_what("units")
    assert [name for _, name in comparing.sides()] == ["Beijing", "Guangdong"]
    comparing.figure = "0"
    assert (comparing.ofs(), len(comparing.lines().rows)) == ([], 2)


def test_two_that_are_the_same_are_not_compared(desk: Desk) -> None:
    comparing = screen(desk).comparing
    comparing.second = comparing.first
    assert comparing.lines().empty == "Both sides are the same: choose another one."


def test_zones_are_entered_in_one_commit_and_only_what_changes_is_told(desk: Desk) -> None:
    zones = screen(desk).zones
    before = len(list(desk.log()))
    zones.save({"110000": "Z1", "440000": "Z3", "120000": ""})
    told = list(desk.log())[before:]
    assert [(one.facet, one.after) for one in told] == [("110000", "Z1"), ("440000", "Z3")]
    made = screen(desk)
    assert [row[:2] for row in made.lists("zones")[0].rows][-1] == ("no zone entered", "30")
    assert [part.title for part in made.groups(made.indicator("0"))] == ["By category", "By zone"]


def test_a_reader_is_told_that_zones_take_a_reviewer(desk: Desk) -> None:
    reader = Desk(desk.store, desk.clock, desk.regions, "somebody", "test")
    zones = screen(reader).zones
    assert not zones.may_enter
    assert "takes the role of a reviewer" in zones.about()
    with pytest.raises(DeskRefused):
        zones.save({"110000": "Z1"})


def test_targets_are_told_by_category_and_by_unit(made: MadeUp, tmp_path: Path) -> None:
    """IND3: who is behind, with the figure and what was to be reached on the way"""
    goal = {"goals IND3 target": "30000", "goals IND3 target_year": "2020"}
    made.report("440000", 2016, {"indicators IND3 value": "35000"} | goal)
    desk = build_services("en").desks.open(str(desk_file(made, tmp_path / "t.ipdesk")), "head")
    by_category, by_unit = screen(desk).lists("targets")
    desk.close()
    pct = next(row for row in by_category.rows if row[1].startswith("IND3"))
    assert (pct[0], pct[2]) == ("Leading", "1")
    guangdong = next(row for row in by_unit.rows if row[2].startswith("IND3"))
    assert (guangdong[0], guangdong[3], guangdong[4], guangdong[6]) == (
        "Guangdong", "met", "35,000", "30,000",
    )  # fmt: skip


def test_what_was_explained_is_listed_year_by_year(made: MadeUp, tmp_path: Path) -> None:
    """Issue 5, 7: explanations"""
    for year in (2015, 2016):
        said = Remark("Q07", "base", "BF1", "value", "explained", f"演练{year}")
        made.report("440000", year, {"base BF1 value": "1"}, remarks=(said,))
    desk = build_services("en").desks.open(str(desk_file(made, tmp_path / "r.ipdesk")), "head")
    newest, before = screen(desk).lists("remarks")
    desk.close()
    assert (newest.title, newest.rows[0][5]) == ("Explanations and disputes 2016", "演练2016")
    assert (before.title, [row[5] for row in before.rows]) == (
        "Explanations and disputes 2015", ["演练2015"],
    )  # fmt: skip


def test_units_are_listed_as_one_writes_it_in_chinese(desk: Desk) -> None:
    made = NationScreen(desk, build_services("zh").translator)
    leading = next(row for row in made.lists("quotas")[0].rows if "2个" in row[1])
    assert leading[3] == "北京、广东"


def test_an_explained_row_of_a_roster_is_named(made: MadeUp, tmp_path: Path) -> None:
    """Cities: sixteen lines that all say no more than the section's name help nobody"""
    said = (
        Remark("R301", "cities", "2", "status", "explained", "演练"),
        Remark("R301", "cities", "3", "status", "explained", "演练"),
        Remark("R027", "base", "BF2", "value", "explained", "演练"),
    )
    made.report("440000", 2016, {"cities 2 name": "广州市", "cities 2 status": ""}, remarks=said)
    desk = build_services("en").desks.open(str(desk_file(made, tmp_path / "c.ipdesk")), "head")
    (lines,) = screen(desk).lists("remarks")
    desk.close()
    assert [row[3] for row in lines.rows] == [
        "Demonstration cities · 广州市", "Demonstration cities · 3",
        "Base figures · BF2 Resident population",
    ]  # fmt: skip


def test_an_indicator_is_ranked_in_any_year_that_has_figures(desk: Desk) -> None:
    made = screen(desk)
    assert made.years("0") == ["2016", "2015"]
    assert made.ranking(made.indicator("0")).title == "Ranking 2016"
    page = made.indicator("0", "2015")
    assert (page.bars_title, [bar.figure for bar in page.bars]) == (
        "Ranking 2015", ["23,574", "6,651"],
    )  # fmt: skip
    assert made.indicator("0", "1999").bars_title == "Ranking 2016"


def test_a_report_without_its_catalogue_is_told_as_left_out(made: MadeUp, tmp_path: Path) -> None:
    made.report("110000", 2016, PILOT)
    made.report("440000", 2016, PILOT, catalogue_digest="ab" * 32)
    desk = build_services("en").desks.open(str(desk_file(made, tmp_path / "u.ipdesk")), "head")
    assert screen(desk).summary() == (
        "Made from 1 report · of 1 unit · 1 is left out: its catalogue is not at hand"
    )
    desk.close()
