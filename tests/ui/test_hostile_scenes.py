"""Every screen and dialog of a report full of markup: all of it is shown as it was typed.

Issue 6.13: "plain text everywhere (a test walks the widget tree)".
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import ipdesk.example
import ui.scenes
from ipdesk.example import Example, ExampleCell
from tests.ui import screen_faults
from tests.ui.keyboard import settle
from ui.screenshots import EXAMPLE, Studio

MARKUP = "<b>粗</b><img src='file:///etc/hostname'>&lt;"
FREE = {"office", "document", "note", "remark", "work", "effect", "source", "basis", "department"}
"""Columns in which any text is right, so that the report can still be sealed."""


def hostile(cell: ExampleCell) -> ExampleCell:
    """The same cell, with markup in what is written freely."""
    raw = cell.raw + MARKUP if cell.place.column in FREE and cell.raw else cell.raw
    return replace(
        cell, raw=raw, facets={name: text + MARKUP for name, text in cell.facets.items()}
    )


def read(path: Path) -> Example:
    """A shipped example, made hostile."""
    example = READ(path)
    told = tuple(replace(one, text=one.text + MARKUP) for one in example.explanations)
    return replace(example, cells=tuple(map(hostile, example.cells)), explanations=told)


READ = ipdesk.example.read_example


@pytest.fixture
def studio(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    gc.disable()  # as in the program
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("ui.screenshots._SETTLE_MS", 10)
    monkeypatch.setattr(ipdesk.example, "read_example", read)
    monkeypatch.setattr(ui.scenes, "read_example", read)
    made = Studio(tmp_path, "zh", "light", 100)
    made.window.resize(1366, 768)
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()
    settle()
    gc.enable()


@pytest.mark.torture
def test_no_scene_shows_markup_as_anything_but_text(studio: Studio) -> None:
    faults: list[str] = []
    scenes = showing = 0
    for name, screen in ui.scenes.scenes(studio, EXAMPLE):
        settle()
        scenes += 1
        showing += any(MARKUP[:8] in text for text in screen_faults.words(screen))
        faults += [f"{name}: {fault}" for fault in screen_faults.rich(screen)]
    assert faults == []
    assert scenes > 50
    assert showing > 10
