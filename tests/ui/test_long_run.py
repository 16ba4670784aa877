"""A day of work in one process: no call gives back a reference that it does not own.

PySide6 6.12.0 on Python 3.11 loses one reference to None, True or False with every call of
common item and model functions, until the process dies of "deallocating None". pyproject.toml
keeps that release out; this finds the next one. From Python 3.12 on the three cannot die.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipdesk.messages import Translator
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at
from ui.grid.grid_view import GridView
from ui.section_model import SectionModel

CALLS = 100_000
EDITS = 4_000
NOISE = 500
Calls = Iterator[object]


@pytest.fixture
def workspace(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose store costs nothing and keeps nothing."""
    monkeypatch.setattr(workspace.store, "write", lambda *_: None)
    return workspace


@pytest.fixture
def grid(qtbot: QtBot, workspace: Workspace, services: Services) -> GridView:
    translator: Translator = services.translator
    sentences = Sentences(translator, workspace.form, workspace.report.cell)
    model = SectionModel(SectionScreen(workspace, sentences, translator, "base"), object())
    view = GridView(model, translator)
    model.setParent(view)
    qtbot.addWidget(view)
    view.show()
    return view


def edits(grid: GridView) -> Calls:
    """Values typed into one cell after the other."""
    model = grid.model()
    assert isinstance(model, SectionModel)
    cells = [model.index_of(at(f"base BF{row} value")) for row in range(1, 5)]
    number = 0
    while True:
        number += 1
        yield model.setData(cells[number % 4], str(number))


def changes_told(grid: GridView) -> Calls:
    model = grid.model()
    cell = model.index(0, 1)
    while True:
        yield model.dataChanged.emit(cell, cell)
        yield model.dataChanged.emit(cell, cell, [Qt.ItemDataRole.DisplayRole])


def questions(grid: GridView) -> Calls:
    """What a view asks a model."""
    model = grid.model()
    cell = model.index(0, 2)
    while True:
        yield cell.data(Qt.ItemDataRole.DisplayRole)
        yield model.data(cell, Qt.ItemDataRole.FontRole)
        yield model.flags(cell)
        yield model.headerData(0, Qt.Orientation.Horizontal)
        yield QPersistentModelIndex(cell).isValid()
        yield grid.setCurrentIndex(cell)


def texts(grid: GridView) -> Calls:
    """Widgets and items that are given words and states."""
    label, field, button = QLabel(grid), QLineEdit(grid), QPushButton(grid)
    items, item = QStandardItemModel(1, 1, grid), QStandardItem()
    items.setItem(0, 0, item)
    while True:
        for text in ("一", "二"):
            yield label.setText(text)
            yield field.setText(text)
            yield button.setText(text)
            yield item.setText(text)
            yield item.setData(text, Qt.ItemDataRole.UserRole)
            yield item.setEditable(text == "一")
            yield button.setEnabled(text == "二")
            yield label.setProperty("tone", text)
            yield label.isVisible()


def references() -> tuple[int, ...]:
    gc.collect()
    return tuple(sys.getrefcount(value) for value in (None, True, False))


def lost(calls: Calls, count: int) -> list[int]:
    """How many references to None, True and False are gone after so many calls."""
    next(calls)
    before = references()
    for _ in islice(calls, count):
        pass
    return [then - now for then, now in zip(before, references(), strict=True)]


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (edits, EDITS),
        pytest.param(edits, CALLS, marks=pytest.mark.torture),
        (changes_told, CALLS),
        (questions, CALLS),
        (texts, CALLS),
    ],
)
def test_no_reference_is_lost(
    grid: GridView, make: Callable[[GridView], Calls], count: int
) -> None:
    assert max(lost(make(grid), count)) < NOISE
