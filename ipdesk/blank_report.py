"""The report that a template is of: one of the workspace or, before that, as it will begin."""

from __future__ import annotations

from ipdesk.catalogue import loader
from ipdesk.catalogue.form import form_for
from ipdesk.live_report import LiveReport
from ipdesk.records import DRAFT, ReportContent, ReportRecord
from ipdesk.report import load
from ipdesk.services import Services
from ipdesk.settled import YEARLY
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace


def report_to_fill(
    workspace: Workspace, services: Services, kind: str = "", year: int = 0
) -> Snapshot:
    """The active report, another draft of the workspace, or what a new report would begin with.

    Kind and year are those of the active report where they are not given. Raises what
    :meth:`Opener.add_report` raises where there can be no such report.
    """
    active = workspace.report.header
    kind, year = kind or active.kind, year or active.year
    if (active.kind, active.year) == (kind, year):
        return workspace.snapshot()
    draft = _draft(workspace, kind, year)
    if draft is not None:
        return services.opener.beside(workspace, draft.id).snapshot()
    return _begun(workspace, services, kind, year)


def _draft(workspace: Workspace, kind: str, year: int) -> ReportRecord | None:
    """The open draft of that kind and, where there is one every year, of that year."""
    kinds = {known.code: known for known in workspace.form.catalogue.kinds}
    yearly = kind in kinds and kinds[kind].period == YEARLY
    drafts = (h for h in workspace.store.reports() if h.state == DRAFT and h.kind == kind)
    return next((header for header in drafts if not yearly or header.year == year), None)


def _begun(workspace: Workspace, services: Services, kind: str, year: int) -> Snapshot:
    batch = services.opener.beginning(workspace, kind, year)
    (header,) = batch.reports
    catalogue = loader.from_json(batch.catalogues[0].body)
    form = form_for(catalogue, header.kind, header.category, header.unit)
    content = ReportContent(header, batch.cells, batch.rows, batch.notes, [])
    divisions = services.regions.divisions(header.unit, header.year)
    live = LiveReport(load(content, form), divisions, lambda: workspace.series)
    unit = services.regions.unit(header.unit, header.year)
    return live.snapshot(header, unit, {h.id: h for h in workspace.store.reports()}, ())
