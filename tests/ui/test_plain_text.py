"""User data is plain text wherever it is shown, and no text holds the window up. Issue 6.13."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from report_steps import at

import ui
from ipdesk.errors import UsageError
from ipdesk.records import Batch, cell_record
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.text_limits import MAX_SHOWN, MAX_TYPED
from ipdesk.workspace import Workspace
from tests.ui import screen_faults
from tests.ui.desk import Desk
from tests.ui.keyboard import settle
from ui.messages import message_box
from ui.style.roles import plain_tip

UI = Path(ui.__file__).parent
MARKUP = "<img src='file:///etc/hostname'><b>粗</b>&lt;i&gt;<a href='http://192.0.2.1'>x</a>"
LONGEST = {
    "nested tags": "<b>" * (MAX_TYPED // 3),
    "one word": "x" * MAX_TYPED,
    "many lines": "a\n" * (MAX_TYPED // 2),
    "controls of direction": "\u202e\u2066\u200f" * (MAX_TYPED // 3),
    "marks on one letter": "a" + "\u0301" * (MAX_TYPED - 1),
    "joined signs": "\U0001f468\u200d" * (MAX_TYPED // 2),
    "nothing but zeros": "\x00" * MAX_TYPED,
}
FROZEN_S = 0.1


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """The calls of a function or method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            found = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if found == name:
                yield node


def test_every_tooltip_and_every_message_of_the_window_is_made_plain() -> None:
    for module in UI.rglob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for call in calls(tree, "setToolTip"):
            (tip,) = call.args
            made = isinstance(tip, ast.Call) and ast.unparse(tip.func) == "plain_tip"
            assert made, f"{module.name}: {ast.unparse(call)}"
        boxes, plain = calls(tree, "QMessageBox"), calls(tree, "setTextFormat")
        assert len(list(boxes)) <= len(list(plain)), module.name


def test_a_tooltip_shows_markup_as_it_was_typed(qtbot: QtBot) -> None:
    from PySide6.QtGui import QTextDocumentFragment

    tip = plain_tip(MARKUP)
    assert screen_faults.plain(tip)
    assert QTextDocumentFragment.fromHtml(tip).toPlainText() == MARKUP


def test_a_message_shows_markup_as_it_was_typed(qtbot: QtBot, desk: Desk) -> None:
    box = message_box(MARKUP, MARKUP, desk.session.services.translator, None)
    qtbot.addWidget(box)
    box.show()
    assert list(screen_faults.rich(box)) == []
    shown = [w for w in screen_faults.all_in(box) if isinstance(w, QLabel) and w.text() == MARKUP]
    assert len(shown) == 2


def test_the_survey_finds_markup_in_tooltips_and_labels_out_of_sight(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    hidden = QLabel("x", screen)
    hidden.setToolTip("<b>x</b>")
    hidden.hide()
    assert len(list(screen_faults.rich(screen))) == 2


def busy_for(act: Callable[[], object]) -> float:
    """For how many seconds of computing the window is taken up by an act and what follows."""
    before = time.thread_time()
    act()
    settle()
    return time.thread_time() - before


@pytest.mark.parametrize("section", ["profile", "enterprises"])
def test_no_text_holds_the_window_up(
    desk: Desk, workspace_file: Callable[..., Path], section: str
) -> None:
    """Typed in a form, in a table: with what stands beside the cell, and all that is painted."""
    desk.workbench.files.open(workspace_file())
    settle()
    workspace = desk.workspace
    place = at("profile 1 office" if section == "profile" else "enterprises 1 name")
    workspace.set_value(place, "办公室", "test")
    desk.page.show_place(place)
    settle()

    def change(text: str) -> float:
        return busy_for(lambda: workspace.set_value(place, text, "test"))

    def paint() -> float:
        return busy_for(desk.page.grab)

    usual = max(change("演练"), change("办公室")), paint()
    for kind, text in LONGEST.items():
        assert change(text) - usual[0] < FROZEN_S, kind
        assert paint() - usual[1] < FROZEN_S, kind
        assert list(screen_faults.rich(desk.page)) == [], kind


def test_a_text_without_end_in_a_file_from_elsewhere_is_shown_by_its_beginning(
    desk: Desk, workspace: Workspace
) -> None:
    place, path = at("profile 1 office"), Path(workspace.store.path)
    record = cell_record(workspace.report.header.id, place, "名" * 1_000_000, "valid", "")
    workspace.store.write(Batch(cells=[record]))
    workspace.store.close()
    desk.workbench.files.open(path)
    desk.page.show_place(place)
    settle()
    sentences = Sentences(desk.session.services.translator, desk.workspace.form)
    screen = SectionScreen(desk.workspace, sentences, desk.session.services.translator, "profile")
    assert len(screen.value_look(place).text) == MAX_SHOWN + 1
    assert len(screen.edit_text(place)) == MAX_TYPED + 1
    assert max(map(len, screen_faults.words(desk.page))) <= MAX_TYPED + 1
    assert busy_for(desk.page.grab) < 3 * FROZEN_S
    screen.close()


def test_a_text_without_end_is_refused_and_nothing_changes(workspace: Workspace) -> None:
    place, endless = at("profile 1 office"), "名" * 1_000_000
    acts: list[Callable[[], object]] = [
        lambda: workspace.set_value(place, endless, "test"),
        lambda: workspace.annotate(place, "note", endless, "test"),
        lambda: workspace.restate(place, endless, "x", "test"),
    ]
    for act in acts:
        with pytest.raises(UsageError) as refused:
            act()
        assert (refused.value.reason, refused.value.params["limit"]) == ("text_too_long", "10,000")
    assert workspace.report.typed(place).raw == ""
    assert workspace.undoable is None
