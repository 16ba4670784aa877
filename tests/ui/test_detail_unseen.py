"""The side panel costs nothing while it is hidden, and is right when it is shown again."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from report_steps import at

from ipdesk.pace import Pace
from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.detail_panel import DetailPanel
from ui.dialogs.wait_dialog import LongWork


def words(panel: DetailPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_what_was_selected_meanwhile_is_shown_as_soon_as_it_is_seen(
    qtbot: QtBot, context: Context
) -> None:
    panel = DetailPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_place(at("base BF1 value"))
    panel.hide()
    before = panel.findChildren(QLabel)
    panel.show_place(at("base BF2 value"))
    assert panel.findChildren(QLabel) == before
    panel.show()
    wait_for(lambda: "BF2" in words(panel) and "BF1" not in words(panel))


def test_what_is_shown_amid_a_large_change_fills_it_in_a_turn_of_its_own(
    qtbot: QtBot, context: Context
) -> None:
    panel = DetailPanel(context)
    qtbot.addWidget(panel)
    panel.hide()
    panel.show_place(at("base BF1 value"))

    def opening(_pace: Pace) -> tuple[str, str]:
        panel.show()
        before = words(panel)
        wait_for(lambda: bool(words(panel)))
        return before, words(panel)

    before, after = LongWork(context.pacer, context.services.translator, panel)("", opening)
    assert before == ""
    assert "BF1" in after
