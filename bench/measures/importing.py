"""A roster of ten thousand rows taken back from a workbook: read apart, planned, shown."""

from __future__ import annotations

import gc
from pathlib import Path

import openpyxl

from bench.findings import Finding, Goal
from bench.floors import bare_libraries
from bench.measuring import interleaved, timed
from bench.site import Site
from ipdesk.cli.io import sentences
from ipdesk.exchange.many_files import plan_files
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_layout import CODES_LINE, FIRST_LINE
from ipdesk.screens.importing import ImportScreen
from ipdesk.workspace import Workspace

ROUNDS = 5
SECTION = "enterprises"
ROWS = 10_000
FLOOR = "openpyxl, values alone"
_VALUES = {
    "name": "演练企业{n}",
    "place": "演练市",
    "industry": "制造业",
    "inventions": "{n}",
    "recognised": "2016-05-01",
    "document": "演练〔2016〕{n}号",
    "note": "演练",
}


def measure(site: Site) -> list[Finding]:
    """From the file to the preview, against reading the file with openpyxl alone."""
    book = site.folder / "roster.xlsx"
    with site.filled("importing") as workspace:
        _write(workspace, site, book)
        snapshot, translator = workspace.snapshot(), site.services.translator
        screen = ImportScreen(workspace, sentences(workspace, site.services), translator)
        gc.disable()
        taken = interleaved(
            {
                "import": timed(lambda: screen.show(plan_files(snapshot, [book]))),
                "floor": timed(lambda: bare_libraries.read(book)),
            },
            ROUNDS,
        )
        gc.enable()
    name = f"preview of a workbook of {ROWS:,} rows"
    return [Finding(name, taken["import"], taken["floor"], FLOOR, "s", goal=Goal(2))]


def _write(workspace: Workspace, site: Site, path: Path) -> None:
    """A template that somebody filled in; every value is made up."""
    path.write_bytes(
        write_template(workspace.snapshot(), site.services.translator, [SECTION], ROWS)
    )
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    lanes = {cell.value: cell.column for cell in sheet[CODES_LINE]}
    for number in range(ROWS):
        for column, text in _VALUES.items():
            sheet.cell(FIRST_LINE + number, lanes[column]).value = text.format(n=number)
    book.save(path)
