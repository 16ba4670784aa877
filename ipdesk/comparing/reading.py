"""Reads a report to compare another with, beside the one that is being worked on."""

from __future__ import annotations

from collections.abc import Callable

from ipdesk.catalogue.form import form_for
from ipdesk.errors import UsageError
from ipdesk.library import Library
from ipdesk.live_report import LiveReport
from ipdesk.records import DRAFT, ReportRecord
from ipdesk.report import load
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace


def snapshot_beside(
    workspace: Workspace, library: Library, identity: str
) -> Callable[[], Snapshot]:
    """What makes the snapshot of a report of the workspace, in any thread; no trends are in it.

    What is stored is read at once, on the thread of the store. :class:`UsageError` if there is no
    such report, and the storage errors.
    """
    if identity == workspace.report.header.id:
        active = workspace.snapshot()
        return lambda: active
    header = header_of(workspace, identity)
    content = workspace.store.report(identity)
    catalogue = library.pinned(workspace.store, header.catalogue_digest)
    unit = workspace.regions.unit(header.unit, header.year)
    divisions = workspace.regions.divisions(header.unit, header.year)
    series = workspace.series

    def make() -> Snapshot:
        form = form_for(catalogue, header.kind, header.category, header.unit)
        live = LiveReport(load(content, form), divisions, lambda: series)
        return live.snapshot(header, unit, {}, ())

    return make


def header_of(workspace: Workspace, identity: str) -> ReportRecord:
    """The header of a report of the workspace; :class:`UsageError` if there is none."""
    for header in workspace.store.reports():
        if header.id == identity:
            return header
    raise UsageError("no_report", report=identity)


def earlier(headers: list[ReportRecord], later: ReportRecord) -> ReportRecord | None:
    """What a report is compared with unless another is named: the one of its kind before it.

    A sealed one comes before a draft.
    """
    of_kind = [h for h in headers if h.kind == later.kind and h.id != later.id]
    before = [h for h in of_kind if (h.year, h.revision) < (later.year, later.revision)]
    sealed = [h for h in before if h.state != DRAFT]
    return max(sealed or before or of_kind, key=lambda h: (h.year, h.revision), default=None)
