"""A trend in words: its sentence and its table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.screens.trends import TrendCard, TrendsScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, put_all
from tests.trends.conftest import TakeIn


@pytest.fixture
def card(workspace: Workspace, services: Services) -> Callable[[str], TrendCard]:
    screen = TrendsScreen(workspace, services.translator)
    return lambda code: next(card for card in screen.cards() if card.code == code)


Card = Callable[[str], TrendCard]


def test_one_sentence_says_what_the_chart_shows(
    workspace: Workspace, take_in: TakeIn, card: Card
) -> None:
    """IND1: its break of 2021, the way to 2030, the reference region."""
    take_in("IND1", {2010: "1.84", 2015: "15.53"})
    put_all(workspace, {
        "goals IND1 target": "30", "goals IND1 target_year": "2030",
        "goals IND1 reference_value": "36.5", "goals IND1 reference_year": "2014",
        "goals IND1 reference_region": "Japan",
    })  # fmt: skip
    assert card("IND1").facts == (
        "2010 1.84 → 2015 15.53 per 10,000 people; target 30 in 2030; "
        "reference Japan 36.5 (2014); break 2021"
    )
    assert card("IND1").sentence.startswith(card("IND1").name)


def test_the_drafts_own_year_is_said_to_be_the_drafts(
    workspace: Workspace, take_in: TakeIn, card: Card
) -> None:
    take_in("IND3", {2015: "15190", 2016: "23000"})
    put(workspace, "indicators IND3 value", "23574")
    assert "2016 from this draft" in card("IND3").facts
    assert card("IND3").points[-1] == ("2016 · 23,574 applications · this draft · settled: 23,000")


def test_the_table_has_every_year_and_says_why_a_value_is_missing(
    workspace: Workspace, take_in: TakeIn, card: Card
) -> None:
    take_in("IND3", {2012: "8911", 2014: "n/a"})
    put_all(workspace, {
        "indicators IND3 value": "暂缺：未公布", "goals IND3 target": "40000",
        "goals IND3 baseline": "15190", "goals IND3 baseline_year": "2015",
        "goals IND3 target_year": "2030",
    })  # fmt: skip
    assert [tuple(row) for row in card("IND3").rows] == [
        (2012, "8,911", "", "history"),
        (2013, "no figure", "", ""),
        (2014, "not applicable", "", "history"),
        (2015, "no figure", "baseline 15,190", ""),
        (2016, "not available", "", "this draft"),
        (2030, "", "target 40,000", ""),
    ]


def test_one_year_alone_says_what_to_do(take_in: TakeIn, card: Card) -> None:
    take_in("IND3", {2015: "15190"})
    assert card("IND3").hint.startswith("Only 2015 is known.")
    assert card("IND3").plot is not None


def test_no_year_at_all_says_what_to_do(card: Card) -> None:
    assert card("IND3").hint.startswith("No year is known yet.")
    assert card("IND3").plot is None
    assert "no figure is known" in card("IND3").sentence


def test_a_range_is_said_as_a_range(
    open_workspace: Callable[..., Workspace], services: Services
) -> None:
    """IND6 of the characteristic category: 2-3 cities by 2030."""
    screen = TrendsScreen(open_workspace("450000", "characteristic"), services.translator)
    found = next(card for card in screen.cards() if card.code == "IND6")
    assert found.target == "2–3"
