"""What of a text has room in a cell. Issue 6.13: a long text costs no more than what is seen."""

from __future__ import annotations

import string

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.grid.text_lines import lines_of, one_line
from ui.style.fonts import load_family, text_font

WIDTH = 150


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    del qapp
    return QFontMetrics(text_font(load_family(), 100, "zh"))


@pytest.mark.parametrize("letter", [*string.ascii_letters, *string.punctuation, "1", "国"])
def test_a_text_that_fits_is_shown_whole(metrics: QFontMetrics, letter: str) -> None:
    text = letter * ((WIDTH - 5) // max(metrics.horizontalAdvance(letter * 10), 10) * 10)
    assert one_line(text, metrics, WIDTH) == text


def test_of_a_wide_text_the_end_is_left_out(metrics: QFontMetrics) -> None:
    shown = one_line("演练" * 500, metrics, WIDTH)
    assert shown.endswith("…")
    assert metrics.horizontalAdvance(shown) <= WIDTH


def test_of_several_lines_the_first_is_shown(metrics: QFontMetrics) -> None:
    assert one_line("甲\n乙", metrics, WIDTH) == "甲"


def test_marks_without_width_are_cut_like_letters(metrics: QFontMetrics) -> None:
    assert len(one_line("\u202e\u2066" * 5000, metrics, WIDTH)) <= WIDTH


def test_a_wrapped_text_fills_its_lines(metrics: QFontMetrics) -> None:
    font = text_font(load_family(), 100, "zh")
    lines = lines_of("演练" * 500, font, WIDTH, 2)
    assert len(lines) == 2
    assert "".join(lines).startswith("演练演练演练")
    assert metrics.horizontalAdvance(lines[0]) > WIDTH - metrics.horizontalAdvance("国") - 1
