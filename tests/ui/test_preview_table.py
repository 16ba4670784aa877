"""A preview shows all of its columns, in a text of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.dialogs.preview_model import PreviewModel
from ui.dialogs.preview_table import PreviewTable
from ui.settings import Settings
from ui.style.look import Look
from ui.style.tokens import Tone

WIDTHS = (104, 260, 120, 140, 430)
WHY = 4
LONG = "The figure is no number: 12,34 has a comma where thousands are not separated so. " * 2


class Rows(PreviewModel):
    """Some rows with a long reason."""

    def count(self) -> int:
        return 40

    def headings(self) -> tuple[str, ...]:
        return ("What happens", "Figure", "On file", "In the file", "Why", "Where in the file")

    def texts(self, row: int) -> tuple[str, ...]:
        return ("Refused", "Resident population", "", "12,34", LONG, f"line {row}")

    def mark(self, row: int) -> tuple[str, Tone]:
        del row
        return "circle-x", "error"


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[int, int], PreviewTable]]:
    def make(size: int, width: int) -> PreviewTable:
        settings = Settings()
        settings.text_size = size
        Look(qapp, settings).apply()
        model = Rows()
        table = PreviewTable(model, WIDTHS)
        model.setParent(table)
        qtbot.addWidget(table)
        table.resize(width, 400)
        table.show()
        qtbot.waitExposed(table)
        return table

    yield make
    Look(qapp, Settings()).apply()
    qapp.setStyleSheet("")


def right_of(table: PreviewTable, column: int) -> int:
    return table.columnViewportPosition(column) + table.columnWidth(column)


@pytest.mark.parametrize("size", [100, 150, 200])
def test_every_column_is_in_sight(show: Callable[[int, int], PreviewTable], size: int) -> None:
    table = show(size, 1248)
    assert right_of(table, WHY) < table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_rows_have_one_line_where_there_is_room(show: Callable[[int, int], PreviewTable]) -> None:
    wide, narrow = show(100, 1248), show(100, 700)
    assert not wide.wordWrap()
    assert narrow.wordWrap()
    assert narrow.rowHeight(0) > wide.rowHeight(0)


def test_a_column_that_is_not_shown_leaves_its_room(
    show: Callable[[int, int], PreviewTable],
) -> None:
    table = show(200, 1248)
    before = table.columnWidth(1)
    table.setColumnHidden(WHY, True)
    assert table.columnWidth(1) > before


def test_room_that_is_left_is_not_all_the_last_column_s(
    show: Callable[[int, int], PreviewTable],
) -> None:
    table = show(100, 1248)
    table.setColumnHidden(WHY, True)
    assert table.columnWidth(1) > WIDTHS[1]
    assert table.columnWidth(5) < table.viewport().width() / 3


def test_a_table_of_fewer_columns_shares_its_room_among_these(
    qtbot: QtBot,
) -> None:
    class Few(Rows):
        def headings(self) -> tuple[str, ...]:
            return ("What happens", "To what", "In detail")

    model = Few()
    table = PreviewTable(model, (120, 420, 440))
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    qtbot.waitExposed(table)
    assert table.columnWidth(0) == 120
    assert abs(table.columnWidth(1) - table.columnWidth(2)) < 60


def test_widths_given_by_hand_stay(show: Callable[[int, int], PreviewTable]) -> None:
    table = show(100, 1248)
    table.setColumnWidth(1, 333)
    table.resize(900, 400)
    assert table.columnWidth(1) == 333
