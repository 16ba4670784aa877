"""A long roster taken in from a workbook: from the file to its preview.

A workbook of the program with rows that are new, then with rows that are known and changed, and
somebody's own table of the same rows. The floor is openpyxl, reading the same file's values.
Then the import itself, in its dialog: for how long the window does not live.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl

from bench.findings import Finding, Goal
from bench.floors import bare_libraries
from bench.measures.paste import enterprise
from bench.measures.silence import silences
from bench.measuring import Sample, Series, collector_at_rest, interleaved, timed
from bench.site import Site
from ipdesk.changes import Edit
from ipdesk.cli.io import sentences
from ipdesk.cli.output import write_workbook
from ipdesk.exchange.foreign_file import open_foreign
from ipdesk.exchange.foreign_plan import plan_foreign
from ipdesk.exchange.many_files import plan_files
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_layout import CODES_LINE, FIRST_LINE
from ipdesk.places import Place
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.screens.foreign_preview import ForeignPreview
from ipdesk.screens.importing import ImportScreen
from ipdesk.services import Services
from ipdesk.snapshot import Content
from ipdesk.workspace import Workspace

ROUNDS = 7
SECTION = "enterprises"
ROWS = 10_000
SHOWN = 30
FLOOR = "openpyxl, values alone"
GOAL = Goal(2)
NAMES = {
    "new": "import preview, {} new rows",
    "known": "import preview, {} changed rows",
    "foreign": "foreign table, {} new rows",
    "template": "filled template, {} new rows",
}


def measure(site: Site) -> list[Finding]:
    """Read in a process apart, compared with the report, the first rows in words."""
    names = ("roster.xlsx", "table.xlsx", "template.xlsx")
    book, table, template = (site.folder / name for name in names)
    with site.filled("importing") as workspace:
        _write_table(workspace, table)
        foreign = _foreign(workspace, site.services, table)
        empty = workspace.content()
        _fill_template(workspace, site.services, template)
        _fill(workspace)
        write_workbook(workspace, site.services, book)
        _change(workspace)
        with collector_at_rest():
            taken = interleaved(
                {
                    "foreign": foreign,
                    "floor of the foreign": timed(lambda: bare_libraries.read(table)),
                    "template": _ours(workspace, site.services, template, lambda: empty),
                    "floor of the template": timed(lambda: bare_libraries.read(template)),
                    "new": _ours(workspace, site.services, book, lambda: empty),
                    "known": _ours(workspace, site.services, book, workspace.content),
                    "floor": timed(lambda: bare_libraries.read(book)),
                },
                ROUNDS,
            )
        # Both changes are taken back, so that all rows are new again.
        workspace.undo()
        workspace.undo()
        silent = silences(site, workspace, book, SECTION)
    floors = {name: taken[f"floor of the {name}"] for name in ("foreign", "template")}
    return [*_previews(taken, floors), *silent]


def _previews(taken: Mapping[str, Series], floors: Mapping[str, Series]) -> list[Finding]:
    return [
        Finding(
            name.format(f"{ROWS:,}"), taken[key], floors.get(key, taken["floor"]), FLOOR, "s",
            goal=GOAL,
        )
        for key, name in NAMES.items()
    ]  # fmt: skip


def _ours(
    workspace: Workspace, services: Services, book: Path, content: Callable[[], Content]
) -> Sample:
    screen = ImportScreen(workspace, sentences(workspace, services), services.translator)

    def preview() -> None:
        screen.show(plan_files(content(), [book]))
        _look(screen)

    return timed(preview)


def _foreign(workspace: Workspace, services: Services, table: Path) -> Sample:
    """The columns as they are proposed; the report has none of the rows."""
    form, empty = workspace.form, workspace.content()
    words, translator = sentences(workspace, services), services.translator

    def preview() -> None:
        opened = open_foreign(table, form, {})
        screen = ForeignScreen(workspace, translator, table, opened, SECTION)
        shown = ForeignPreview(workspace, words, translator, screen)
        shown.show(plan_foreign(empty, screen.table, screen.mapping, screen.source))
        _look(shown)

    return timed(preview)


def _look(screen: ImportScreen) -> None:
    screen.remarks()
    for index in range(SHOWN):
        screen.row(index)


def _write_table(workspace: Workspace, path: Path) -> None:
    heads = [column.label.zh for column in workspace.form.sections[SECTION].columns.values()]
    rows = [tuple(enterprise(number, 0)) for number in range(ROWS)]
    bare_libraries.write([[tuple(heads), *rows]], path)


def _fill_template(workspace: Workspace, services: Services, path: Path) -> None:
    """A template that a department filled in."""
    blank = write_template(workspace.snapshot(), services.translator, [SECTION], ROWS)
    path.write_bytes(blank)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    lanes = {cell.value: cell.column for cell in sheet[CODES_LINE]}
    columns = workspace.form.sections[SECTION].columns
    for number in range(ROWS):
        for column, text in zip(columns, enterprise(number, 0), strict=True):
            sheet.cell(FIRST_LINE + number, lanes[column]).value = text
    book.save(path)


def _fill(workspace: Workspace) -> None:
    columns = workspace.form.sections[SECTION].columns
    rows = {f"B{number}": enterprise(number, 0) for number in range(ROWS)}
    workspace.apply(
        [
            Edit(Place(SECTION, row, column), text)
            for row, texts in rows.items()
            for column, text in zip(columns, texts, strict=True)
        ]
    )


def _change(workspace: Workspace) -> None:
    """Let every row differ from the workbook in one cell."""
    rows = workspace.report.rows(SECTION)
    workspace.apply([Edit(Place(SECTION, row, "inventions"), "7") for row in rows])
