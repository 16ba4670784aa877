"""A blank form: the report without any value, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing.cells import Shown
from ipdesk.printing.document import Note, Notes
from ipdesk.printing.tables import Field
from ipdesk.printing.widths import pieces
from ipdesk.problems import Verdict
from ipdesk.snapshot import Snapshot

ROSTER_ROWS = 20
_CHOICES = 8
_NOTE_BREADTH = 100.0


def blank_of(snapshot: Snapshot) -> Snapshot:
    """The snapshot without values and without anything that was said of them.

    Rosters have empty rows; what the program computes is still known as such.
    """
    form = snapshot.form
    return replace(
        snapshot,
        cells={
            code: {row: {} for row in _rows(section)} for code, section in form.sections.items()
        },
        computed=frozenset(_computed(form)),
        notes={},
        problems=(),
        outcomes=(),
        stands=(),
        trends=(),
        verdict=Verdict(0, 0, 0, 0, 0),
    )


def blank_facts(period: str, unit: str, translator: Translator) -> Iterator[Field]:
    """What stands first on a blank form: whose it is, and places for who fills it in."""
    tr = translator.tr
    yield Field(tr("Reporting unit"), Shown(unit))
    yield Field(tr("Reporting period"), Shown(period))
    for name in (tr("Department"), tr("Filled in by"), tr("Telephone"), tr("Date")):
        yield Field(name, Shown(""))


def choices(
    form: SectionForm, computed: frozenset[Place], translator: Translator
) -> tuple[Notes, ...]:
    """What is computed, and what may be entered where the catalogue lists it in few words."""
    found = [_computed_note(form, computed, translator)] if computed else []
    for column in form.section.columns:
        entries = form.codelist("", column.code)
        if 0 < len(entries) <= _CHOICES:
            words = " / ".join(translator.label(entry.label) for entry in entries)
            text = translator.tr(
                "{column}: one of {choices}", column=translator.label(column.label), choices=words
            )
            found.append(Note(mark="", pieces=pieces(text, _NOTE_BREADTH)))
    return (Notes(notes=tuple(found)),) if found else ()


def _computed_note(form: SectionForm, computed: frozenset[Place], translator: Translator) -> Note:
    rows = dict.fromkeys(place.row for place in sorted(computed))
    names = [translator.label(form.rows[row].label) for row in rows if row in form.rows]
    text = translator.tr(
        "Computed from other figures, to be left blank: {names}", names=" / ".join(names)
    )
    return Note(mark="", pieces=pieces(text, _NOTE_BREADTH))


def _rows(section: SectionForm) -> Iterator[str]:
    if section.open:
        yield from map(section.row_code, range(1, ROSTER_ROWS + 1))
    else:
        yield from section.rows


def _computed(form: Form) -> Iterator[Place]:
    for place in form.derived_at:
        if place.section in form.sections:
            yield place
