"""Where a value stands, as a print names it."""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot


def place_name(snapshot: Snapshot, place: Place, translator: Translator) -> str:
    """Section, row and column; the row of a roster by its number."""
    return "  ·  ".join(filter(None, _parts(snapshot, place, translator)))


def _parts(snapshot: Snapshot, place: Place, translator: Translator) -> Iterator[str]:
    label = translator.label
    form = snapshot.form.sections.get(place.section)
    if form is None:
        yield place.section
        return
    yield label(form.section.label)
    fixed = form.rows.get(place.row)
    if form.open and place.row:
        rows = list(snapshot.cells[place.section])
        if place.row in rows:
            yield translator.tr("row {n}", n=rows.index(place.row) + 1)
    elif fixed is not None and form.section.rows != "single":
        yield label(fixed.label)
    if place.column in form.columns:
        yield label(form.columns[place.column].label)
