"""How wide a table's columns are, in pixels, from the catalogue's width in characters."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from ui.section_model import SectionModel
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL

# In widths of a digit, so that they follow the text size.
MIN_NAME, MAX_NAME, MAX_UNIT, MAX_TITLE = 23, 41, 19, 26
# A column may be this much wider than its contents need, so that its title stands in one line.
_SPARE = 1.25
_AMPLE = 0.7


def column_widths(model: SectionModel, metrics: QFontMetrics) -> list[int]:
    """One width for each column; a title fits into two lines."""
    return [_width(model, column, metrics) for column in range(model.columnCount())]


def name_width(model: SectionModel, metrics: QFontMetrics, widths: list[int], room: int) -> int:
    """The width of the rows' names in a table ``room`` pixels wide.

    They make way for figures, unit, target and stand, which are what is looked for; where that
    leaves room for more columns, or for all of them, the names are shown in full.
    """
    unit = metrics.horizontalAdvance("0")
    beside = [i for i, shown in enumerate(model.screen.columns) if shown.role != "value"]
    leading = sum(widths[1 : beside[-1] + 1])
    usual = min(widths[0], max(room - leading, MIN_NAME * unit))
    full = _full_name_width(model, metrics)
    if leading + full <= room * _AMPLE:
        return full
    return max(usual, min(full, room - sum(widths[1:])))


def _width(model: SectionModel, column: int, metrics: QFontMetrics) -> int:
    shown = model.screen.columns[column]
    if shown.role == "name":
        unit = metrics.horizontalAdvance("0")
        return min(max(_full_name_width(model, metrics), MIN_NAME * unit), MAX_NAME * unit)
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


def _full_name_width(model: SectionModel, metrics: QFontMetrics) -> int:
    """What the longest name needs."""
    looks = [
        model.screen.look(row, 0) for row, shown in enumerate(model.screen.rows) if not shown.band
    ]
    widest = max(
        (
            metrics.horizontalAdvance(look.code) + metrics.horizontalAdvance(look.text)
            for look in looks
        ),
        default=0,
    )
    return widest + SPACE_XL + SPACE_S
