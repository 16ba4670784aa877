"""The problem panel: keys, selection kept over changes, and inline explanations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, put_all
from tests.ui.keyboard import Keyboard
from ui.context import Context
from ui.problems.problem_model import ROW_ROLE
from ui.problems.problem_panel import ProblemPanel

SLIP = {"indicators IND3 prior": "2357", "indicators IND3 value": "23574"}


@pytest.fixture
def panel(qtbot: QtBot, services: Services, workspace: Workspace) -> Iterator[ProblemPanel]:
    context = Context(services, workspace, Sentences(services.translator, workspace.form))
    made = ProblemPanel(context)
    qtbot.addWidget(made)
    release = workspace.subscribe(made.apply_change)
    made.resize(900, 360)
    made.show()
    yield made
    release()


def select(panel: ProblemPanel, level: str, row: str) -> None:
    for position, problem in enumerate(panel.problems.problems):
        if problem.level == level and problem.place.row == row:
            panel.list.setCurrentIndex(panel.list.model().index(position, 0))
            return
    pytest.fail(f"no {level} in row {row}")


def test_enter_goes_to_the_place(qtbot: QtBot, panel: ProblemPanel) -> None:
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    place = panel.problems.problems[0].place
    with qtbot.waitSignal(panel.placeActivated, timeout=30_000) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [place]


def test_a_click_on_the_hint_goes_to_the_place(qtbot: QtBot, panel: ProblemPanel) -> None:
    rect = panel.list.visualRect(panel.list.model().index(0, 0))
    spot = rect.bottomRight()
    spot.setX(spot.x() - 20)
    spot.setY(spot.y() - 12)
    with qtbot.waitSignal(panel.placeActivated, timeout=30_000) as told:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert isinstance(told.args[0], Place)


def test_a_query_is_explained_inline(panel: ProblemPanel, workspace: Workspace) -> None:
    put_all(workspace, SLIP)
    select(panel, "query", "IND3")
    panel.explain_button.click()
    panel.bar.field.setPlainText("Counted anew since 2016.")
    panel.bar.save.click()
    assert panel.bar.isHidden()
    texts = {problem.explanation for problem in panel.problems.all}
    assert "Counted anew since 2016." in texts


def test_the_hint_gives_way_while_an_explanation_is_composed(
    panel: ProblemPanel, workspace: Workspace
) -> None:
    put_all(workspace, SLIP)
    select(panel, "query", "IND3")
    panel.activateWindow()
    panel.explain_button.click()
    keys, field = Keyboard(), panel.bar.field
    asked = field.placeholderText()
    keys.compose("gui")
    assert (bool(asked), field.placeholderText()) == (True, "")
    keys.compose("")
    assert field.placeholderText() == asked


def test_who_explained_a_query_goes_on_with_the_next(
    panel: ProblemPanel, workspace: Workspace
) -> None:
    """The explained one moves to the end of the list; nobody wants to follow it there."""
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    select(panel, "query", "BF1")
    panel.explain_button.click()
    panel.bar.field.setPlainText("The yearbook.")
    panel.bar.save.click()
    assert panel.list.current is not None
    assert panel.list.current.place == Place("base", "BF2", "source")


def test_the_field_says_what_is_explained(panel: ProblemPanel, workspace: Workspace) -> None:
    """One rule may fail in many rows alike. A low window has room for the sentence alone."""
    panel.resize(900, 700)
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    select(panel, "query", "BF2")
    panel.explain_button.click()
    assert "Resident population" in panel.bar.asked


def test_an_explanation_can_be_taken_back(panel: ProblemPanel, workspace: Workspace) -> None:
    put_all(workspace, SLIP)
    select(panel, "query", "IND3")
    problem = panel.list.current
    assert problem is not None
    panel.problems.explain(problem, "Counted anew.")
    select(panel, "query", "IND3")
    panel.explain_button.click()
    panel.bar.take_back.click()
    assert not any(problem.explanation for problem in panel.problems.all)


def test_a_change_elsewhere_keeps_the_draft_of_an_explanation(
    panel: ProblemPanel, workspace: Workspace
) -> None:
    put_all(workspace, SLIP)
    select(panel, "query", "IND3")
    panel.explain_button.click()
    panel.bar.field.setPlainText("Counted ane")
    put(workspace, "profile 1 office", "Planning")
    assert panel.bar.isVisible()
    assert panel.bar.field.toPlainText() == "Counted ane"


def test_the_explanation_closes_when_its_problem_has_gone(
    panel: ProblemPanel, workspace: Workspace
) -> None:
    put_all(workspace, SLIP)
    select(panel, "query", "IND3")
    panel.explain_button.click()
    put(workspace, "indicators IND3 value", "2400")
    assert panel.bar.isHidden()


def test_the_selection_stays_on_its_problem(panel: ProblemPanel, workspace: Workspace) -> None:
    put_all(workspace, SLIP)
    select(panel, "query", "IND3")
    selected = panel.list.current
    put(workspace, "base BF1 value", "abc")
    assert selected is not None
    assert panel.list.current is not None
    assert panel.list.current.key == selected.key


def test_an_error_offers_no_explanation(panel: ProblemPanel, workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "abc")
    select(panel, "error", "BF1")
    assert not panel.explain_button.isEnabled()


def test_the_filter_counts_and_narrows(panel: ProblemPanel) -> None:
    position = panel.filter.findData("notice")
    counts = panel.problems.counts()
    assert str(counts["notice"]) in panel.filter.itemText(position)
    panel.filter.setCurrentIndex(position)
    panel.filter.activated.emit(position)
    assert panel.list.model().rowCount() == counts["notice"]


def test_a_tooltip_shows_typed_markup_as_it_is(panel: ProblemPanel, workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "<b>1</b>")
    select(panel, "error", "BF1")
    tooltip = panel.list.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tooltip
    assert "<b>" not in tooltip


def test_every_row_speaks_to_a_screen_reader(panel: ProblemPanel) -> None:
    index = panel.list.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(ROW_ROLE).sentence in spoken


def test_the_language_changes_while_it_is_open(panel: ProblemPanel, services: Services) -> None:
    before = panel.verdict.text
    services.translator.speak("zh")
    panel.retranslate()
    assert panel.verdict.text != before


def test_a_change_without_effect_is_taken(panel: ProblemPanel) -> None:
    panel.apply_change(ChangeSet())
    assert panel.list.model().rowCount() == len(panel.problems.problems)
