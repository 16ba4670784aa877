"""Looks a page's code up: in a submission package alone, or in a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from ipdesk.records import DRAFT
from ipdesk.sentences import Sentences
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.services import Services


class Found(NamedTuple):
    """What was found, whose it is, and the values to show; the form where one is at hand."""

    match: Match
    unit: str
    year: str
    kind: str
    data: Data
    form: Form | None = None


def in_package(path: Path, typed: str) -> Found:
    """The page looked up in a package, which is verified first; nothing else is needed.

    Raises :class:`UsageError` for a mistyped code, :class:`PackageRefused` for a bad package.
    """
    from ipdesk.package.page_list import key_of as package_key
    from ipdesk.package.verify import inspect

    code = parse_code(typed)
    inspection = inspect(path)
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
                services.opener.turn_to(workspace, header.id)
                return _in_report(workspace, code, typed, services)
        return _found(Match("other_report", code), workspace.snapshot(), Data({}))
    finally:
        workspace.store.close()


def _in_report(workspace: Workspace, code: PageCode, typed: str, services: Services) -> Found:
    snapshot = snapshot_for(workspace, code.what)
    if code.draft != (snapshot.header.state == DRAFT):
        return _found(Match("draft", code), snapshot, Data({}))
    data = data_of(blank_of(snapshot) if code.what == "blank" else snapshot)
    records = _kept(workspace, code, data) or _laid_out(
        snapshot, code, services, lambda: _others(workspace, services)
    )
    return _found(match(code, scanned_digest(typed), data, records), snapshot, data)


def _others(workspace: Workspace, services: Services) -> Iterator[Snapshot]:
    """The other reports of the active one's kind."""
    active = workspace.report.header
    for header in workspace.store.reports():
        if header.kind == active.kind and header.id != active.id:
            yield snapshot_beside(workspace, services.library, header.id)()


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
    snapshot: Snapshot,
    code: PageCode,
    services: Services,
    others: Callable[[], Iterator[Snapshot]],
) -> tuple[PageRecord, ...]:
    """The pages of the print. ``others`` are the reports that differences can be shown to."""
    translator = Translator(services.resources / "translations", code.language)
    words = Sentences(translator, snapshot.form, snapshot.cell)
    kinds = snapshot.form.kind.sections
    sections = [section for n, section in enumerate(kinds) if code.selection >> n & 1]
    printer = Printer(services.templates, translator, words)
    if code.what != "difference":
        return printer.codes(snapshot, code.what, sections)
    found: tuple[PageRecord, ...] = ()
    for beside in others():
        found = printer.codes(replace(snapshot, beside=beside), code.what, sections)
        if any(record.code == str(code) for record in found):
            break
    return found


def _found(result: Match, snapshot: Snapshot, data: Data) -> Found:
    header = snapshot.header
    return Found(result, header.unit, str(header.year), header.kind, data, snapshot.form)
