"""The hidden sheet ``ipdesk``: what a workbook is, for the program that takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ipdesk.catalogue.model import Label
from ipdesk.exchange.workbook_data import SheetData
from ipdesk.exchange.workbook_layout import (
    FACTS_SHEET,
    FORMAT,
    HEAD_LINE,
    TEMPLATE_FORMAT,
    lane_letters,
)
from ipdesk.languages import Language
from ipdesk.snapshot import Content, Snapshot

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_FORMAT = "format"
_LANGUAGE = "language"
_SHEETS_LINE = 12
_HEADS_LANE = 5
_LISTS_LANE = 8


class Fact(NamedTuple):
    """A fact as a code and as a person reads it."""

    key: str
    value: str
    shown: str


_NO_FACT = Fact("", "", "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What report a workbook was made of.

    ``sheets`` gives the section of each sheet name, ``heads`` the head of each lane that is
    no column of the catalogue.
    """

    facts: Mapping[str, Fact]
    sheets: Mapping[str, str]
    heads: Mapping[str, str]
    language: Language

    @property
    def template(self) -> bool:
        """Whether it is a template: what is blank in it, or not there, says nothing."""
        return self.facts.get(_FORMAT, _NO_FACT).value == TEMPLATE_FORMAT

    def name(self, label: Label) -> str:
        """The label in the workbook's language."""
        return label.en if self.language == "en" else label.zh


def facts_of(snapshot: Content, language: Language, *, template: bool = False) -> tuple[Fact, ...]:
    """The facts that a workbook, or a template, must state to fit the report."""
    header, catalogue = snapshot.header, snapshot.form.catalogue
    categories: dict[str, Label] = {
        category.code: category.label for category in catalogue.categories
    }

    def shown(label: Label | None, code: str) -> str:
        if label is None:
            return code
        return label.en if language == "en" else label.zh

    version = TEMPLATE_FORMAT if template else FORMAT
    return (
        Fact(_FORMAT, version, version),
        Fact("unit", header.unit, shown(snapshot.unit.label, header.unit)),
        Fact("year", str(header.year), str(header.year)),
        Fact("kind", header.kind, shown(snapshot.form.kind.label, header.kind)),
        Fact("category", header.category, shown(categories.get(header.category), header.category)),
        Fact("edition", header.edition, header.edition),
        Fact("edition_version", str(header.edition_version), str(header.edition_version)),
    )


class FactsSheet:
    """Writes the hidden sheet, and on it the code lists that drop-downs refer to."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._language = language
        self._sheet: Any = book.create_sheet(FACTS_SHEET)
        self._sheet.sheet_state = "hidden"
        self._lists: dict[tuple[str, ...], str] = {}

    def state(
        self,
        snapshot: Snapshot,
        sheets: Mapping[str, str],
        heads: Mapping[str, str],
        *,
        template: bool = False,
    ) -> None:
        """Write the facts, the sheet name of each section, and the heads by lane code."""
        own = Fact(_LANGUAGE, self._language, self._language)
        facts = facts_of(snapshot, self._language, template=template)
        for line, fact in enumerate((*facts, own), start=1):
            for lane, text in enumerate(fact, start=1):
                self._put(line, lane, text)
        for line, (section, name) in enumerate(sheets.items(), start=_SHEETS_LINE):
            self._put(line, 1, section)
            self._put(line, 2, name)
            self._put(line, 3, str(HEAD_LINE))
        for line, (lane_code, head) in enumerate(heads.items(), start=1):
            self._put(line, _HEADS_LANE, lane_code)
            self._put(line, _HEADS_LANE + 1, head)
        self._sheet.protection.sheet = True

    def offer(self, choices: tuple[str, ...]) -> str:
        """The reference of a list of choices, written once however often it is offered."""
        if choices not in self._lists:
            lane = _LISTS_LANE + len(self._lists)
            for line, choice in enumerate(choices, start=1):
                self._put(line, lane, choice)
            letters = lane_letters(lane)
            self._lists[choices] = f"{FACTS_SHEET}!${letters}$1:${letters}${len(choices)}"
        return self._lists[choices]

    def _put(self, line: int, lane: int, text: str) -> None:
        cell = self._sheet.cell(line, lane)
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"


def read_facts(sheet: SheetData | None) -> Facts | None:
    """The facts on the hidden sheet, or None where it is missing or says nothing."""
    if sheet is None or not sheet.text(1, 1):
        return None
    facts = {}
    for line in range(1, _SHEETS_LINE):
        key = sheet.text(line, 1)
        facts[key] = Fact(key, sheet.text(line, 2), sheet.text(line, 3))
    english = facts.get(_LANGUAGE, _NO_FACT).value == "en"
    sheets = {name: code for code, name in _pairs(sheet, _SHEETS_LINE, 1)}
    heads = dict(_pairs(sheet, 1, _HEADS_LANE))
    return Facts(facts, sheets, heads, "en" if english else "zh")


def _pairs(sheet: SheetData, line: int, lane: int) -> Iterator[tuple[str, str]]:
    """The texts side by side in two lanes, from ``line`` down to the first blank."""
    while sheet.text(line, lane):
        yield sheet.text(line, lane), sheet.text(line, lane + 1)
        line += 1
