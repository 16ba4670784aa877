"""Commands that write or read files: workbook, import, print, seal, package, verify."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.cli.printing import verify_page, write_pdf
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import PackageRefused
from ipdesk.files import write_durably
from ipdesk.handover.gather import HANDOVER, handing_over
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import ImportPlan

NOT_VALID = 3


def workbook(options: argparse.Namespace, services: Services) -> int:
    """Export the report as a workbook."""
    with opened(options, services) as workspace:
        write_workbook(workspace, services, options.output)
    say(services.translator.tr("Wrote {file}", file=options.output))
    return 0


def write_workbook(workspace: Workspace, services: Services, path: Path) -> None:
    """The report as a workbook at ``path``."""
    from ipdesk.exchange.workbook_writer import write_workbook as make

    write_durably(path, [make(workspace.snapshot(), services.translator)])


def handover(options: argparse.Namespace, services: Services) -> int:
    """Write the handover file: a PDF where the name ends so, else a workbook."""
    with opened(options, services) as workspace:
        if options.output.suffix.lower() == ".pdf":
            write_pdf(workspace, services, HANDOVER, options.output)
        else:
            from ipdesk.exchange.handover_book import write_handover

            content = write_handover(handing_over(workspace), services.translator)
            write_durably(options.output, [content])
    say(services.translator.tr("Wrote {file}", file=options.output))
    return 0


def take(options: argparse.Namespace, services: Services) -> int:
    """Import figures: show what changes; unless it is a dry run, back up and store it at once."""
    from ipdesk.exchange.import_plan import plan_import
    from ipdesk.exchange.workbook_reader import read_in_child

    with opened(options, services) as workspace:
        plan = plan_import(workspace.snapshot(), read_in_child(options.workbook))
        _show_plan(plan, workspace, services)
        if not options.dry_run:
            services.stores.backup(workspace.store)
            workspace.apply(plan.edits, f"import:{options.workbook.name}")
    return 0


def _show_plan(plan: ImportPlan, workspace: Workspace, services: Services) -> None:
    words, tr = sentences(workspace, services), services.translator.tr
    kinds = {
        "new": tr("New"),
        "changed": tr("Changed"),
        "cleared": tr("Cleared"),
        "refused": tr("Refused"),
        "computed": tr("Computed, not taken"),
        "carried": tr("Carried over, not taken: restate it"),
        "adopted": tr("From the approved scheme, not taken"),
    }
    for entry in plan.entries:
        if entry.kind in kinds:
            before = f"{entry.before} → " if entry.before else ""
            say(f"{kinds[entry.kind]}  {words.place(entry.place)}: {before}{entry.after}")
    for place in plan.absent:
        say(tr("Not in the workbook, left as it is: {name}", name=words.place(place)))
    say(
        services.translator.ntr(
            "{n} value to be stored", "{n} values to be stored", len(plan.edits)
        )
    )


def seal(options: argparse.Namespace, services: Services) -> int:
    """Seal the report and write its package."""
    with opened(options, services) as workspace:
        written = Sealer(services).seal(workspace, options.output, ORIGIN)
    say(str(written.path), f"sha256 {written.digest}")
    return 0


def package(options: argparse.Namespace, services: Services) -> int:
    """Write the package of a sealed report again, byte for byte."""
    with opened(options, services) as workspace:
        written = Sealer(services).write_package(workspace, options.output)
    say(str(written.path), f"sha256 {written.digest}")
    return 0


def verify_package(options: argparse.Namespace, services: Services) -> int:
    """Verify a package, or tell of a printed page whether it shows the data."""
    if options.page:
        return verify_page(options, services)
    from ipdesk.package.verify import verify

    try:
        found = verify(options.package)
    except PackageRefused as fault:
        if not options.json:
            raise
        why = ErrorSentences(services.translator).what(fault)
        say_json({"valid": False, "reason": fault.reason, "sentence": why})
        return NOT_VALID
    facts = found.facts()
    if options.json:
        say_json({"valid": True, **facts})
        return 0
    tr = services.translator.tr
    say(tr("Valid: {name}", name=facts["name"]))
    for key, value in facts.items():
        say(f"  {key}: {value}")
    return 0
