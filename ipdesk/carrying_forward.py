"""Carrying forward: the clerk takes last year's text of a cell, where the catalogue allows it.

Unlike what a report opens with, this is a step of the clerk's own: the history says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipdesk.changes import Edit
from ipdesk.last_year import LastYear
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.report import Report

REASON = "carry_forward"
"""What the history says of a value that was carried forward."""


def to_carry(report: Report, last_year: LastYear, places: Iterable[Place]) -> Iterator[Edit]:
    """What the cells would hold: those that may be carried and are not the same already."""
    for place in places:
        column = report.form.sections[place.section].columns.get(place.column)
        if column is None or not column.carry or not place.row or lock_of(report, place):
            continue
        record = last_year.cell(place)
        if record is not None and record.raw and record.raw != report.typed(place).raw:
            yield Edit(place, record.raw)
