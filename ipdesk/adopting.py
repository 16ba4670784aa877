"""Taking over the values of a scheme that was approved while a draft was open.

A draft keeps the goals it opened with until somebody takes the newer ones over, in one commit
with an entry in the history for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ipdesk.adopted import ADOPTED_FROM, adopted_at
from ipdesk.ledger import Writing
from ipdesk.library import Library
from ipdesk.opening_figures import adopted_kinds, adopted_values
from ipdesk.other_reports import OtherReports
from ipdesk.places import Place
from ipdesk.records import NoteRecord
from ipdesk.report import Report
from ipdesk.values import Cell
from ipdesk.workspace import Workspace


class Adoption(NamedTuple):
    """A value that the scheme in force sets otherwise: raw texts before and after.

    ``source`` is the report in force, ``origin`` the one that the value was adopted from before;
    "" where that was none.
    """

    place: Place
    source: str
    origin: str
    before: str
    after: str


def pending_adoptions(workspace: Workspace, library: Library) -> tuple[Adoption, ...]:
    """What the open draft has not yet taken over from the schemes in force; nothing is changed.

    A scheme is read only if the draft holds nothing of the newest one.
    """
    if not workspace.editable:
        return ()
    report, others = workspace.report, OtherReports(workspace, library)
    held = {adopted_at(report.notes, place) for place in report.notes}
    year = report.header.year
    newest = (next(others.sealed_of(k, year), None) for k in adopted_kinds(report.form))
    if all(header is None or header.id in held for header in newest):
        return ()
    return tuple(adoptions(report, others.in_force(report.form, year)))


def adoptions(report: Report, in_force: Mapping[str, Report]) -> Iterator[Adoption]:
    """Where the reports in force say otherwise than the draft, in the order of its form."""
    for section in report.form.sections.values():
        for column in section.section.columns:
            kind = (column.adopted or "").partition(".")[0]
            if kind not in in_force:
                continue
            found = dict(adopted_values(report.form, section, column, in_force))
            for row in section.rows:
                place = Place(section.code, row, column.code)
                origin, before = adopted_at(report.notes, place), report.typed(place).raw
                source = in_force[kind].header.id if place in found else ""
                after = found[place].raw if place in found else ""
                if source != origin or (source and after != before):
                    yield Adoption(place, source, origin, before, after)


def write_adoption(item: Adoption, cell: Cell, writing: Writing) -> None:
    """One value that is taken over, with where it comes from, and its entries of the history."""
    if item.after != item.before:
        writing.put(item.place, cell)
        writing.note("adopt", item.place, item.before, item.after, reason=item.source)
    writing.note("adopt", item.place, item.origin, item.source, facet=ADOPTED_FROM)
    writing.batch.notes.append(NoteRecord(writing.report, *item.place, ADOPTED_FROM, item.source))
