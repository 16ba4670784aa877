"""Whether everything that tells of a report tells the same: file, memory, model, rules, screens."""

from __future__ import annotations

from collections.abc import Iterable

from plain_report import PlainReport, Sheet

from ipdesk.catalogue.form import form_for
from ipdesk.live_report import LiveReport
from ipdesk.places import Place
from ipdesk.receipts.asked import asked_of
from ipdesk.report import Report, load
from ipdesk.workspace import Workspace


def sheet_of(report: Report) -> Sheet:
    """What a report holds, as the model keeps it."""
    return Sheet(
        {code: tuple(rows) for code, rows in report.sections.items()},
        {
            Place(code, row, column): cell.raw
            for code, rows in report.sections.items()
            for row, cells in rows.items()
            for column, cell in cells.items()
            if cell.raw
        },
        {place: dict(facets) for place, facets in report.notes.items() if facets},
        {key: record.text for key, record in report.explanations.items() if record.text},
        {key: slip.text for key, slip in report.disputes.items() if slip.text},
        frozenset((use.place, use.digest) for use in report.evidence),
    )


def stored_anew(workspace: Workspace) -> LiveReport:
    """The active report read from its file, computed and checked whole."""
    content = workspace.store.report(workspace.report.header.id)
    header = content.header
    form = form_for(workspace.form.catalogue, header.kind, header.category, header.unit)
    return LiveReport(
        load(content, form),
        workspace.divisions,
        lambda: workspace.series,
        packs=lambda: workspace.pack_figures,
        asked=lambda: asked_of(workspace.store, header) if header.revision > 1 else (),
    )


def agree(workspace: Workspace, model: PlainReport) -> None:
    """The model, the report in memory and the one in the file are one and the same."""
    _same_sheet(sheet_of(workspace.report), model.sheet, "model")
    header = workspace.report.header
    assert (header.state, header.catalogue_digest) == (model.state, model.edition)
    assert (workspace.undoable is not None) == bool((model.done or model.older) and model.editable)
    assert (workspace.redoable is not None) == bool(model.undone and model.editable)
    anew = stored_anew(workspace)
    _same_sheet(sheet_of(anew.report), model.sheet, "file")
    _same(anew.report.header, header, "header")
    _same(anew.report.sections, workspace.report.sections, "meaning")
    _same(anew.report.computed, workspace.report.computed, "computed")
    _same(anew.checker.problems(), workspace.checker.problems(), "problems")
    _same(anew.checker.verdict(), workspace.checker.verdict(), "verdict")
    _same(anew.checker.stands(), workspace.checker.stands(), "stands")


def agree_in_full(workspace: Workspace) -> None:
    """What is told of every rule, too."""
    anew = stored_anew(workspace)
    _same(anew.checker.outcomes(), workspace.checker.outcomes(), "outcomes")


def _same_sheet(found: Sheet, wanted: Sheet, where: str) -> None:
    for part in Sheet.__slots__:
        _same(getattr(found, part), getattr(wanted, part), f"{where}: {part}")


def _same(found: object, wanted: object, what: str) -> None:
    assert found == wanted, f"{what} differs: {_difference(found, wanted)}"


def _difference(found: object, wanted: object) -> str:
    if isinstance(found, dict) and isinstance(wanted, dict):
        keys = [k for k in {**found, **wanted} if found.get(k) != wanted.get(k)]
        return "; ".join(f"{k}: {found.get(k)!r}, not {wanted.get(k)!r}" for k in keys[:5])
    if isinstance(found, Iterable) and isinstance(wanted, Iterable):
        left, right = list(found), list(wanted)
        more = [item for item in left if item not in right][:3]
        less = [item for item in right if item not in left][:3]
        return f"more {more!r}, less {less!r}, or in another order"
    return f"{found!r}, not {wanted!r}"
