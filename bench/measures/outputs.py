"""Print, workbook and import of the filled example."""

from __future__ import annotations

from pathlib import Path

from bench.findings import Finding
from bench.floors import bare_libraries
from bench.measuring import Series, interleaved, timed
from bench.site import Site
from ipdesk.cli.io import sentences
from ipdesk.cli.output import write_workbook
from ipdesk.exchange.import_plan import plan_import
from ipdesk.exchange.workbook_reader import read_in_child, read_workbook
from ipdesk.printing.engine import Printer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

ROUNDS = 10


def measure(site: Site) -> list[Finding]:
    """Each against the library underneath it, handling plain values."""
    book = site.folder / "report.xlsx"
    with site.filled("outputs") as workspace:
        write_workbook(workspace, site.services, book)
        printed = _print(workspace, site.services)
        exchanged = _exchange(workspace, site.services, book)
    typst, write, read = "Typst, one line", "openpyxl, values alone", "openpyxl, values alone"
    return [
        Finding("print the report (PDF)", printed["report"], printed["floor"], typst, "ms"),
        Finding("print the checklist (PDF)", printed["checklist"], printed["floor"], typst, "ms"),
        Finding("export the workbook", exchanged["export"], exchanged["write"], write, "ms"),
        Finding("import, same process", exchanged["import"], exchanged["read"], read, "ms"),
        Finding("import, process apart", exchanged["apart"], exchanged["read"], read, "ms"),
    ]


def _print(workspace: Workspace, services: Services) -> dict[str, Series]:
    snapshot = workspace.snapshot()

    def printer() -> Printer:
        # A new one each time, as the commands make it.
        words = sentences(workspace, services)
        return Printer(services.templates, services.translator, words)

    return interleaved(
        {
            "report": timed(lambda: printer().pdf(snapshot, "report")),
            "checklist": timed(lambda: printer().pdf(snapshot, "checklist")),
            "floor": timed(bare_libraries.print_line),
        },
        ROUNDS,
    )


def _exchange(workspace: Workspace, services: Services, book: Path) -> dict[str, Series]:
    snapshot, sheets = workspace.snapshot(), bare_libraries.read(book)
    copy = book.with_name("plain.xlsx")
    return interleaved(
        {
            "export": timed(lambda: write_workbook(workspace, services, book)),
            "write": timed(lambda: bare_libraries.write(sheets, copy)),
            "import": timed(lambda: plan_import(snapshot, read_workbook(book))),
            "apart": timed(lambda: plan_import(snapshot, read_in_child(book))),
            "read": timed(lambda: bare_libraries.read(book)),
        },
        ROUNDS,
    )
