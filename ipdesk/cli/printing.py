"""Commands about paper: print, and tell of a printed page what it shows."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli.io import opened, say, say_json
from ipdesk.errors import UsageError
from ipdesk.files import write_durably
from ipdesk.paper.code import What
from ipdesk.paper.extract import Extract
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.snapshot import Snapshot
from ipdesk.to_print import to_print
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered

DELIVERY = "delivery"
"""What the delivery sheet is asked for by; its page has no page code, unlike those of ``WHAT``."""
_DIFFERS = 3
_ZIP = b"PK"


def print_pdf(options: argparse.Namespace, services: Services) -> int:
    """Print to PDF."""
    if options.what == DELIVERY:
        return _print_delivery(options, services)
    with opened(options, services) as workspace:
        given = (options.what, options.kind, options.beside)
        snapshot, sections = to_print(workspace, services.library, *given)(), options.section
        if options.what == "extract":
            snapshot, sections = replace(snapshot, extract=_extract(options)), None
        write_pdf(workspace, services, options.what, options.output, sections, snapshot)
    say(services.translator.tr("Wrote {file}", file=options.output))
    return 0


def _print_delivery(options: argparse.Namespace, services: Services) -> int:
    """Print the sheet that goes with the package of a sealed report."""
    with opened(options, services) as workspace:
        write_sheet(workspace, services, options.output)
    say(services.translator.tr("Wrote {file}", file=options.output))
    return 0


def write_sheet(
    workspace: Workspace, services: Services, path: Path, delivered: Delivered | None = None
) -> None:
    """The delivery sheet of the sealed report's package at ``path``."""
    from ipdesk.delivery.contents import contents_of, subject_of
    from ipdesk.kept_package import kept_package
    from ipdesk.printing.delivery import DeliverySheet

    kept, pieces_of = kept_package(workspace), workspace.store.content
    contents = contents_of(subject_of(workspace), kept, pieces_of, delivered)
    sheet = DeliverySheet(services.templates, services.translator, contents)
    write_durably(path, [sheet.pdf()])


def write_pdf(
    workspace: Workspace,
    services: Services,
    what: What,
    path: Path,
    sections: list[str] | None = None,
    snapshot: Snapshot | None = None,
) -> None:
    """A print of the report, whole or of some sections, at ``path``."""
    from ipdesk.printing.engine import Printer

    translator = services.translator.documents
    words = Sentences(translator, lambda: workspace.form, workspace.report.cell)
    printer = Printer(services.templates, translator, words)
    snapshot = snapshot or to_print(workspace, services.library, what)()
    pdf = printer.pdf(snapshot, what, sections or (), _show_step)
    write_durably(path, [pdf])


def _extract(options: argparse.Namespace) -> Extract:
    """The rows and columns that the command names."""
    if len(options.section or ()) != 1 or not options.row:
        raise UsageError("nothing_selected")
    return Extract(options.section[0], tuple(options.row), tuple(options.column or ()))


def verify_page(options: argparse.Namespace, services: Services) -> int:
    """Tell of a page what it shows, and whether that is the data."""
    from ipdesk.package.apart import ApartReader
    from ipdesk.paper.code import parse_code
    from ipdesk.paper.lookup import in_package, in_workspace
    from ipdesk.paper.words import PageWords, plain

    path = options.package
    if _is_package(path):
        parse_code(options.page)
        with ApartReader() as reader:
            found = in_package(reader.inspect(path), options.page)
    else:
        found = in_workspace(path, options.page, services)
    if options.json:
        say_json(plain(found))
    else:
        say(*PageWords(found, services.translator).lines())
    return 0 if found.match.shows_the_data else _DIFFERS


def _show_step(done: int, total: int) -> None:
    """Show the steps of a long print to a person, and never in a file."""
    if total > 2 and sys.stderr.isatty():
        end = "\n" if done == total else ""
        print(f"\r{done}/{total}", end=end, file=sys.stderr, flush=True)  # noqa: T201 -- the command's output


def _is_package(path: Path) -> bool:
    """Whether the file begins as a package does; what cannot be read is left to the reader."""
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:
        return False
