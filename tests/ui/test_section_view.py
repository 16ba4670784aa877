"""The table of a section at the keyboard: as in a spreadsheet, each cell stored when left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.changes import ChangeSet
from ipdesk.errors import DiskFull
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, shown
from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.line_field import LineField
from ui.grid.grid_view import GridView
from ui.grid.roster import Roster
from ui.grid.section_view import SectionView

Key = Qt.Key
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


def grid_of(view: SectionView) -> GridView:
    return view.findChildren(GridView)[0]


def field() -> QWidget:
    """The field that is open in a table."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def leave(qtbot: QtBot, key: Key) -> None:
    """Press a key that ends editing; Qt lets the field have it first."""
    qtbot.keyClick(field(), key)
    qtbot.wait(1)


def type_at(qtbot: QtBot, view: SectionView, where: str, text: str) -> GridView:
    view.show_place(at(where))
    grid = grid_of(view)
    qtbot.keyClicks(grid, text[0])
    qtbot.keyClicks(field(), text[1:])
    return grid


def test_a_table_that_was_too_narrow_gets_its_columns_back(qtbot: QtBot, show: Show) -> None:
    view = show("base")
    grid = grid_of(view)
    columns = range(grid.model().columnCount())
    (change,) = (i for i in columns if grid.model().screen.columns[i].role == "change")

    def widths() -> list[int]:
        qtbot.wait(1)
        return [grid.columnWidth(column) for column in columns]

    before = widths()
    assert before[change]
    view.resize(400, 420)
    assert not widths()[change]
    view.resize(850, 420)
    assert widths() == before


def test_enter_stores_the_cell_and_goes_down(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show("base")
    type_at(qtbot, view, "base BF1 value", "168480")
    with qtbot.waitSignal(view.placeSelected, timeout=30_000) as told:
        leave(qtbot, Key.Key_Return)
    assert shown(workspace, "base BF1 value").raw == "168480"
    assert told.args == [at("base BF2 value")]


def test_tab_stores_the_cell_and_goes_right(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    view = show("base")
    type_at(qtbot, view, "base BF1 prior", "1000")
    with qtbot.waitSignal(view.placeSelected, timeout=30_000) as told:
        leave(qtbot, Key.Key_Tab)
    assert shown(workspace, "base BF1 prior").raw == "1000"
    assert told.args == [at("base BF1 value")]


def test_typing_replaces_what_the_cell_held(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    put(workspace, "base BF1 value", "999")
    type_at(qtbot, show("base"), "base BF1 value", "12")
    leave(qtbot, Key.Key_Return)
    assert shown(workspace, "base BF1 value").raw == "12"


def test_f2_goes_on_where_the_text_ends(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    put(workspace, "base BF1 value", "99")
    view = show("base")
    view.show_place(at("base BF1 value"))
    qtbot.keyClick(grid_of(view), Key.Key_F2)
    qtbot.keyClicks(field(), "8")
    leave(qtbot, Key.Key_Return)
    assert shown(workspace, "base BF1 value").raw == "998"


def test_escape_gives_the_draft_up(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    put(workspace, "base BF1 value", "99")
    type_at(qtbot, show("base"), "base BF1 value", "12")
    leave(qtbot, Key.Key_Escape)
    assert shown(workspace, "base BF1 value").raw == "99"


def test_a_pause_stores_the_draft_and_escape_puts_back_what_was(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    put(workspace, "base BF1 value", "99")
    type_at(qtbot, show("base"), "base BF1 value", "12")
    wait_for(lambda: shown(workspace, "base BF1 value").raw == "12")
    leave(qtbot, Key.Key_Escape)
    assert shown(workspace, "base BF1 value").raw == "99"


def test_delete_empties_the_selected_cells(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    put(workspace, "base BF1 value", "99")
    view = show("base")
    view.show_place(at("base BF1 value"))
    qtbot.keyClick(grid_of(view), Key.Key_Delete)
    assert shown(workspace, "base BF1 value").raw == ""


def test_a_computed_cell_takes_no_typing(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    put(workspace, "base BF1 value", "100")
    put(workspace, "base BF2 value", "10")
    view = show("indicators")
    view.show_place(at("indicators IND1 value"))
    grid = grid_of(view)
    qtbot.keyClicks(grid, "5")
    qtbot.keyClick(grid, Key.Key_F2)
    assert grid.hasFocus()
    assert shown(workspace, "indicators IND1 value").text == "10"


def test_a_refused_draft_stays_open_and_is_told_once(
    qtbot: QtBot, workspace: Workspace, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show("base")
    errors: list[object] = []
    view.failed.connect(errors.append)
    type_at(qtbot, view, "base BF1 value", "12")
    draft = field()

    def full(*_: object) -> None:
        raise DiskFull(path="x")

    monkeypatch.setattr(workspace.store, "write", full)
    qtbot.keyClick(draft, Key.Key_Return)
    qtbot.wait(20)
    assert len(errors) == 1
    assert draft.isVisible()
    monkeypatch.undo()
    qtbot.keyClick(draft, Key.Key_Return)
    wait_for(lambda: shown(workspace, "base BF1 value").raw == "12")


def test_a_change_from_elsewhere_leaves_an_open_draft(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    type_at(qtbot, show("base"), "base BF1 value", "12")
    draft = field()
    put(workspace, "base BF1 value", "77")
    assert draft.text() == "12"  # type: ignore[attr-defined] # the field in use


def test_the_draft_is_stored_on_demand(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    view = show("base")
    type_at(qtbot, view, "base BF1 value", "12")
    view.commit_draft()
    assert shown(workspace, "base BF1 value").raw == "12"


def test_the_view_is_the_origin_of_what_is_typed_in_it(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    changes: list[ChangeSet] = []
    release = workspace.subscribe(changes.append)
    view = show("base")
    type_at(qtbot, view, "base BF1 value", "12")
    leave(qtbot, Key.Key_Return)
    release()
    assert [change.origin for change in changes] == [view]


def test_a_code_is_chosen_by_typing_its_name(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show("cities")
    view.show_place(at("cities 440100 title"))
    qtbot.keyClick(grid_of(view), Key.Key_F2)
    editor = view.findChildren(CodeField)[0]
    editor.lineEdit().selectAll()  # type: ignore[union-attr] # it can be typed in
    qtbot.keyClicks(editor, "Pilot city")
    qtbot.keyClick(editor, Key.Key_Return)
    wait_for(lambda: shown(workspace, "cities 440100 title").raw == "pilot")


def test_frozen_columns_are_edited_in_place(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    view = show("cities")
    type_at(qtbot, view, "cities 440100 name", "Guangzhou")
    leave(qtbot, Key.Key_Return)
    assert shown(workspace, "cities 440100 name").raw == "Guangzhou"
    assert grid_of(view).hasFocus()


def test_an_empty_roster_says_what_to_do_and_adds_the_first_row(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show("teams")
    roster = view.findChildren(Roster)[0]
    assert roster.currentIndex() == 1
    with qtbot.waitSignal(view.placeSelected, timeout=30_000) as told:
        roster.add_row()
    assert told.args == [Place("teams", next(iter(workspace.report.rows("teams"))), "name")]
    assert grid_of(view).hasFocus()


def test_a_block_is_pasted_and_copied_back(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    view = show("base")
    view.show_place(at("base BF1 prior"))
    grid = grid_of(view)
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n")
    qtbot.keyClick(grid, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown(workspace, "base BF2 value").raw == "4"
    grid.clearSelection()
    grid.selectColumn(2)
    qtbot.keyClick(grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[:2] == ["2", "4"]


def test_words_follow_the_language(services: Services, show: Show) -> None:
    view = show("base")
    services.translator.speak("zh")
    view.retranslate()
    model = grid_of(view).model()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "项目"


def test_tooltips_show_markup_as_it_was_typed(workspace: Workspace, show: Show) -> None:
    put(workspace, "base BF1 note", "<b>bold</b>")
    view = show("base")
    view.show_place(at("base BF1 note"))
    tip = grid_of(view).currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold" in tip


def test_a_county_level_city_is_chosen_from_those_that_are_offered(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    """3.6: its name and kind follow"""
    _, change = workspace.add_row("cities", row="new")
    view = show("cities")
    view.apply_change(change)
    type_at(qtbot, view, "cities new code", "44528")
    editor = field()
    assert isinstance(editor, LineField)
    completer = editor.completer()
    assert completer is not None
    assert completer.currentCompletion() == "445281"
    qtbot.keyClick(completer.popup(), Key.Key_Down)
    qtbot.keyClick(completer.popup(), Key.Key_Return)
    wait_for(lambda: shown(workspace, "cities new name").text == "普宁市")
    assert shown(workspace, "cities new code").text == "445281"
    assert shown(workspace, "cities new kind").text == "county_level_city"
