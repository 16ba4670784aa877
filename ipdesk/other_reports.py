"""The other reports of an open workspace, as far as a new report or an open draft looks at them.

Each counts by the edition it is pinned to. A report is read only where its kind, state, year and
category say that it can matter; the newest is looked at first.
"""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.catalogue.declared import declaring
from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue, Kind
from ipdesk.checks.derive import Derivation
from ipdesk.library import Library
from ipdesk.opening_figures import Sources, adopted_kinds, in_force
from ipdesk.records import DRAFT, ReportRecord
from ipdesk.report import Report, load
from ipdesk.workspace import Workspace


class OtherReports:
    """Reads reports beside the active one; nothing is changed."""

    def __init__(self, workspace: Workspace, library: Library) -> None:
        self._workspace = workspace
        self._library = library
        self._headers = workspace.store.reports()

    def sources(self, form: Form, year: int, followed: ReportRecord | None) -> Sources:
        """What a new report of the form and year opens with, if it is no revision."""
        before = self.read(followed) if followed is not None else None
        found = self.in_force(form, year)
        return Sources(before, self.declaring(form), found, self._workspace.series)

    def in_force(self, form: Form, year: int) -> dict[str, Report]:
        """By kind, the newest sealed report up to the year that is in force, where the form asks.

        A form asks for the kinds that its columns adopt values from.
        """
        found: dict[str, Report] = {}
        for code in adopted_kinds(form):
            for header in self.sealed_of(code, year):
                if in_force(report := self.read(header)):
                    found[code] = report
                    break
        return found

    def sealed_of(self, kind: str, year: int) -> Iterator[ReportRecord]:
        """The sealed reports of a kind up to the year that can be in force, newest first."""
        sealed = (h for h in self._headers if (h.kind, h.state != DRAFT) == (kind, True))
        for header in sorted(sealed, key=lambda h: (h.year, h.revision), reverse=True):
            described = self._kind(header)
            if header.year <= year and described is not None and described.in_force:
                yield header

    def declaring(self, form: Form) -> Report | None:
        """The report whose own indicators are the latest: sealed last, or else made last."""
        if not form.declaring:
            return None
        for header in sorted(self._headers, key=lambda h: (h.sequence, h.created_at), reverse=True):
            kind = self._kind(header)
            if header.category != form.category or kind is None:
                continue
            if declaring(self.catalogue(header), kind, header.category):
                return self.read(header)
        return None

    def catalogue(self, header: ReportRecord) -> Catalogue:
        """The edition that a report is pinned to."""
        return self._library.pinned(self._workspace.store, header.catalogue_digest)

    def read(self, header: ReportRecord) -> Report:
        """A report with its computed values."""
        form = form_for(self.catalogue(header), header.kind, header.category, header.unit)
        report = load(self._workspace.store.report(header.id), form)
        Derivation(report, lambda: self._workspace.series).refresh_all()
        return report

    def _kind(self, header: ReportRecord) -> Kind | None:
        kinds = self.catalogue(header).kinds
        return next((kind for kind in kinds if kind.code == header.kind), None)
