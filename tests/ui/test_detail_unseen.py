"""The side panel costs nothing while it is hidden, and is right when it is shown again."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from report_steps import at

from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.detail_panel import DetailPanel


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
