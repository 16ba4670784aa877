"""State and category at any day; any life that the transitions allow stays legal.

Requirements
    plan stage_notes  "a province's stage is a status with dates, never derived from the year"
    3.2  status history with date, document number, actor
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import APPROVED, DEMO, EXITED, entry, lived

from ipdesk.catalogue.model import SAME, Catalogue
from ipdesk.province import StatusHistory
from ipdesk.status_entry import StatusRefused, day_of, entry_of, record_of

CATEGORIES = st.sampled_from(["", "leading", "supporting", "characteristic", "mighty"])
CODES = st.sampled_from([f"TR{number}" for number in range(10)])
TARGETS = st.sampled_from(["", "PILOT", "DEMO", "STRONG"])
DAYS = st.dates(dt.date(2014, 6, 1), dt.date(2030, 12, 31))
ATTEMPTS = st.lists(st.tuples(CODES, DAYS, CATEGORIES, TARGETS, st.booleans()), max_size=12)


def test_a_province_begins_unlisted_without_a_category(edition: Catalogue) -> None:
    history = StatusHistory(edition)
    assert (history.state, history.category) == ("UNLISTED", "")


@pytest.mark.parametrize(
    ("day", "state", "category"),
    [
        ("2015-12-31", "UNLISTED", ""),
        ("2016-03-01", "DECLARED", "leading"),
        ("2016-07-27", "DECLARED", "leading"),
        ("2016-07-28", "PILOT", "leading"),
        ("2019-12-31", "PILOT", "leading"),
        ("2021-04-30", "PILOT", "leading"),
        ("2021-05-01", "DEMO", "leading"),
        ("2022-01-01", "DEMO", "characteristic"),
        ("2040-01-01", "DEMO", "characteristic"),
    ],
)
def test_state_and_category_at_any_day(
    edition: Catalogue, day: str, state: str, category: str
) -> None:
    history = lived(edition, *DEMO).record(entry("TR7", "2022-01-01", category="characteristic"))
    date = dt.date.fromisoformat(day)
    assert (history.state_on(date), history.until(date).category) == (state, category)


def test_of_several_entries_of_a_day_the_last_holds(edition: Catalogue) -> None:
    history = lived(edition, "TR1 2016-03-01", "TR2 2016-03-01")
    assert history.state_on(dt.date(2016, 3, 1)) == "PILOT"


def test_the_years_move_nothing_by_themselves(edition: Catalogue) -> None:
    """ST1-ST3"""
    history = lived(edition, *APPROVED)
    assert {history.state_on(dt.date(year, 6, 1)) for year in range(2017, 2031)} == {"PILOT"}


def test_recording_leaves_the_history_before_as_it_was(edition: Catalogue) -> None:
    before = lived(edition, *APPROVED)
    after = before.record(entry("TR4", "2021-05-01"))
    assert (before.state, after.state) == ("PILOT", "DEMO")
    assert after.entries[:-1] == before.entries


def test_an_exited_province_keeps_its_category_on_record(edition: Catalogue) -> None:
    """Left open: whether it may apply again."""
    history = lived(edition, *EXITED)
    assert history.category == "leading"
    assert not any(step.possible for step in history.possible())


def test_an_entry_is_stored_and_read_back_whole(edition: Catalogue) -> None:
    history = lived(edition, *DEMO)
    stored = [record_of(number, item) for number, item in enumerate(history.entries, 1)]
    assert tuple(map(entry_of, stored)) == history.entries


@pytest.mark.parametrize("text", ["2016-07-28", "2016/7/28", "２０１６年７月２８日", "20160728"])
def test_a_day_is_read_in_any_spelling_a_cell_accepts(text: str) -> None:
    assert day_of(text) == dt.date(2016, 7, 28)


@pytest.mark.parametrize("text", ["", "soon", "2016-02-30", "28.07.16", "不适用"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(StatusRefused) as fault:
        day_of(text)
    assert fault.value.reason == "not_a_date"


@settings(max_examples=150, deadline=None)
@given(attempts=ATTEMPTS)
def test_any_life_stays_legal(
    edition: Catalogue, attempts: list[tuple[str, dt.date, str, str, bool]]
) -> None:
    history = StatusHistory(edition)
    for code, day, category, target, documented in sorted(attempts, key=lambda item: item[1]):
        document = "1号" if documented else ""
        attempt = entry(code, day.isoformat(), category=category, target=target, document=document)
        try:
            after = history.record(attempt)
        except StatusRefused:
            continue
        assert_legal(edition, history, after)
        history = after


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_offered_can_be_recorded(edition: Catalogue, data: st.DataObject) -> None:
    history = StatusHistory(edition)
    day = dt.date(2015, 11, 1)
    while offered := [step for step in history.possible() if step.possible]:
        if len(history.entries) == 8:
            break
        step = data.draw(st.sampled_from(offered))
        others = [code for code in history.category_codes if code != history.category]
        after = history.record(
            entry(
                step.transition.code,
                day.isoformat(),
                document="1号" if "document" in step.needs else "",
                category=data.draw(st.sampled_from(others)) if "category" in step.needs else "",
                target=data.draw(st.sampled_from(step.targets)) if "target" in step.needs else "",
            )
        )
        assert_legal(edition, history, after)
        history, day = after, day + dt.timedelta(days=data.draw(st.integers(0, 400)))


def assert_legal(edition: Catalogue, before: StatusHistory, after: StatusHistory) -> None:
    """The last entry is one of the catalogue's transitions, in order, in a known category."""
    done = after.entries[-1]
    transition = next(t for t in edition.status.transitions if t.code == done.transition)
    assert before.state in transition.origin
    if transition.target == (SAME,):
        assert after.state == before.state
        assert after.category != before.category
    else:
        assert after.state in transition.target
    assert after.category in after.category_codes
    assert [item.date for item in after.entries] == sorted(item.date for item in after.entries)
