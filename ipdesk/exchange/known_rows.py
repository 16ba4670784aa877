"""Lines of a template that are rows of the report already, though no name tells so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ipdesk.exchange.table_match import Table
from ipdesk.values import Cell, State, parse

Said = frozenset[tuple[str, State, str]]


def known_rows(table: Table, rows: Mapping[str, Mapping[str, Cell]]) -> Table:
    """The table in which a loose line that says just what a row says is that row.

    So the same template taken in twice adds nothing the second time. A roster whose rows have a
    key has told them by it.
    """
    free = {said(cells): row for row, cells in rows.items() if row not in table.lines}
    if table.layout.form.section.key or not free:
        return table
    lines, loose = dict(table.lines), []
    for line in table.loose:
        row = free.pop(_said_of(table, line), None)
        if row is None:
            loose.append(line)
        else:
            lines[row] = line
    return replace(table, lines=lines, loose=tuple(loose))


def said(cells: Mapping[str, Cell]) -> Said:
    """What a row says, whatever way it is spelt."""
    return frozenset(
        (column, cell.state, cell.text or cell.raw)
        for column, cell in cells.items()
        if cell.state is not State.BLANK
    )


def _said_of(table: Table, line: int) -> Said:
    form = table.layout.form
    return said(
        {
            lane.code: parse(
                table.sheet.text(line, table.lanes[lane.code]), form.spec("", lane.code)
            )
            for lane in table.layout.data_lanes
        }
    )
