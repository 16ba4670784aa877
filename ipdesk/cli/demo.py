"""The whole job on the example, without a window: what a clerk does in weeks, in seconds."""

from __future__ import annotations

import argparse
from pathlib import Path

from ipdesk.changes import Edit
from ipdesk.cli.io import ORIGIN, say, sentences
from ipdesk.cli.output import write_workbook
from ipdesk.cli.printing import write_pdf
from ipdesk.errors import WorkspaceExists
from ipdesk.example import read_example
from ipdesk.files import make_folder
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

EXAMPLE = "guangdong-2016"


def demo(options: argparse.Namespace, services: Services) -> int:
    """Open the example, fill, check, print, export, seal, verify; say where each output is."""
    from ipdesk.delivery.placing import Order
    from ipdesk.package.verify import verify

    tr, folder = services.translator.tr, options.output
    make_folder(folder)
    file = _free_name(folder)
    workspace = services.opener.create_example(file, EXAMPLE, ORIGIN)
    try:
        _step(tr("Example"), file)
        _check(workspace, services)
        fill(workspace, services)
        _check(workspace, services)
        outputs = {
            tr("Checklist"): folder / f"{file.stem}-checklist.pdf",
            tr("Report"): folder / f"{file.stem}-report.pdf",
            tr("Workbook"): folder / f"{file.stem}.xlsx",
        }
        checklist, report, book = outputs.values()
        write_pdf(workspace, services, "checklist", checklist)
        write_pdf(workspace, services, "report", report)
        write_workbook(workspace, services, book)
        for name, path in outputs.items():
            _step(name, path)
        # The package of an earlier demonstration has the same name.
        written = Sealer(services).seal(workspace, folder, ORIGIN, order=Order(replace=True))
        _step(tr("Package"), written.path)
        found = verify(written.path)
        _step(tr("Verified"), f"{found.name} sha256 {written.digest}")
    finally:
        workspace.store.close()
    return 0


def fill(workspace: Workspace, services: Services) -> None:
    """Fill what is missing from the exercise file, and explain what it explains."""
    tr = services.translator.tr
    data = read_example(services.resources / "example" / f"{EXAMPLE}-fill.toml")
    workspace.apply([Edit(cell.place, cell.raw) for cell in data.cells], ORIGIN)
    for item in data.explanations:
        for problem in workspace.checker.problems():
            if problem.rule == item.rule and problem.place.row == item.row:
                workspace.explain(problem, item.text, ORIGIN)
    _step(tr("Filled with fictitious exercise data"), f"{len(data.cells)}")


def _check(workspace: Workspace, services: Services) -> None:
    verdict = sentences(workspace, services).verdict(workspace.checker.verdict())
    _step(services.translator.tr("Check"), verdict)


def _free_name(folder: Path) -> Path:
    for number in range(1, 1000):
        path = folder / (f"{EXAMPLE}.ipdesk" if number == 1 else f"{EXAMPLE}-{number}.ipdesk")
        if not path.exists():
            return path
    raise WorkspaceExists(path=str(folder))


def _step(name: str, value: object) -> None:
    say(f"{name}: {value}")
