"""Commands that write or read files: workbook, template, seal, package, verify."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli.io import opened, say, say_json
from ipdesk.cli.passphrase import identity
from ipdesk.cli.printing import verify_page, write_pdf, write_sheet
from ipdesk.cli.signing import order_of, say_sealed, say_written
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import PackageRefused, UsageError
from ipdesk.files import write_durably
from ipdesk.handover.gather import HANDOVER, handing_over
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.package.verify import Verification
    from ipdesk.signing.enrolments import Enrolments
    from ipdesk.signing.verdicts import Overall

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


def template(options: argparse.Namespace, services: Services) -> int:
    """Write a blank template of a report, for departments to fill in."""
    from ipdesk.blank_report import report_to_fill
    from ipdesk.exchange.template_writer import write_template

    with opened(options, services) as workspace:
        snapshot = report_to_fill(workspace, services, options.kind, options.year)
        for code in options.section or ():
            snapshot.form.section(code)
        content = write_template(snapshot, services.translator, options.section or (), options.rows)
    write_durably(options.output, [content])
    say(services.translator.tr("Wrote {file}", file=options.output))
    return 0


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


def package(options: argparse.Namespace, services: Services) -> int:
    """Write the package of a sealed report again, byte for byte."""
    with opened(options, services) as workspace:
        order = order_of(options, services, workspace)
        written = Sealer(services).write_package(workspace, options.output, order)
        if options.sheet is not None:
            write_sheet(workspace, services, options.sheet, written)
        if options.json:
            return say_sealed(workspace, services, written, None, as_json=True)
    say_written(written, services)
    return 0


def verify_package(options: argparse.Namespace, services: Services) -> int:
    """Verify a package, or tell of a printed page whether it shows the data."""
    if options.page:
        return verify_page(options, services)
    from ipdesk.package.apart import ApartReader

    try:
        with ApartReader() as reader:
            found = reader.inspect(_source(options, services)).verification
    except PackageRefused as fault:
        if not options.json:
            raise
        why = ErrorSentences(services.translator).what(fault)
        say_json({"valid": False, "reason": fault.reason, "sentence": why})
        return NOT_VALID
    enrolments = _enrolments(options.keys, services) if options.keys else None
    return _say_verified(found, services, enrolments, as_json=options.json)


def _source(options: argparse.Namespace, services: Services) -> Path | bytes:
    """The package named, decrypted where it is encrypted."""
    from ipdesk.encryption.age_file import decrypted, is_encrypted

    path: Path = options.package
    if not is_encrypted(path):
        return path
    key = identity(options, services)
    if key is None:
        raise UsageError("identity_needed")
    return decrypted(path, key)


def _enrolments(path: Path, services: Services) -> Enrolments:
    """The keys that the data packs of a workspace enrol."""
    from ipdesk.data_packs.kept import kept_packs

    workspace = services.opener.open(path)
    try:
        return kept_packs(workspace.store.settings()).enrolments()
    finally:
        workspace.store.close()


def _say_verified(
    found: Verification, services: Services, enrolments: Enrolments | None, *, as_json: bool
) -> int:
    """What a package that keeps the format is; one whose signature is wrong is not valid."""
    from ipdesk.cli.verified import fact_lines
    from ipdesk.signing.verdicts import verify_signatures
    from ipdesk.signing.words import SignatureWords

    tr, facts = services.translator.tr, found.facts()
    check = verify_signatures(found.signed, enrolments, services.clock.now())
    if enrolments is not None:
        facts["signature"] = check.overall
    forged = _stands_against(check.overall, known=enrolments is not None)
    if as_json:
        say_json({"valid": not forged, **({"reason": "signature"} if forged else {}), **facts})
    else:
        name = found.name
        say(tr("Not valid: {name}", name=name) if forged else tr("Valid: {name}", name=name))
        say(*SignatureWords(services.translator).lines(check))
        say(*fact_lines(found, services))
    return NOT_VALID if forged else 0


def _stands_against(signature: Overall, *, known: bool) -> bool:
    """Whether a signature makes a package invalid: with keys at hand, whatever is not valid does.

    A package without any is told to be unsigned, as ever.
    """
    return signature not in ("valid", "unsigned") if known else signature == "invalid"
