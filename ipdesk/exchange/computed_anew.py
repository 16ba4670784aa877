"""Values of a file at places that the program computes, once the file's other values are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ipdesk.checks.derive import Derivation
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.snapshot import Content
from ipdesk.values import Cell, State, parse

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import Entry


def computed_anew(content: Content, entries: Sequence[Entry]) -> set[Place]:
    """Where an entry would be taken for typed though the import makes it a computed value.

    A workbook holds computed values as well. Where the report lacks an operand now that comes
    back with the workbook, the value beside it is nobody's.
    """
    derived = content.form.derived_at
    asked = {entry.place for entry in entries if entry.taken and entry.place in derived}
    if not asked:
        return set()
    report = _typed(content)
    for entry in entries:
        if entry.taken and entry.place not in derived:
            section, row, column = entry.place
            cell = parse(entry.after, content.form.sections[section].spec(row, column))
            report.sections[section].setdefault(row, {})[column] = cell
    Derivation(report).refresh_all()
    return {place for place in asked if _stands(report.computed.get(place))}


def _typed(content: Content) -> Report:
    """The report with what was typed in it."""
    report = Report(content.header, content.form)
    for section, rows in content.cells.items():
        for row, cells in rows.items():
            report.sections[section][row] = {
                column: cell
                for column, cell in cells.items()
                if Place(section, row, column) not in content.computed
            }
    return report


def _stands(cell: Cell | None) -> bool:
    """Whether a computed cell is locked, as :func:`ipdesk.locks.lock_of` has it."""
    return cell is not None and cell.state is not State.NOT_AVAILABLE
