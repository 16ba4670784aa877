"""Drop-downs of coded cells and hints of the others, as data validations of a sheet."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ipdesk.divisions import NAMING, Division
from ipdesk.exchange.workbook_facts import FactsSheet
from ipdesk.exchange.workbook_layout import (
    FIRST_LANE,
    FIRST_LINE,
    Lane,
    SheetLayout,
    cell_name,
)
from ipdesk.messages import Translator
from ipdesk.places import Place

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Limits of the file format.
_PROMPT_TITLE = 32
_PROMPT = 255
_Key = tuple[str, str, str]
_NOTHING: _Key = ("", "", "")


class Choices:
    """Attaches drop-downs and hints. Nothing is enforced: the program judges on import.

    ``notes`` are what is said of cells that cannot be typed, in place of drop-down and hint.
    ``units`` are the divisions that the spare lines of a seeded roster offer.
    """

    def __init__(
        self,
        facts: FactsSheet,
        translator: Translator,
        notes: Mapping[Place, str],
        units: Sequence[Division] = (),
    ) -> None:
        self._facts = facts
        self._units = units
        self._translator = translator
        self._notes = notes

    def attach(self, sheet: Worksheet, layout: SheetLayout) -> None:
        """Add one validation for each kind of cell that the sheet holds."""
        areas: dict[_Key, list[str]] = {}
        for lane, described in enumerate(layout.lanes, start=FIRST_LANE):
            if described.code.startswith("@"):
                continue
            for first, last, key in self._runs(layout, described):
                if any(key):
                    area = f"{cell_name(first, lane)}:{cell_name(last, lane)}"
                    areas.setdefault(key, []).append(area)
        for key, ranges in areas.items():
            sheet.add_data_validation(self._rule(*key, " ".join(ranges)))

    def _runs(self, layout: SheetLayout, lane: Lane) -> Iterator[tuple[int, int, _Key]]:
        """First and last line of each run of lines whose cells in the lane are of one kind."""
        keys = [
            _NOTHING if line.kind == "band" else self._key(layout, line.code, lane)
            for line in layout.lines
        ]
        first = FIRST_LINE
        for key, run in itertools.groupby(keys):
            last = first + len(list(run)) - 1
            yield first, last, key
            first = last + 1

    def _key(self, layout: SheetLayout, line: str, lane: Lane) -> _Key:
        place = layout.place(line, lane.code)
        column = layout.form.column(place.column)
        if column.computed:
            return _NOTHING
        label = self._translator.label
        if place in self._notes:
            return ("", label(column.label), self._notes[place])
        choices = self._choices(layout, place)
        offered = self._facts.offer(choices) if choices else ""
        hint = label(column.help)
        if offered and not hint:
            hint = self._translator.tr("Choose from the list.")
        return (offered, label(column.label) if hint else "", hint)

    def _choices(self, layout: SheetLayout, place: Place) -> tuple[str, ...]:
        if layout.form.section.seed and place.column in NAMING:
            return () if place.row else tuple(d.cells[place.column] for d in self._units)
        entries = layout.form.codelist(place.row, place.column)
        return tuple(self._translator.label(entry.label) for entry in entries)

    def _rule(self, offered: str, title: str, hint: str, area: str) -> Any:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(
            sqref=area,
            type="list" if offered else None,
            formula1=offered or None,
            allow_blank=True,
            # "not applicable" and "not available: why" fit any cell, listed or not.
            showErrorMessage=False,
        )
        if hint:
            rule.showInputMessage = True
            rule.promptTitle = title[:_PROMPT_TITLE]
            rule.prompt = hint[:_PROMPT]
        return rule
