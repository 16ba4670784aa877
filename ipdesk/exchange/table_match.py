"""Finds a section's columns and rows on its sheet, and names those that do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ipdesk.catalogue.model import Label
from ipdesk.divisions import NAMING
from ipdesk.exchange.axis_match import AxisMatch, Found, Wanted, match_axis, plain
from ipdesk.exchange.sheet_match import codes_line
from ipdesk.exchange.workbook_data import Reason, SheetData
from ipdesk.exchange.workbook_facts import Facts
from ipdesk.exchange.workbook_layout import (
    BAND_MARK,
    CODE,
    CODES_LANE,
    FIRST_LANE,
    LABEL,
    Lane,
    SheetLayout,
    band_text,
    lane_letters,
)


@dataclass(frozen=True, slots=True)
class Table:
    """Where a section's table stands: the sheet's columns and lines by their codes.

    ``loose`` are the lines of a roster that hold something but are none of its rows.
    """

    sheet: SheetData
    layout: SheetLayout
    lanes: Mapping[str, int]
    lines: Mapping[str, int]
    loose: tuple[int, ...] = ()


class TableMatch:
    """Matches one sheet with the layout it should have; ``keys`` name a roster's rows."""

    def __init__(
        self,
        sheet: SheetData,
        layout: SheetLayout,
        keys: Mapping[str, frozenset[str]],
        facts: Facts,
    ) -> None:
        self._sheet = sheet
        self._facts = facts
        self._layout = layout
        self._keys = keys
        self._codes_line = codes_line(sheet)
        self._filled = list(sheet.filled())
        self._bands = frozenset(
            plain(band_text(line, label))
            for line in layout.lines
            if line.kind == "band" and line.label is not None
            for label in (line.label.zh, line.label.en)
        )

    def table(self) -> tuple[Table | None, list[Reason]]:
        """The table, or None with a reason for each column and line that does not fit."""
        lanes = match_axis(
            [Wanted(lane.code, self._heads(lane)) for lane in self._layout.lanes],
            self._found_lanes(),
        )
        reasons = self._lane_reasons(lanes)
        if reasons:
            return None, reasons
        lines = match_axis(
            self._wanted_lines(),
            self._found_lines(lanes.positions),
            # A row of a roster may be given another name; a row of a fixed table keeps its own.
            agreeing=not self._layout.form.open,
        )
        reasons = self._line_reasons(lines)
        if reasons:
            return None, reasons
        loose = tuple(item.at for item in lines.extra) if self._layout.form.open else ()
        return Table(self._sheet, self._layout, lanes.positions, lines.positions, loose), []

    def _heads(self, lane: Lane) -> frozenset[str]:
        named = self._facts.heads.get(lane.code)
        return _both(lane.label) if named is None else frozenset({named})

    def _found_lanes(self) -> Iterator[Found]:
        top = self._codes_line
        filled = {lane for line, lane in self._filled if line >= top and lane >= FIRST_LANE}
        for lane in sorted(filled):
            yield Found(lane, self._sheet.text(top, lane), self._sheet.text(top + 1, lane))

    def _wanted_lines(self) -> list[Wanted]:
        return [
            Wanted(
                line.code,
                self._keys.get(line.code) or _both(line.label),
            )
            for line in self._layout.lines
            if line.kind == "row"
        ]

    def _found_lines(self, lanes: Mapping[str, int]) -> Iterator[Found]:
        filled: dict[int, set[int]] = {}
        for line, lane in self._filled:
            if line > self._codes_line + 1:
                filled.setdefault(line, set()).add(lane)
        data = {lanes[lane.code] for lane in self._layout.data_lanes}
        for line in sorted(filled):
            code = self._line_code(line, lanes)
            if self._layout.form.open and not code and not filled[line] & data:
                continue  # a spare line that holds nothing but its number
            if not self._is_band(line, code):
                yield Found(line, code, self._line_label(line, lanes))

    def _line_code(self, line: int, lanes: Mapping[str, int]) -> str:
        code = self._sheet.text(line, CODES_LANE).strip()
        if not code and CODE in lanes:
            shown = self._sheet.text(line, lanes[CODE]).strip()
            return shown if shown in self._layout.form.rows else ""
        return code

    def _line_label(self, line: int, lanes: Mapping[str, int]) -> str:
        key = self._layout.form.section.key
        if self._layout.form.open:
            return self._key_label(line, lanes, key) if key else ""
        return self._sheet.text(line, lanes.get(LABEL, FIRST_LANE))

    def _key_label(self, line: int, lanes: Mapping[str, int], key: str) -> str:
        """What names a roster's line: its key or, of a division without a code, its name."""
        columns = NAMING if self._layout.form.section.seed else (key,)
        texts = (self._sheet.text(line, lanes[column]) for column in columns)
        return next(filter(None, texts), "")

    def _is_band(self, line: int, code: str) -> bool:
        return code.startswith(BAND_MARK) or (
            not code and plain(self._sheet.text(line, FIRST_LANE)) in self._bands
        )

    def _lane_reasons(self, match: AxisMatch) -> list[Reason]:
        labels = {lane.code: self._name(lane.label) for lane in self._layout.data_lanes}
        sheet = self._sheet.name
        reasons: list[Reason] = [
            ("column_missing", {"sheet": sheet, "column": labels[code]})
            for code in match.missing
            if code in labels
        ]
        for code in match.moved:
            letters = lane_letters(match.positions[code])
            name = labels.get(code, code)
            reasons.append(("column_moved", {"sheet": sheet, "column": name, "letters": letters}))
        for reason, items in (("column_twice", match.twice), ("column_extra", match.extra)):
            for item in items:
                letters = lane_letters(item.at)
                name = item.label.split("\n")[0] or letters
                reasons.append((reason, {"sheet": sheet, "column": name, "letters": letters}))
        return reasons

    def _name(self, label: Label | None) -> str:
        return self._facts.name(label or self._layout.form.section.label)

    def _line_reasons(self, match: AxisMatch) -> list[Reason]:
        sheet = self._sheet.name
        reasons: list[Reason] = [
            ("row_twice", {"sheet": sheet, "line": item.at}) for item in match.twice
        ]
        if self._layout.form.open:
            return reasons
        labels = {line.code: line.label for line in self._layout.lines}
        # An indicator may have been declared since a template was handed out.
        missing = () if self._facts.template else match.missing
        reasons += [
            ("row_missing", {"sheet": sheet, "row": self._name(labels[code])}) for code in missing
        ]
        reasons += [("row_extra", {"sheet": sheet, "line": item.at}) for item in match.extra]
        return reasons


def _both(label: Label | None) -> frozenset[str]:
    return frozenset() if label is None else frozenset((label.zh, label.en))
