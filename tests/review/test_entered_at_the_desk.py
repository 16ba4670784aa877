"""Zones, status and deadlines are entered by several at a time, and nobody undoes unseen.

Issue 5, 9: "row versions and a clear message on a conflicting edit".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from ipdesk.deadlines import Deadline, Due, deadlines_of
from ipdesk.nation.affairs import DeskAffairs, entries_of, zones_of
from ipdesk.nation.at_desk import overview_of
from ipdesk.review.desk import Desk, set_role
from ipdesk.review.opening import DeskOpener
from ipdesk.review.refusal import Conflict
from ipdesk.screens.nation.zones import ZonesScreen
from ipdesk.services import Services
from ipdesk.status_entry import StatusEntry

OTHER = "li"
BEIJING, TIANJIN = "110000", "120000"
DECLARED = StatusEntry(dt.date(2016, 3, 1), "TR1", category="leading", document="京知〔2016〕1号")
ANNUAL = Due("annual", 2016)


@pytest.fixture
def other(desk: Desk, opener: DeskOpener, place: str) -> Iterator[Desk]:
    """A second reviewer's program; on the file, a second one over the same store."""
    set_role(desk, OTHER, "reviewer")
    if "://" not in place:
        yield Desk(desk.store, desk.clock, desk.regions, OTHER, "test")
        return
    opened = opener.open(place, OTHER, origin="test")
    yield opened
    opened.close()


def screen(desk: Desk, services: Services) -> ZonesScreen:
    return ZonesScreen(desk, overview_of(desk), services.translator)


def affairs(desk: Desk) -> DeskAffairs:
    return DeskAffairs(desk, overview_of(desk).catalogue)


def test_a_zone_that_was_left_alone_here_stays_as_somebody_else_entered_it(
    desk: Desk, other: Desk, services: Services
) -> None:
    mine = screen(desk, services)
    screen(other, services).save({BEIJING: "Z1", TIANJIN: ""})
    mine.save({BEIJING: "", TIANJIN: "Z2"})
    assert zones_of(desk.store.settings()) == {BEIJING: "Z1", TIANJIN: "Z2"}


def test_a_zone_that_both_enter_is_a_conflict_that_names_the_other(
    desk: Desk, other: Desk, services: Services
) -> None:
    mine = screen(desk, services)
    screen(other, services).save({BEIJING: "Z1", TIANJIN: "Z3"})
    chosen = {BEIJING: "Z2", TIANJIN: ""}
    with pytest.raises(Conflict):
        mine.save(chosen)
    assert zones_of(desk.store.settings()) == {BEIJING: "Z1", TIANJIN: "Z3"}
    chosen = mine.after_conflict(chosen)
    assert chosen == {BEIJING: "Z2", TIANJIN: "Z3"}
    (said,) = mine.entered_by_others(chosen)
    assert said.startswith("Beijing is now: Bohai Rim (li, ")
    mine.save(chosen)
    assert zones_of(desk.store.settings()) == {BEIJING: "Z2", TIANJIN: "Z3"}


def test_no_entry_of_a_status_is_lost_to_a_later_one(desk: Desk, other: Desk) -> None:
    mine = affairs(desk)
    affairs(other).record_status(BEIJING, DECLARED)
    with pytest.raises(Conflict):
        mine.record_status(BEIJING, DECLARED)
    assert [one.transition for one in entries_of(desk.store.settings(), BEIJING)] == ["TR1"]
    mine.record_status(TIANJIN, DECLARED)


def test_a_deadline_that_was_set_meanwhile_is_not_overwritten(desk: Desk, other: Desk) -> None:
    mine, day = affairs(desk), dt.date(2017, 3, 31)
    affairs(other).set_deadline(ANNUAL, Deadline(day, "国知办〔2017〕1号"))
    with pytest.raises(Conflict):
        mine.set_deadline(ANNUAL, Deadline(dt.date(2017, 4, 30), "国知办〔2017〕2号"))
    assert deadlines_of(desk.store.settings())[ANNUAL].day == day


def test_what_was_written_oneself_is_no_conflict(desk: Desk) -> None:
    mine = affairs(desk)
    for day in (dt.date(2017, 3, 31), dt.date(2017, 4, 30)):
        mine.set_deadline(ANNUAL, Deadline(day, "国知办〔2017〕1号"))
    assert deadlines_of(desk.store.settings())[ANNUAL].day == dt.date(2017, 4, 30)
