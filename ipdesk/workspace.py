"""The workspace: the only writer. Every change of data passes through here.

How the active report is read is :mod:`ipdesk.active_report`, how a draft is changed
:mod:`ipdesk.drafting`; here is what concerns the workspace whole: the province's status,
figures of other years, and reports that are made, sealed and moved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ipdesk.catalogue.model import Catalogue
from ipdesk.changes import ChangeSet
from ipdesk.checks.rules import rule_set
from ipdesk.deadlines import Deadline, Due
from ipdesk.drafting import Drafting
from ipdesk.figure_entries import write_figures
from ipdesk.new_report import NewReport, ReportMaker
from ipdesk.opening_figures import Sources
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.province import StatusHistory
from ipdesk.records import Batch, FigureRecord, ReportRecord
from ipdesk.services import today
from ipdesk.status_entry import StatusEntry

if TYPE_CHECKING:
    from ipdesk.data_packs.plan import PackPlan
    from ipdesk.moving import MovePlan


class Workspace(Drafting):
    """One open workspace with one active report."""

    @property
    def status(self) -> StatusHistory:
        """The province's status, by the catalogue of the active report. Read when first asked."""
        return self._province.status

    def record_status(self, entry: StatusEntry, origin: object = None) -> ChangeSet:
        """Record a step of the province's status; it is never changed afterwards.

        Raises :class:`ipdesk.status_entry.StatusRefused` and the storage errors; nothing is
        recorded then.
        """
        self._province.record_status(entry, origin)
        return self._tell(ChangeSet(origin=origin, status=True))

    def annul_status(self, reason: str, origin: object = None) -> ChangeSet:
        """Take back the last standing entry of the status by a further one; both stay.

        Raises as :meth:`record_status` does.
        """
        self._province.annul_status(reason, origin)
        return self._tell(ChangeSet(origin=origin, status=True))

    def set_deadline(self, due: Due, deadline: Deadline | None, origin: object = None) -> ChangeSet:
        """Record by when a report is to be handed in; None takes the deadline back.

        Raises :class:`UsageError`, :class:`ipdesk.status_entry.StatusRefused` and the storage
        errors; nothing is recorded then.
        """
        self._province.set_deadline(due, deadline, origin)
        return self._tell(ChangeSet(origin=origin, status=True))

    def deadlines(self) -> dict[Due, Deadline]:
        """The deadlines that were set."""
        return self._province.deadlines()

    def today(self) -> dt.date:
        """The day it is where the program runs."""
        return today(self.clock)

    def record_figures(
        self,
        figures: Sequence[FigureRecord],
        reason: str,
        origin: object = None,
        pace: Pace = UNPACED,
    ) -> ChangeSet:
        """Take in figures of other years, in one commit; one of the same key is replaced.

        ``reason`` names where they come from; the history keeps it with every figure.
        """
        writing = self._ledger.writing("", origin, pace=pace)
        with self._ledger.alone():
            write_figures(figures, self.store.figures(), reason, writing)
            writing.commit()
        self._forget_series()
        return self._tell(self._live.follow_series(origin))

    def install_pack(self, plan: PackPlan, origin: object = None) -> ChangeSet:
        """Take in what a data pack states, in one commit; raises the storage errors."""
        from ipdesk.data_packs.install import write_plan

        writing = self._ledger.writing("", origin)
        with self._ledger.alone():
            write_plan(plan, self.store.figures(), self.deadlines(), writing)
            writing.commit()
        self._forget_series()
        return self._tell(replace(self._live.follow_series(origin), status=True))

    @property
    def in_doubt(self) -> bool:
        """Whether the file may hold more than is shown; see :class:`ipdesk.errors.ReadAgain`."""
        return self._ledger.in_doubt

    def require_known_end(self) -> None:
        """:class:`ipdesk.errors.ReadAgain` if a commit that failed is in the file nevertheless."""
        self._ledger.require_known_end()

    def keep_setting(self, name: str, text: str) -> None:
        """Keep a setting of the workspace; it is no data of a report and has no history."""
        writing = self._ledger.writing("", None)
        writing.batch.settings[name] = text
        writing.commit()

    def record(
        self, header: ReportRecord, batch: Batch, action: str, origin: object, reason: str = ""
    ) -> None:
        """Store a new state of a report (sealed, delivered, ...) with what belongs to it."""
        before = next(known for known in self.store.reports() if known.id == header.id)
        writing = self._ledger.writing(header.id, origin, batch)
        writing.note(action, Place(""), before.state, header.state, reason=reason)
        batch.reports.append(header)
        writing.commit()
        if header.id == self.report.header.id:
            self.report.header = header
        self.comments.read_again()
        self._forget_series()
        followed = self._live.follow_comments(origin=origin)
        self._tell(replace(followed, report_state=True))

    def add_report(
        self,
        maker: ReportMaker,
        wanted: NewReport,
        catalogue: Catalogue,
        sources: Sources | None,
        origin: str = "window",
    ) -> str:
        """Store a new report of this workspace; its id. The active report stays active."""
        from ipdesk.receipts.kept import carry_comments

        batch = maker.batch(wanted, catalogue, self._ledger.chain, origin, sources)
        carry_comments(self.store, batch)
        self._ledger.commit(batch)
        return batch.reports[0].id

    def move(self, catalogue: Catalogue, origin: object = None) -> MovePlan:
        """Move the active draft to another edition, in one commit: what was done.

        Raises what :func:`ipdesk.moving.plan_move` raises, :class:`InvalidCatalogue` for rules
        that do not type, and the storage errors; nothing is changed then. The form is another
        one afterwards: listeners are not told, what shows the report is made anew.
        """
        from ipdesk.moving import plan_move, write_move

        plan = plan_move(self.report, catalogue)
        rule_set(plan.form).type_check()
        writing = self._writing(origin)
        write_move(plan, self.report.header, writing)
        writing.commit()
        self.activate(plan.header.id, catalogue)
        return plan
