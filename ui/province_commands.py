"""The commands on the province's life: steps, deadlines, and reports made and turned to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ipdesk.deadlines import Due
from ipdesk.errors import KnownError
from ui.messages import show_error

if TYPE_CHECKING:
    from ipdesk.screens.due import DueReportLine
    from ui.session import Session


class ProvinceCommands:
    """Asks for what a command needs, and shows what goes wrong. Without a workspace: nothing."""

    def __init__(self, session: Session, window: QWidget, turn_to: Callable[[str], None]) -> None:
        self._session = session
        self._window = window
        self.turn_to = turn_to

    def record_step(self) -> None:
        """Ask for a step of the province and record it."""
        from ui.dialogs.status_step import StatusStepDialog

        context = self._session.context
        if context is not None:
            StatusStepDialog(context.workspace, context.services.translator, self._window).open()

    def annul(self) -> None:
        """Take back the last step, once it was said why."""
        from ui.dialogs.annulment import AnnulmentDialog

        context = self._session.context
        if context is not None:
            AnnulmentDialog(context.workspace, context.services.translator, self._window).open()

    def set_deadline(self, line: DueReportLine) -> None:
        """Ask by when a report is to be handed in."""
        from ui.dialogs.deadline import DeadlineDialog

        context = self._session.context
        if context is not None:
            due, words = Due(line.kind, line.year), context.services.translator
            DeadlineDialog(context.workspace, due, line.title, words, self._window).open()

    def new_report(self, kind: str = "", year: int = 0) -> None:
        """Ask which report to make, make it and turn to it; or to the draft there is."""
        from ui.dialogs.new_report import NewReportDialog

        if self._session.context is None:
            return
        dialog = NewReportDialog(self._session.context, kind, year, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        plan = dialog.plan()
        dialog.deleteLater()
        if not accepted:
            return
        try:
            report = plan.draft or self._session.add_report(plan.kind, plan.year)
        except KnownError as error:
            show_error(error, self._session.services.translator, self._window)
            return
        self.turn_to(report)
