"""The empty form of second keying: nothing of the first values is to be seen. Issue 4.7."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ipdesk.changes import Edit
from ipdesk.errors import UsageError
from ipdesk.screens.blind import BlindScreen
from ipdesk.screens.second_keying import SecondKeyingScreen
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, put_all

CELL = at("base BF1 value")


def blind(workspace: Workspace, services: Services, section: str = "base") -> BlindScreen:
    words = Sentences(services.translator, workspace.form)
    return BlindScreen(workspace, words, services.translator, section)


def everything(screen: SectionScreen) -> Iterator[str]:
    """Every text that the screen shows or says."""
    for row in range(len(screen.rows)):
        for column in range(len(screen.columns)):
            yield screen.look(row, column).text
            yield screen.look(row, column).mark
            yield screen.tip(row, column)
            yield screen.spoken(row, column)
            place = screen.place(row, column)
            if place.row and place.column:
                yield screen.edit_text(place)
                yield from screen.remarks(place)
                yield str(screen.why_locked(place) or "")


@pytest.mark.parametrize("section", ["base", "indicators"])
def test_nothing_depends_on_what_the_report_holds(
    workspace: Workspace, services: Services, section: str
) -> None:
    empty = list(everything(blind(workspace, services, section)))
    screen = blind(workspace, services, section)
    for row in workspace.report.rows(section):
        place = at(f"{section} {row} value")
        if screen.lock(place) == "":
            put(workspace, f"{section} {row} value", "987654")
    said = list(everything(blind(workspace, services, section)))
    assert said == empty
    assert not any("987654" in text or "987,654" in text for text in said)


def test_a_roster_shows_the_names_of_its_rows_and_no_more(
    workspace: Workspace, services: Services
) -> None:
    workspace.seconds.add_sections(["enterprises"])
    first = {"enterprises + name": "演练公司"}
    put_all(workspace, first)
    row = next(iter(workspace.report.rows("enterprises")))
    for column in workspace.seconds.columns()["enterprises"]:
        put(workspace, f"enterprises {row} {column}", "2016")
    screen = blind(workspace, services, "enterprises")
    texts = list(everything(screen))
    assert "演练公司" in texts
    assert not any("2016" in text for text in texts)
    assert not screen.can_add


def test_what_is_keyed_is_shown_and_kept(workspace: Workspace, services: Services) -> None:
    screen = blind(workspace, services)
    screen.set_value(CELL, "１２", "test")
    assert (screen.edit_text(CELL), screen.value_look(CELL).text) == ("１２", "12")
    screen.write([Edit(CELL, "many")], "test")
    assert screen.value_look(CELL).state == "invalid"
    assert screen.remarks(CELL)
    screen.write([Edit(CELL, "")], "test")
    assert workspace.seconds.raw(CELL) == ""
    assert workspace.report.typed(CELL).raw == ""


def test_work_begins_at_the_first_cell_that_was_not_keyed(
    workspace: Workspace, services: Services
) -> None:
    screen = blind(workspace, services)
    first = screen.first_place()
    screen.set_value(first, "1", "test")
    assert screen.first_place() != first


def test_a_cell_that_is_not_keyed_twice_says_so(example: Workspace, services: Services) -> None:
    screen = blind(example, services, "indicators")
    computed = next(p for p in example.report.computed if p.section == "indicators")
    assert isinstance(screen.why_locked(computed), UsageError)
    assert screen.value_look(computed).text == ""


def test_the_page_tells_how_far_it_is_and_what_differs(
    workspace: Workspace, services: Services
) -> None:
    words = Sentences(services.translator, workspace.form)
    screen = SecondKeyingScreen(workspace, words, services.translator)
    put_all(workspace, {"base BF1 value": "12", "base BF2 value": "7"})
    workspace.seconds.key({CELL: "13"})
    assert screen.summary() == "1 of 2 keyed twice, 1 differs, 1 still to decide"
    assert screen.sections()[0] == ("base", "Base figures (1 of 2)")
    (line,) = screen.lines()
    assert screen.texts(line)[1:] == ("12", "13", "still to decide")
    screen.settle(CELL, "second")
    assert screen.texts(screen.lines()[0])[1:] == ("12", "13", "second taken")


def test_sections_to_choose_tell_which_the_catalogue_chose(
    workspace: Workspace, services: Services
) -> None:
    words = Sentences(services.translator, workspace.form)
    screen = SecondKeyingScreen(workspace, words, services.translator)
    workspace.seconds.add_sections(["cities"])
    chosen = {choice.code: choice.fixed for choice in screen.choices() if choice.chosen}
    assert chosen == {"base": True, "indicators": True, "cities": False}
