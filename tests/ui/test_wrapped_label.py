"""A label that wraps its text keeps the height that it found, for as long as nothing changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ui.style.wrapped import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

_LINE = "有效期内的发明专利拥有量 patents in force "
WIDTHS = (80, 240, 600)


def _larger(label: QLabel) -> None:
    font = label.font()
    font.setPixelSize(40)
    label.setFont(font)


def _least(label: QLabel) -> None:
    label.setMinimumHeight(900)


CHANGES: dict[str, Callable[[QLabel], None]] = {
    "another text": lambda label: label.setText(_LINE * 9),
    "no text": lambda label: label.clear(),
    "a larger font": _larger,
    "a style sheet with padding": lambda label: label.setStyleSheet("QLabel { padding: 21px; }"),
    "a least height": _least,
    "margins": lambda label: label.setContentsMargins(30, 30, 30, 30),
    "a margin of its own": lambda label: label.setMargin(17),
    "an indent": lambda label: label.setIndent(40),
    "a frame": lambda label: label.setFrameStyle(QLabel.Shape.Box),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_wrapped_label_needs_the_height_of_a_plain_one_after(
    qtbot: QtBot, change: Callable[[QLabel], None]
) -> None:
    """Issue 6, point 13: what is kept to lay out long texts fast is never out of date."""
    kept, plain = WrappedLabel(_LINE * 3), QLabel(_LINE * 3)
    plain.setWordWrap(True)
    for label in (kept, plain):
        qtbot.addWidget(label)
        label.show()
    before = [kept.heightForWidth(width) for width in WIDTHS]
    assert before == [plain.heightForWidth(width) for width in WIDTHS]
    change(kept)
    change(plain)
    assert [kept.heightForWidth(width) for width in WIDTHS] == [
        plain.heightForWidth(width) for width in WIDTHS
    ]


def test_a_wrapped_label_takes_more_lines_where_it_is_narrow(qtbot: QtBot) -> None:
    """Its text is wrapped, not cut."""
    label = WrappedLabel(_LINE * 3)
    qtbot.addWidget(label)
    assert label.heightForWidth(80) > label.heightForWidth(240) > label.heightForWidth(5000)
