"""Who supplied a value: said as its source where a person has stated none."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.ledger import Writing
from ipdesk.opening_figures import SOURCE
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import NoteRecord
from ipdesk.report import Report

IMPORT = "import"
"""How the origin of every import begins."""


def unstated(sources: Mapping[Place, str], report: Report, store: Store) -> dict[Place, str]:
    """The sources that are to be said: a person's own word stays, that of an import does not."""
    differing = {p: text for p, text in sources.items() if report.note(p, SOURCE) != text}
    held = {place for place in differing if report.note(place, SOURCE)}
    imported = _imported(report, store) if held else {}
    return {
        place: text
        for place, text in differing.items()
        if place not in held or imported.get(place) == report.note(place, SOURCE)
    }


def write_sources(
    sources: Mapping[Place, str], report: Report, writing: Writing, reason: str
) -> None:
    """Write who supplied the values, with an entry of the history for each."""
    for place, text in sources.items():
        before = report.note(place, SOURCE)
        writing.note("annotate", place, before, text, reason=reason, facet=SOURCE)
        writing.batch.notes.append(NoteRecord(writing.report, *place, SOURCE, text))


def _imported(report: Report, store: Store) -> dict[Place, str]:
    """What imports have said as the sources of the report's values, the last of each."""
    return {
        Place(entry.section, entry.row, entry.column): entry.after
        for entry in store.history(report.header.id, 0)
        if entry.facet == SOURCE and entry.origin.startswith(IMPORT)
    }
