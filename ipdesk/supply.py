"""Who supplied a value: said as its source where a person has stated none."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ipdesk.ledger import Writing
from ipdesk.opening_figures import SOURCE
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import NoteRecord
from ipdesk.report import Report
from ipdesk.rosters import naming_column

IMPORT = "import"
"""How the origin of every import begins."""


def unstated(
    sources: Mapping[Place, str],
    new_rows: Collection[Place],
    report: Report,
    store: Store,
    pace: Pace = UNPACED,
) -> dict[Place, str]:
    """The sources that are to be said: a person's own word stays, that of an import does not.

    A new row says it once, at its name; only a cell from elsewhere says its own.
    """
    said = _once_per_row(sources, new_rows, report, pace)
    differing = {p: text for p, text in said.items() if report.note(p, SOURCE) != text}
    held = {place for place in differing if report.note(place, SOURCE)}
    imported = _imported(report, store, pace) if held else {}
    return {
        place: text
        for place, text in differing.items()
        if place not in held or imported.get(place) == report.note(place, SOURCE)
    }


def write_sources(
    sources: Mapping[Place, str], report: Report, writing: Writing, reason: str
) -> None:
    """Write who supplied the values, with an entry of the history for each."""
    for place, text in writing.pace.over(sources.items()):
        before = report.note(place, SOURCE)
        writing.note("annotate", place, before, text, reason=reason, facet=SOURCE)
        writing.batch.notes.append(NoteRecord(writing.report, *place, SOURCE, text))


def _once_per_row(
    sources: Mapping[Place, str], new_rows: Collection[Place], report: Report, pace: Pace
) -> dict[Place, str]:
    names = {code: naming_column(form) for code, form in report.form.sections.items()}
    told: dict[Place, str] = {}
    of_rows: dict[Place, str] = {}
    for place, text in pace.over(sources.items()):
        row = place._replace(column="")
        if row not in new_rows:
            told[place] = text
            continue
        name = place._replace(column=names[place.section])
        of_row = of_rows.get(row)
        if of_row is None:
            # Where nobody names the row, its first value says where it comes from.
            of_row = of_rows[row] = sources.get(name, text)
            told[name if name in sources else place] = of_row
        if text != of_row:
            told[place] = text
    return told


def _imported(report: Report, store: Store, pace: Pace) -> dict[Place, str]:
    """What imports have said as the sources of the report's values, the last of each."""
    return {
        Place(entry.section, entry.row, entry.column): entry.after
        for entry in pace.over(store.history(report.header.id, 0))
        if entry.facet == SOURCE and entry.origin.startswith(IMPORT)
    }
