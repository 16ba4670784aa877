"""A long roster taken in from a workbook: from the file to its preview."""

from __future__ import annotations

from bench.findings import Finding, Goal
from bench.floors import bare_libraries
from bench.measures.paste import enterprise
from bench.measuring import collector_at_rest, interleaved, timed
from bench.site import Site
from ipdesk.changes import Edit
from ipdesk.cli.io import sentences
from ipdesk.cli.output import write_workbook
from ipdesk.exchange.many_files import plan_files
from ipdesk.places import Place
from ipdesk.screens.importing import ImportScreen
from ipdesk.workspace import Workspace

ROUNDS = 7
SECTION = "enterprises"
ROWS = 10_000
SHOWN = 30
FLOOR = "openpyxl, values alone"
GOAL = Goal(2)


def measure(site: Site) -> list[Finding]:
    """Read in a process apart, compared with the report, the first rows in words."""
    book = site.folder / "roster.xlsx"
    with site.filled("importing") as workspace:
        words = sentences(workspace, site.services)
        empty = workspace.content()
        _fill(workspace)
        write_workbook(workspace, site.services, book)
        _change(workspace)

        def preview(*, filled: bool) -> None:
            content = workspace.content() if filled else empty
            screen = ImportScreen(workspace, words, site.services.translator)
            screen.show(plan_files(content, [book]))
            screen.remarks()
            for index in range(SHOWN):
                screen.row(index)

        with collector_at_rest():
            taken = interleaved(
                {
                    "new": timed(lambda: preview(filled=False)),
                    "known": timed(lambda: preview(filled=True)),
                    "floor": timed(lambda: bare_libraries.read(book)),
                },
                ROUNDS,
            )
    names = {"new": "import preview, {} new rows", "known": "import preview, {} changed rows"}
    return [
        Finding(name.format(f"{ROWS:,}"), taken[key], taken["floor"], FLOOR, "s", goal=GOAL)
        for key, name in names.items()
    ]


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
