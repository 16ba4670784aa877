"""Garbage is collected on the window's thread, and by nobody else."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.collector import Collector


class Knot:
    """Holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.itself = self


def much() -> list[Knot]:
    """More new objects than Python lets pass before it collects."""
    return [Knot() for _ in range(2 * gc.get_threshold()[0])]


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """The collector of a window, at the intervals that Python sets."""
    gc.collect()
    parent, intervals = QObject(), gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield Collector(parent)
    parent.deleteLater()
    gc.set_threshold(*intervals)
    gc.enable()


def test_python_collects_no_more_by_itself(collector: Collector) -> None:
    assert not gc.isenabled()


def test_new_garbage_is_collected_when_there_is_much_of_it(collector: Collector) -> None:
    collector.collect()
    knot, kept = weakref.ref(Knot()), much()
    assert knot() is not None
    collector.collect()
    assert knot() is None
    assert kept


def test_old_garbage_is_collected_in_the_end(collector: Collector) -> None:
    collector.collect()
    made = Knot()
    knot = weakref.ref(made)
    gc.collect(1)
    del made
    for _ in range(1000):
        kept = much()
        collector.collect()
        if knot() is None:
            break
    assert knot() is None
    assert kept
