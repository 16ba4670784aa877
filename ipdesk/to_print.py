"""What a print is made of: the open report, a blank form of another kind, or two reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.comparing.reading import earlier, header_of, snapshot_beside
from ipdesk.errors import UsageError
from ipdesk.handover.gather import snapshot_for
from ipdesk.library import Library
from ipdesk.pace import UNPACED, Pace
from ipdesk.paper.code import What
from ipdesk.problems import Verdict
from ipdesk.records import DRAFT, ReportRecord
from ipdesk.regions import Unit
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace


def to_print(
    workspace: Workspace,
    library: Library,
    what: What,
    kind: str = "",
    beside: str = "",
    pace: Pace = UNPACED,
) -> Callable[[], Snapshot]:
    """What makes the snapshot to print, in any thread; what is stored is read at once.

    ``kind`` is that of a blank form, "" for the report's own; ``beside`` the report that
    differences are shown to, "" for the one before. :class:`UsageError` where there is none.
    """
    active = workspace.report.header
    if what == "blank" and kind not in ("", active.kind):
        blank = blank_report(active, workspace.form.catalogue, kind, workspace.unit)
        return lambda: blank
    snapshot = snapshot_for(workspace, what, pace)
    if what != "difference":
        return lambda: snapshot
    before = earlier(workspace.store.reports(), active)
    if beside:
        before = header_of(workspace, beside)
    if before is None:
        raise UsageError("nothing_beside")
    make = snapshot_beside(workspace, library, before.id)
    return lambda: replace(snapshot, beside=make())


def blank_report(header: ReportRecord, catalogue: Catalogue, kind: str, unit: Unit) -> Snapshot:
    """A report of a kind that nobody has begun, for the year and category of another one.

    :class:`UsageError` if the edition has no such kind.
    """
    form = form_for(catalogue, kind, header.category, header.unit)
    begun = ReportRecord(
        id="",
        kind=kind,
        unit=header.unit,
        category=header.category,
        year=header.year,
        revision=1,
        state=DRAFT,
        edition=header.edition,
        edition_version=header.edition_version,
        catalogue_digest=header.catalogue_digest,
        practice=header.practice,
        created_at=header.created_at,
    )
    return Snapshot(
        header=begun,
        unit=unit,
        form=form,
        cells={code: {row: {} for row in section.rows} for code, section in form.sections.items()},
        computed=frozenset(),
        notes={},
        problems=(),
        outcomes=(),
        stands=(),
        verdict=Verdict(0, 0, 0, 0, 0),
    )
