"""Looks a page's code up: in a submission package alone, or in a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.comparing.reading import snapshot_beside
from ipdesk.handover.gather import snapshot_for
from ipdesk.messages import Translator
from ipdesk.paper.code import PageCode, parse_code, scanned_digest
from ipdesk.paper.content import Data, PageRecord, data_of, identity_of, key_of, page_records
from ipdesk.paper.match import Match, Verdict, is_of, match
from ipdesk.printing.blank import blank_of
from ipdesk.printing.engine import Printer
from ipdesk.printing.extract import told_extract
from ipdesk.records import DRAFT
from ipdesk.sentences import Sentences
from ipdesk.snapshot import Snapshot
from ipdesk.to_print import blank_report
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.package.verify import Inspection
    from ipdesk.services import Services


class Found(NamedTuple):
    """What was found, whose it is, and the values to show; the form where one is at hand."""

    match: Match
    unit: str
    year: str
    kind: str
    data: Data
    form: Form | None = None


def in_package(inspection: Inspection, typed: str) -> Found:
    """The page looked up in a verified package; nothing else is needed.

    Raises :class:`UsageError` for a mistyped code.
    """
    from ipdesk.package.page_list import key_of as package_key

    code = parse_code(typed)
    facts = inspection.submission
    data = Data(inspection.tables)

    def found(verdict: Verdict | None = None) -> Found:
        pages = inspection.pages
        result = (
            Match(verdict, code)
            if verdict
            else match(code, scanned_digest(typed), data, pages.pages if pages else ())
        )
        return Found(result, facts.unit.code, facts.period, facts.kind, data)

    if not is_of(code, package_key(facts), facts.revision):
        return found("other_report")
    if code.draft:
        return found("draft")
    pages = inspection.pages
    known = pages is not None and (pages.print, pages.language) == (code.what, code.language)
    return found() if known and not code.selection else found("other_print")


def in_workspace(path: Path, typed: str, services: Services) -> Found:
    """The page looked up among the reports of a workspace file.

    The print is laid out again, in the page's language. Raises :class:`UsageError` for a
    mistyped code, and the storage errors.
    """
    code = parse_code(typed)
    workspace = services.opener.open(path, "")
    try:
        for header in workspace.store.reports():
            if is_of(code, key_of(header), header.revision):
                if header.id != workspace.report.header.id:
                    services.opener.turn_to(workspace, header.id)
                return _in_report(workspace, code, typed, services)
        blanks = list(_blanks(workspace, services, code))
        if blanks:
            records = _laid_out(blanks, code, services)
            data = data_of(blank_of(blanks[0]))
            return _found(match(code, scanned_digest(typed), data, records), blanks[0], data)
        return _found(Match("other_report", code), workspace.snapshot(), Data({}))
    finally:
        workspace.store.close()


def _in_report(workspace: Workspace, code: PageCode, typed: str, services: Services) -> Found:
    snapshot = snapshot_for(workspace, code.what)
    if code.draft != (snapshot.header.state == DRAFT):
        return _found(Match("draft", code), snapshot, Data({}))
    data = data_of(blank_of(snapshot) if code.what == "blank" else snapshot)
    records = _kept(workspace, code, data) or _laid_out(
        _to_lay_out(workspace, snapshot, code, services), code, services
    )
    return _found(match(code, scanned_digest(typed), data, records), snapshot, data)


def _blanks(workspace: Workspace, services: Services, code: PageCode) -> Iterator[Snapshot]:
    """The blank forms that the code can be of, where no report of the kind was begun."""
    for header in workspace.store.reports() if code.what == "blank" else ():
        catalogue = services.library.pinned(workspace.store, header.catalogue_digest)
        unit = workspace.regions.unit(header.unit, header.year)
        for kind in catalogue.kinds:
            blank = blank_report(header, catalogue, kind.code, unit)
            if is_of(code, key_of(blank.header), blank.header.revision):
                yield blank


def _to_lay_out(
    workspace: Workspace, snapshot: Snapshot, code: PageCode, services: Services
) -> Iterator[Snapshot]:
    """What the print can have been made of: differences are those to another of the kind."""
    if code.what == "extract":
        yield told_extract(snapshot, code.selection)
    elif code.what == "difference":
        yield from _beside(workspace, snapshot, services)
    else:
        yield snapshot


def _beside(workspace: Workspace, snapshot: Snapshot, services: Services) -> Iterator[Snapshot]:
    active = workspace.report.header
    for header in workspace.store.reports():
        if header.kind == active.kind and header.id != active.id:
            beside = snapshot_beside(workspace, services.library, header.id)()
            yield replace(snapshot, beside=beside)


def _kept(workspace: Workspace, code: PageCode, data: Data) -> tuple[PageRecord, ...]:
    """The pages as they were printed at sealing, if the code is of that print."""
    import msgspec

    from ipdesk.package.contents import PAGES
    from ipdesk.package.page_list import PageList

    header = workspace.report.header
    for file in workspace.store.sealed_files(header.id):
        if file.path == PAGES:
            kept = msgspec.json.decode(workspace.store.blob(file.digest).content, type=PageList)
            if (kept.print, kept.language) == (code.what, code.language) and not code.selection:
                identity = identity_of(header, kept.print, kept.language)
                return page_records(identity, data, [page.items for page in kept.pages])
    return ()


def _laid_out(
    candidates: Iterable[Snapshot], code: PageCode, services: Services
) -> tuple[PageRecord, ...]:
    """The pages of the print: that of the candidate that has the code, else of the last."""
    translator = Translator(services.resources / "translations", code.language)
    found: tuple[PageRecord, ...] = ()
    for snapshot in candidates:
        words = Sentences(translator, snapshot.form, snapshot.cell)
        kinds = snapshot.form.kind.sections
        chosen = 0 if code.what == "extract" else code.selection
        sections = [section for n, section in enumerate(kinds) if chosen >> n & 1]
        printer = Printer(services.templates, translator, words)
        found = printer.codes(snapshot, code.what, sections)
        if any(record.code == str(code) for record in found):
            break
    return found


def _found(result: Match, snapshot: Snapshot, data: Data) -> Found:
    header = snapshot.header
    return Found(result, header.unit, str(header.year), header.kind, data, snapshot.form)
