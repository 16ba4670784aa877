"""Forms, the checklist's editor and the side panel: drafts, problems beside, words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.adopted import ADOPTED_FROM, AdoptedValue
from ipdesk.places import Place
from ipdesk.restatement import CARRIED_FROM, CarriedFigure
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, put_all, shown
from tests.ui.keyboard import wait_for
from ui.checklist.checklist_view import ChecklistView
from ui.checklist.measure_table import MeasureTable
from ui.checklist.row_editor import RowEditor
from ui.context import Context
from ui.detail_panel import DetailPanel
from ui.facet_fields import FacetFields
from ui.field_row import FieldRow
from ui.field_widgets.date_field import DateField
from ui.form.form_view import FormView
from ui.grid.section_view import SectionView

Show = Callable[[str], SectionView]


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Iterator[Show]:
    releases: list[Callable[[], None]] = []

    def make(code: str) -> SectionView:
        view = SectionView(context, code)
        qtbot.addWidget(view)
        releases.append(context.workspace.subscribe(view.apply_change))
        view.resize(850, 420)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    yield make
    for release in releases:
        release()


def form_row(view: SectionView, column: str) -> FieldRow:
    return view.findChildren(FormView)[0].rows[column]


def test_a_carried_field_is_locked_and_offers_what_was_typed(
    workspace: Workspace, show: Show, qtbot: QtBot
) -> None:
    """Issue 3.4"""
    place = at("profile 1 scheme_document")
    put(workspace, "profile 1 scheme_document", "演练〔2016〕7号")
    workspace.report.notes[place] = {CARRIED_FROM: "scheme-2016"}
    view = show("profile")
    row = form_row(view, "scheme_document")
    said = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert "Carried from scheme-2016" in said
    with qtbot.waitSignal(view.failed, timeout=30_000) as failed:
        qtbot.keyClicks(row.field, "8")
    (error,) = failed.args
    assert isinstance(error, CarriedFigure)
    assert error.params["typed"] == "8"
    assert row.field.draft() == "演练〔2016〕7号"


def test_what_the_approved_scheme_sets_is_locked_and_says_so(
    workspace: Workspace, show: Show, qtbot: QtBot
) -> None:
    """Issue 3.3"""
    place = at("profile 1 scheme_document")
    put(workspace, "profile 1 scheme_document", "演练〔2016〕7号")
    workspace.report.notes[place] = {ADOPTED_FROM: "scheme-2016"}
    view = show("profile")
    row = form_row(view, "scheme_document")
    said = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert "From the approved scheme-2016" in said
    with qtbot.waitSignal(view.failed, timeout=30_000) as failed:
        qtbot.keyClicks(row.field, "8")
    assert isinstance(failed.args[0], AdoptedValue)
    assert row.field.draft() == "演练〔2016〕7号"


def editor_row(view: SectionView, column: str) -> FieldRow:
    return view.findChildren(RowEditor)[0].rows[column]


def test_leaving_a_field_stores_it(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    view = show("profile")
    view.show_place(at("profile 1 office"))
    row = form_row(view, "office")
    qtbot.keyClicks(row.field, "Office")
    assert shown(workspace, "profile 1 office").raw == ""
    qtbot.keyClick(row.field, Qt.Key.Key_Tab)
    assert shown(workspace, "profile 1 office").raw == "Office"


def compose(field: QWidget, composed: str, committed: str = "") -> None:
    """What an input method tells: a text being composed, then the text that came of it."""
    event = QInputMethodEvent(composed, [])
    event.setCommitString(committed)
    QApplication.sendEvent(field, event)


def test_text_that_is_still_composed_is_no_draft(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show("profile")
    view.show_place(at("profile 1 office"))
    field = form_row(view, "office").field
    compose(field, "guihua")
    view.commit_draft()
    assert shown(workspace, "profile 1 office").raw == ""
    compose(field, "", "规划")
    view.commit_draft()
    assert shown(workspace, "profile 1 office").raw == "规划"


def test_a_pause_stores_a_field(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    row = form_row(show("profile"), "summary")
    qtbot.keyClicks(row.field, "text")
    wait_for(lambda: shown(workspace, "profile 1 summary").raw == "text")


def test_a_change_from_elsewhere_leaves_an_open_draft(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    row = form_row(show("profile"), "office")
    qtbot.keyClicks(row.field, "draft")
    put(workspace, "profile 1 office", "other")
    assert row.field.draft() == "draft"


def test_a_change_from_elsewhere_shows_in_a_field_without_draft(
    workspace: Workspace, show: Show
) -> None:
    row = form_row(show("profile"), "office")
    put(workspace, "profile 1 office", "other")
    assert row.field.draft() == "other"


def test_wrong_text_stays_and_its_problem_is_the_fields_description(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show("profile")
    view.show_place(at("profile 1 prepared_on"))
    row = form_row(view, "prepared_on")
    qtbot.keyClicks(row.field, "2017-02-30")
    view.commit_draft()
    assert row.field.draft() == "2017-02-30"
    assert "no day" in row.field.accessibleDescription()


def test_a_date_is_picked_from_the_calendar(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    field = form_row(show("profile"), "prepared_on").field
    assert isinstance(field, DateField)
    put(workspace, "profile 1 prepared_on", "2017-03-01")
    field.open_calendar()
    calendar = field.findChildren(QCalendarWidget)[0]
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert shown(workspace, "profile 1 prepared_on").raw == "2017-03-02"


def test_every_field_has_a_name(show: Show) -> None:
    rows = show("profile").findChildren(FormView)[0].rows.values()
    assert all(row.field.accessibleName() for row in rows)


def test_the_selected_measure_opens_beside_the_list(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    put(workspace, "tasks L1.2 progress", "40")
    view = show("tasks")
    table = view.findChildren(MeasureTable)[0]
    with qtbot.waitSignal(view.placeSelected, timeout=30_000) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told.args == [at("tasks L1.2 status")]
    assert editor_row(view, "progress").field.draft() == "40"


def test_the_arrows_pass_over_bands(qtbot: QtBot, show: Show) -> None:
    view = show("tasks")
    view.show_place(at("tasks L1.4 status"))
    qtbot.keyClick(view.findChildren(MeasureTable)[0], Qt.Key.Key_Down)
    assert view.findChildren(RowEditor)[0].row == "L2.1"


def test_going_to_another_measure_stores_the_draft(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show("tasks")
    view.show_place(at("tasks L1.1 work"))
    qtbot.keyClicks(editor_row(view, "work").field, "done so far")
    view.show_place(at("tasks L1.2 work"))
    assert shown(workspace, "tasks L1.1 work").raw == "done so far"
    assert editor_row(view, "work").field.draft() == ""


def test_a_place_that_the_filter_hides_is_still_gone_to(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    put(workspace, "tasks L1.1 status", "done")
    view = show("tasks")
    checklist = view.findChildren(ChecklistView)[0]
    checklist.filters.chosen.emit("open")
    view.show_place(at("tasks L1.1 status"))
    assert view.findChildren(RowEditor)[0].row == "L1.1"


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> Iterator[DetailPanel]:
    made = DetailPanel(context)
    qtbot.addWidget(made)
    release = context.workspace.subscribe(made.apply_change)
    made.resize(300, 600)
    made.show()
    yield made
    release()


def texts(qtbot: QtBot, panel: DetailPanel) -> str:
    qtbot.wait(1)
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_the_side_panel_shows_the_formula_with_numbers(
    qtbot: QtBot, workspace: Workspace, panel: DetailPanel
) -> None:
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    panel.show_place(at("indicators IND1 value"))
    assert "168,480 patents ÷ 10,850" in texts(qtbot, panel)


def test_the_side_panel_follows_the_changes(
    qtbot: QtBot, workspace: Workspace, panel: DetailPanel
) -> None:
    panel.show_place(at("base BF1 value"))
    put(workspace, "base BF1 value", "4711")
    assert "4,711 patents" in texts(qtbot, panel)


def test_what_is_said_beside_a_value_is_stored_on_leaving(
    qtbot: QtBot, workspace: Workspace, panel: DetailPanel
) -> None:
    panel.show_place(at("base BF1 value"))
    basis = panel.findChildren(FacetFields)[0].field("basis")
    qtbot.keyClicks(basis, "year end")
    panel.show_place(at("base BF2 value"))
    assert workspace.report.note(at("base BF1 value"), "basis") == "year end"


def test_labels_show_markup_as_it_was_typed(workspace: Workspace, panel: DetailPanel) -> None:
    put(workspace, "profile 1 office", "<b>x</b>")
    panel.show_place(Place("profile", "1", "office"))
    labels = panel.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())
