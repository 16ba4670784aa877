"""Drop-downs of coded cells and hints of the others, as data validations of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipdesk.exchange.workbook_facts import FactsSheet
from ipdesk.exchange.workbook_layout import (
    FIRST_LANE,
    FIRST_LINE,
    Lane,
    SheetLayout,
    cell_name,
)
from ipdesk.messages import Translator

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Limits of the file format.
_PROMPT_TITLE = 32
_PROMPT = 255


class Choices:
    """Attaches drop-downs and hints. Nothing is enforced: the program judges on import."""

    def __init__(self, facts: FactsSheet, translator: Translator) -> None:
        self._facts = facts
        self._translator = translator

    def attach(self, sheet: Worksheet, layout: SheetLayout) -> None:
        """Add one validation for each kind of cell that the sheet holds."""
        rules: dict[tuple[str, str, str], Any] = {}
        for line, content in enumerate(layout.lines, start=FIRST_LINE):
            if content.kind == "band":
                continue
            for lane, described in enumerate(layout.lanes, start=FIRST_LANE):
                if described.code.startswith("@"):
                    continue
                key = self._key(layout, content.code, described)
                if any(key):
                    rule = rules.setdefault(key, self._rule(*key))
                    rule.add(cell_name(line, lane))
        for rule in rules.values():
            sheet.add_data_validation(rule)

    def _key(self, layout: SheetLayout, line: str, lane: Lane) -> tuple[str, str, str]:
        place = layout.place(line, lane.code)
        column = layout.form.column(place.column)
        if column.computed:
            return ("", "", "")
        label = self._translator.label
        entries = layout.form.codelist(place.row, place.column)
        offered = self._facts.offer(tuple(label(e.label) for e in entries)) if entries else ""
        hint = label(column.help)
        if offered and not hint:
            hint = self._translator.tr("Choose from the list.")
        return (offered, label(column.label) if hint else "", hint)

    def _rule(self, offered: str, title: str, hint: str) -> Any:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(
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
