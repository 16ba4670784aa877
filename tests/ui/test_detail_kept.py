"""The side panel shows another cell in the parts it has: new ones would cost many times as much."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from report_steps import at

from ipdesk.workspace import Workspace
from tests.ui.keyboard import settle
from ui.context import Context
from ui.detail_panel import DetailPanel
from ui.detail_parts import FactBlock, Heading, PlaceHead
from ui.evidence.evidence_box import EvidenceBox

CELL, OTHER = "indicators IND1 value", "base BF3 source"


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> DetailPanel:
    made = DetailPanel(context)
    qtbot.addWidget(made)
    made.resize(300, 480)
    made.show()
    return made


def parts(panel: DetailPanel) -> list[QWidget]:
    """What the panel shows, as a screen reader goes through it."""
    page = panel.widget()
    assert page is not None
    return [w for w in page.children() if isinstance(w, QWidget) and not w.isHidden()]


def told(panel: DetailPanel) -> list[str]:
    """The words of the panel from above to below."""
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    labels.sort(key=lambda label: label.mapTo(panel, label.rect().topLeft()).y())
    return [label.text() for label in labels]


def show(panel: DetailPanel, place: str) -> None:
    panel.show_place(at(place))
    settle()


def test_the_same_parts_show_another_cell(panel: DetailPanel) -> None:
    show(panel, CELL)
    kept = {part for part in parts(panel) if isinstance(part, PlaceHead | EvidenceBox)}
    show(panel, OTHER)
    assert len(kept) == 2
    assert kept <= set(parts(panel))


def test_what_was_shown_before_leaves_no_trace(
    qtbot: QtBot, context: Context, panel: DetailPanel, workspace: Workspace
) -> None:
    """Whatever was shown between, a cell looks as in a panel that has shown nothing else."""
    workspace.comments.add(at(OTHER), "which yearbook?", "reviewer")
    for place in (CELL, OTHER, "base", CELL, OTHER, CELL):
        show(panel, place)
        fresh = DetailPanel(context)
        qtbot.addWidget(fresh)
        fresh.resize(panel.size())
        fresh.show()
        show(fresh, place)
        assert told(panel) == told(fresh)
        assert [type(part) for part in parts(panel)] == [type(part) for part in parts(fresh)]
        assert [p.geometry() for p in parts(panel)] == [p.geometry() for p in parts(fresh)]


def test_parts_lie_in_the_order_in_which_they_are_read(panel: DetailPanel) -> None:
    for place in (OTHER, CELL, "base", CELL):
        show(panel, place)
        tops = [part.y() for part in parts(panel)]
        assert tops == sorted(tops)


def test_what_is_not_needed_any_more_is_gone(panel: DetailPanel) -> None:
    show(panel, CELL)
    kinds = (Heading, FactBlock)
    many = len(panel.findChildren(QWidget))
    for _ in range(5):
        show(panel, OTHER)
        show(panel, CELL)
    assert any(isinstance(part, kinds) for part in parts(panel))
    assert len(panel.findChildren(QWidget)) == many
