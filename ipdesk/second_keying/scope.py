"""Which cells of a report are keyed twice: what the catalogue says, and sections added here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.coded_text import CODED
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.rosters import naming_column

_KEYED = ("integer", "decimal", "date", "year", "code", *CODED)
"""Texts are not keyed twice: no two people write the same sentence."""


def said_by_catalogue(form: Form) -> dict[str, tuple[str, ...]]:
    """The columns by section that the catalogue has keyed twice in this kind of report."""
    found: dict[str, list[str]] = {}
    for address in form.kind.keyed_twice:
        section, _, column = address.partition(".")
        if section in form.sections and column in form.sections[section].columns:
            found.setdefault(section, []).append(column)
    return {section: tuple(columns) for section, columns in found.items()}


def can_be_added(form: Form) -> list[str]:
    """The sections that the catalogue does not have keyed twice, but could be."""
    said = said_by_catalogue(form)
    return [
        code for code, section in form.sections.items() if code not in said and _columns(section)
    ]


def keyed_columns(form: Form, added: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The columns that are keyed twice, by section, in the order of the report."""
    wanted = said_by_catalogue(form)
    for code in set(added) & set(can_be_added(form)):
        wanted[code] = _columns(form.sections[code])
    return {code: wanted[code] for code in form.sections if code in wanted}


def inputs(report: Report, section: str, columns: Iterable[str]) -> Iterator[Place]:
    """The cells of these columns that can be typed, row by row."""
    columns = tuple(columns)
    for row in report.rows(section):
        for column in columns:
            place = Place(section, row, column)
            if not lock_of(report, place):
                yield place


def _columns(section: SectionForm) -> tuple[str, ...]:
    """What can be keyed twice; the column that names the rows of a roster is shown instead."""
    naming = naming_column(section) if section.open else ""
    return tuple(
        code
        for code, column in section.columns.items()
        if column.type in _KEYED and not column.computed and code != naming
    )
