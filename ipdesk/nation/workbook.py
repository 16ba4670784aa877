"""The national workbook: contents, a sheet for each figure, one for each roster, the reports.

To be read, printed and computed with; no import takes it back. Every text is text, whatever it
begins with.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.exchange.sheet_names import sheet_names
from ipdesk.exchange.workbook_archive import steady
from ipdesk.messages import Translator
from ipdesk.nation.cloth import Cloth
from ipdesk.nation.contents_sheet import Entry, draw_contents
from ipdesk.nation.long_sheet import draw_long
from ipdesk.nation.long_tables import LongTable, LongTables
from ipdesk.nation.material import Nation
from ipdesk.nation.paper import Paper
from ipdesk.nation.table_sheet import TableSheet
from ipdesk.nation.tables import NationTable, nation_tables
from ipdesk.nation.totals import Totals
from ipdesk.nation.words import NationWords

if TYPE_CHECKING:
    from openpyxl import Workbook

PROGRAM = "IPDesk"


class _Sheets(NamedTuple):
    """What gets a sheet of its own, and the name of each, the contents first."""

    tables: Sequence[NationTable]
    long: Sequence[LongTable]
    names: Sequence[str]


def write_nation(nation: Nation, translator: Translator, left_out: Sequence[str] = ()) -> bytes:
    """The workbook as an .xlsx file; ``left_out`` says line by line what is not in it.

    The same nation in the same language gives the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    cloth, words = Cloth(book), NationWords(translator)
    sheets = _sheets(nation, translator, words)
    paper = Paper(translator, practice=nation.practice)
    book.active.title = sheets.names[0]
    made = [book.create_sheet(name) for name in sheets.names[1:]]
    totals = Totals(sheets.tables, nation.catalogue)
    drawing = TableSheet(nation, words, translator, cloth, paper, totals, sheets.names[0])
    for sheet, table in zip(made, sheets.tables, strict=False):
        drawing.draw(sheet, table)
    for sheet, long in zip(made[len(sheets.tables) :], sheets.long, strict=True):
        draw_long(sheet, long, cloth, paper, sheets.names[0])
    entries = list(_entries(nation, sheets, totals, words))
    draw_contents(book.active, nation, entries, left_out, translator, cloth, paper)
    cloth.put_away()
    return _saved(book, nation, translator.tr("National consolidation"))


def _sheets(nation: Nation, translator: Translator, words: NationWords) -> _Sheets:
    tables = [table for table in nation_tables(nation) if table.cells]
    making = LongTables(nation, translator)
    long = [*making.rosters(), making.reports()]
    wanted = [translator.tr("Contents")]
    wanted += [words.sheet(table) for table in tables]
    wanted += [one.title for one in long]
    return _Sheets(tables, long, sheet_names(wanted))


def _entries(
    nation: Nation, sheets: _Sheets, totals: Totals, words: NationWords
) -> Sequence[Entry]:
    found = []
    for name, table in zip(sheets.names[1:], sheets.tables, strict=False):
        latest = table.latest
        total = totals.of(table).get(latest) if latest else None
        count = len(table.numbers(latest)) if latest else 0
        found.append(
            Entry(
                name,
                table.place.row,
                words.title(table),
                words.label(table.unit),
                str(latest or ""),
                f"{count}/{len(nation.units)}",
                total.value if total else None,
                table.precision,
            )
        )
    for name, long in zip(sheets.names[1 + len(sheets.tables) :], sheets.long, strict=True):
        found.append(Entry(name, long.code, long.title, "", "", str(len(long.lines)), None, None))
    return found


def _saved(book: Workbook, nation: Nation, title: str) -> bytes:
    newest = max((one.sealed_at for one in nation.submissions.values()), default="")
    book.properties.creator = PROGRAM
    book.properties.title = title
    buffer = io.BytesIO()
    book.save(buffer)
    return steady(buffer.getvalue(), newest, newest)
