"""How wide a table's columns are, in pixels, from the catalogue's width in characters."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from ui.section_model import SectionModel
from ui.style.tokens import SPACE_L, SPACE_S

# In widths of a digit, so that they follow the text size.
MIN_NAME, MAX_UNIT, MAX_TITLE = 23, 19, 26
# A column may be this much wider than its contents need, so that its title stands in one line.
_SPARE = 1.25


def column_widths(model: SectionModel, metrics: QFontMetrics) -> list[int]:
    """One width for each column; a title fits into two lines. The names' is the least of theirs."""
    return [_width(model, column, metrics) for column in range(model.columnCount())]


def _width(model: SectionModel, column: int, metrics: QFontMetrics) -> int:
    shown = model.screen.columns[column]
    if shown.role == "name":
        return MIN_NAME * metrics.horizontalAdvance("0")
    if shown.role == "unit":
        return _unit_width(model, column, metrics)
    digit = metrics.horizontalAdvance("0")
    samples = max(map(metrics.horizontalAdvance, model.screen.samples(column)), default=0)
    # A sign beside the text must not cost its end.
    samples = min(samples, MAX_TITLE * digit) + SPACE_L + SPACE_S if samples else 0
    text = max(digit * shown.width, samples) + SPACE_L
    whole = metrics.horizontalAdvance(" ".join(model.screen.heading(column))) + SPACE_L
    if whole <= text * _SPARE:
        return max(text, whole)
    return max(text, min(_title_width(model, column, metrics), MAX_TITLE * digit))


def _title_width(model: SectionModel, column: int, metrics: QFontMetrics) -> int:
    title, unit = model.screen.heading(column)
    if unit:
        return max(map(metrics.horizontalAdvance, (title, unit))) + SPACE_L
    words = title.split(" ") if title.isascii() else [title[: (len(title) + 1) // 2]]
    longest = max(map(metrics.horizontalAdvance, words))
    half = metrics.horizontalAdvance(title) * 11 // 20
    whole = metrics.horizontalAdvance(title)
    return min(whole, max(longest, half)) + SPACE_L


def _unit_width(model: SectionModel, column: int, metrics: QFontMetrics) -> int:
    texts = [
        model.screen.look(row, column).text
        for row, shown in enumerate(model.screen.rows)
        if not shown.band
    ]
    texts.append(model.screen.heading(column)[0])
    return min(
        max(map(metrics.horizontalAdvance, texts)) + SPACE_L,
        MAX_UNIT * metrics.horizontalAdvance("0"),
    )
