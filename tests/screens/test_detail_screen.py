"""The details of a cell: what it means, how it is computed, its history, what is said of it."""

from __future__ import annotations

import pytest

from ipdesk.places import Place
from ipdesk.screens.cell_facts import Fact
from ipdesk.screens.detail import DetailScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, put_all


@pytest.fixture
def detail(workspace: Workspace, services: Services) -> DetailScreen:
    sentences = Sentences(services.translator, workspace.form)
    return DetailScreen(workspace, sentences, services.translator)


def fact(facts: list[Fact], name: str) -> str:
    return next((found.text for found in facts if found.name == name), "")


def test_a_formula_is_shown_with_the_numbers_in_it(
    workspace: Workspace, detail: DetailScreen
) -> None:
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    detail.show(at("indicators IND1 value"))
    assert fact(detail.formula(), "With the numbers") == (
        "168,480 patents ÷ 10,850 (10,000 people) = 15.53 per 10,000 people"
    )


def test_a_formula_says_which_operand_is_missing(
    workspace: Workspace, detail: DetailScreen
) -> None:
    put(workspace, "base BF1 value", "168480")
    detail.show(at("indicators IND1 value"))
    assert fact(detail.formula(), "With the numbers") == ""
    assert fact(detail.formula(), "Resident population") == "still missing"


def test_the_reason_of_a_value_that_is_not_available_is_shown(
    workspace: Workspace, detail: DetailScreen
) -> None:
    put(workspace, "base BF3 value", "暂缺：尚未公布")
    detail.show(at("base BF3 value"))
    assert fact(detail.facts(), "Not available because") == "尚未公布"


def test_what_a_cell_accepts_is_said_with_its_limits(detail: DetailScreen) -> None:
    detail.show(at("tasks L1.1 progress"))
    assert fact(detail.facts(), "Accepts") == "a whole number, 0 or more, 100 or less, in %"


def test_history_is_newest_first_and_in_the_words_of_the_screen(
    workspace: Workspace, detail: DetailScreen
) -> None:
    put(workspace, "profile 1 status", "PILOT")
    put(workspace, "profile 1 status", "DEMO")
    detail.show(at("profile 1 status"))
    assert [entry.text for entry in detail.history()] == [
        "Pilot province → Demonstration province",
        "(blank) → Pilot province",
    ]


def test_problems_follow_the_changes(workspace: Workspace, detail: DetailScreen) -> None:
    detail.show(at("base BF1 value"))
    assert [found.mark for found in detail.problems()] == ["missing"]
    put(workspace, "base BF1 value", "-1")
    assert [found.mark for found in detail.problems()] == ["error"]
    put(workspace, "base BF1 value", "1")
    assert detail.problems() == []


def test_what_a_column_holds_is_not_asked_for_again(detail: DetailScreen) -> None:
    detail.show(at("base BF1 value"))
    assert [facet.code for facet in detail.facets()] == ["basis", "flag"]


def test_an_annotation_is_kept(workspace: Workspace, detail: DetailScreen) -> None:
    detail.show(at("base BF1 value"))
    detail.annotate("basis", "年末有效", None)
    assert workspace.report.note(at("base BF1 value"), "basis") == "年末有效"


def test_a_removed_row_shows_nothing(workspace: Workspace, detail: DetailScreen) -> None:
    row, _ = workspace.add_row("teams")
    detail.show(at(f"teams {row} name"))
    workspace.remove_row("teams", row)
    detail.show(at(f"teams {row} name"))
    assert detail.place is None


def test_a_section_without_a_selected_cell_says_how_to_begin(detail: DetailScreen) -> None:
    detail.show(Place("teams", "", ""))
    assert detail.title == ("Law-enforcement teams", "")
    assert fact(detail.facts(), "What to do next").startswith("No teams yet.")
    assert fact(detail.facts(), "Place in the circular") == "I(III)"


def test_a_section_that_was_begun_says_how_much_is_open(
    workspace: Workspace, detail: DetailScreen
) -> None:
    put(workspace, "profile 1 office", "IP Office")
    detail.show(Place("profile", "", ""))
    assert fact(detail.facts(), "What to do next").endswith("items are open; see the list below.")
