"""Follow-up flags: a facet of a cell, a row or a section, set and taken off with one key."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ipdesk.changes import ChangeSet
from ipdesk.drafting import Drafting
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.report import Report

FLAG = "flag"
Order = tuple[int, int, int]


def toggle_flag(
    workspace: Drafting, place: Place, translator: Translator, origin: object = None
) -> ChangeSet:
    """Flag the place, or take its flag off; raises what :meth:`Drafting.annotate` raises."""
    text = "" if workspace.report.note(place, FLAG) else translator.tr("yes")
    return workspace.annotate(place, FLAG, text, origin)


def flagged(report: Report) -> list[Place]:
    """What is flagged, in the order of the report: a section, its rows, their cells."""
    held = [place for place, facets in report.notes.items() if facets.get(FLAG)]
    return sorted(held, key=order_of(report, held))


def next_flagged(report: Report, after: Place) -> Place | None:
    """The flagged place behind this one, round the end; None if nothing is flagged."""
    found = flagged(report)
    order = order_of(report, [*found, after])
    behind = (place for place in found if order(place) > order(after))
    return next(behind, found[0] if found else None)


def order_of(report: Report, places: Iterable[Place]) -> Callable[[Place], Order]:
    """Where each of the places stands in the report: what is not there any more comes last."""
    sections = {code: number for number, code in enumerate(report.form.sections)}
    last = len(sections)
    wanted = {place.section for place in places} & sections.keys()
    rows = {code: _numbers(report.rows(code)) for code in wanted}
    columns = {code: _numbers(report.form.sections[code].columns) for code in wanted}

    def order(place: Place) -> Order:
        if place.section not in wanted:
            return last, 0, 0
        gone = len(rows[place.section])
        row = rows[place.section].get(place.row, gone) if place.row else -1
        return sections[place.section], row, columns[place.section].get(place.column, -1)

    return order


def _numbers(codes: Iterable[str]) -> dict[str, int]:
    return {code: number for number, code in enumerate(codes)}
