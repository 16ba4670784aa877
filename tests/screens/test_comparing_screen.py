"""Two reports side by side on screen: which are offered, and what of them is seen (4.8)."""

from __future__ import annotations

import pytest
from report_steps import put

from ipdesk.places import Place
from ipdesk.screens.comparing import Compared, ComparingScreen, Wanted
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def screen(next_year: Workspace, services: Services) -> ComparingScreen:
    services.opener.turn_to(next_year, "annual-2017")
    put(next_year, "base BF1 value", "190000")
    return ComparingScreen(next_year, services.library, services.translator)


def seen(screen: ComparingScreen, **wanted: object) -> Compared:
    comparison = screen.reader("annual-2016", "annual-2017")()
    screen.shown = screen.worded(comparison, Wanted(**wanted))
    return screen.shown


def test_the_report_before_is_proposed_and_of_drafts_and_sealed_ones_the_sealed(
    screen, next_year, services
):
    assert screen.proposed() == ("annual-2016", "annual-2017")
    services.opener.add_report(next_year, "annual", 2016)
    assert screen.proposed() == ("annual-2016", "annual-2017")


def test_only_reports_of_one_kind_are_offered(screen, next_year, services):
    services.opener.add_report(next_year, "scheme", 2017)
    assert [choice.code for choice in screen.reports()] == ["annual-2017", "annual-2016"]
    assert [choice.text for choice in screen.partners("annual-2017")] == ["Annual report 2016"]


def test_each_section_has_a_band_that_counts_its_differences(screen):
    rows = seen(screen, section="base").rows
    assert rows[0].kind is None
    assert rows[0].texts[0] == "Base figures"
    assert "1 changed" in rows[0].texts[1]
    assert all(row.kind for row in rows[1:])


def test_lines_are_filtered_by_words(screen):
    rows = seen(screen, text="190,000 PATENTS").rows
    assert [row.texts[2] for row in rows if row.kind] == ["190,000"]
    assert seen(screen, text="nowhere").rows == []
    assert screen.empty().startswith("No line fits")


def test_what_is_the_same_is_seen_only_when_asked_for(screen):
    assert not any(row.kind == "same" for row in seen(screen).rows)
    assert any(row.kind == "same" for row in seen(screen, same_too=True).rows)


def test_a_line_leads_to_its_place_in_the_report_that_is_open(screen, next_year, services):
    (row,) = [row for row in seen(screen, text="190,000").rows if row.kind]
    assert screen.place(row) == Place("base", "BF1", "value")
    services.opener.turn_to(next_year, "annual-2016")
    assert screen.place(row) == Place("base", "BF1", "value")
    services.opener.turn_to(next_year, services.opener.add_report(next_year, "scheme", 2017))
    assert screen.place(row) is None


def test_without_another_report_it_is_said_what_a_comparison_takes(workspace, services):
    alone = ComparingScreen(workspace, services.library, services.translator)
    assert alone.proposed() is None
    assert alone.reports() == []
    assert "two reports of one kind" in alone.empty()


def test_equal_reports_are_said_to_be_equal(screen):
    comparison = screen.reader("annual-2016", "annual-2016")()
    screen.shown = screen.worded(comparison, Wanted())
    assert screen.empty() == "The two reports say the same."
