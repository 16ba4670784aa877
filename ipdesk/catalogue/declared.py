"""Indicators that a province declares itself, where its category leaves the list open.

They are rows of a roster of the report. From what is typed there come objects of the same
type as the catalogue's own indicators, so that nothing further on tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ipdesk.catalogue.model import Catalogue, Indicator, Kind, Label, Section, Unit
from ipdesk.values import Cell

COLUMNS = ("name", "unit", "definition", "formula", "kind", "precision", "source")
"""What a roster that declares indicators says of each; the columns bear these codes."""

Declared = Mapping[str, Mapping[str, Cell]]
"""The roster's rows in order: what each column holds."""


def declaring(catalogue: Catalogue, kind: Kind, category: str) -> Section | None:
    """The section in which indicators are declared; None if the category's list is closed."""
    open_list = any(c.code == category and c.further for c in catalogue.categories)
    by_code = {section.code: section for section in catalogue.sections if section.declares}
    return next((by_code[c] for c in kind.sections if open_list and c in by_code), None)


def row_code(section: Section, number: int) -> str:
    """The code of a roster's row of that number."""
    return f"{section.prefix}{number}"


def fits(section: Section, row: str) -> bool:
    """Whether a row of the section can bear the code: no other may stand for an indicator."""
    if not section.declares:
        return True
    return re.fullmatch(re.escape(section.prefix) + "[1-9][0-9]{0,3}", row) is not None


def declared_indicators(
    catalogue: Catalogue, section: Section, category: str, rows: Declared
) -> Iterator[Indicator]:
    """The indicators that the rows of ``section`` are, in their order.

    One without a name yet is called by the section and its code.
    """
    expected = {c.code: c.further for c in catalogue.categories if c.further is not None}
    for code, cells in rows.items():
        if not fits(section, code):
            continue
        texts = {column: cell.text for column, cell in cells.items() if cell.usable}
        said_unit = texts.get("unit", "")
        yield Indicator(
            code=code,
            label=_said(texts.get("name", ""), section.label, code),
            unit=Unit(zh=said_unit, en=said_unit),
            definition=_said(texts.get("definition", "")),
            formula=_said(texts.get("formula", "")),
            kind=texts.get("kind", "flow"),  # type: ignore[arg-type]  # an entry of the code list
            precision=int(texts.get("precision", "0")),
            expectations={c: e for c, e in expected.items() if c == category},
            source=texts.get("source", ""),
        )


def _said(text: str, otherwise: Label | None = None, code: str = "") -> Label:
    """What a province says, the same in both languages."""
    if text or otherwise is None:
        return Label(zh=text, en=text)
    return Label(zh=f"{otherwise.zh} {code}", en=f"{otherwise.en} {code}")
