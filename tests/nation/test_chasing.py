"""催报: whom to remind of what, as a list and as a sheet."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from made_up import MadeUp
from pypdf import PdfReader

from ipdesk.cli import RESOURCES
from ipdesk.deadlines import Deadline, Due, setting_of, text_of
from ipdesk.messages import Translator
from ipdesk.nation.chase_list import ChaseList
from ipdesk.nation.chasing import Wanted
from ipdesk.nation.overview import Overview

BEIJING, TIANJIN, HEBEI = "110000", "120000", "130000"
TRANSLATOR = Translator(RESOURCES / "translations", "en")
PILOT = {"profile 1 status": "PILOT"}
ANNUAL = Wanted(kind="annual", year=2017)
AT = dt.datetime(2018, 4, 10, tzinfo=dt.UTC)


def chase(made: MadeUp, day: str = "2018-03-31") -> ChaseList:
    """TR2 PILOT: of 2017 one has reported, one report was returned, one has not come."""
    if not made.submissions:
        for unit in (BEIJING, TIANJIN, HEBEI):
            made.report(unit, 2016, PILOT)
        made.report(BEIJING, 2017, PILOT)
        made.report(TIANJIN, 2017, PILOT, state="returned")
    deadline = Deadline(dt.date.fromisoformat(day), "演练〔2018〕1号")
    settings = {setting_of(Due("annual", 2017)): text_of(deadline)}
    overview = Overview(made.nation(), made.submissions, settings, AT.date())
    return ChaseList(overview, TRANSLATOR)


def units(found: ChaseList, wanted: Wanted) -> list[tuple[str, ...]]:
    return [(row[1], row[2], row[4]) for row in found.lines(wanted).rows]


def test_who_has_nothing_that_stands_is_to_be_reminded(made: MadeUp) -> None:
    assert units(chase(made), ANNUAL) == [
        ("Tianjin", "returned", "10 days late"), ("Hebei", "not received", "10 days late"),
    ]  # fmt: skip


def test_before_the_deadline_nobody_is_late_and_the_days_left_are_told(made: MadeUp) -> None:
    found = chase(made, "2018-04-15")
    assert {row[2] for row in units(found, ANNUAL)} == {"5 days left"}
    late = found.lines(ANNUAL._replace(which="late"))
    assert (late.rows, late.empty) == ((), "Nobody is late.")


def test_all_that_is_asked_for_names_who_has_reported_too(made: MadeUp) -> None:
    assert units(chase(made), ANNUAL._replace(which="all"))[0] == (
        "Beijing",
        "received",
        "",
    )


def test_the_sheet_has_a_table_for_each_report_and_marks_practice(made: MadeUp) -> None:
    pdf = chase(made).pdf(Wanted(), RESOURCES / "templates", AT)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    for said in ("Reports to be handed in", "Annual report 2017", "10 days late", "EXERCISE"):
        assert said in text


@pytest.mark.parametrize(
    "wanted", [Wanted(kind="scheme", year=0), Wanted(kind="annual", year=2017)]
)
def test_the_list_can_be_of_one_report_only(made: MadeUp, wanted: Wanted) -> None:
    found = chase(made).sheet(wanted)
    assert len(found.parts) == 1
