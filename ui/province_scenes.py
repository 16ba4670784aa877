"""The scenes of the province's life: an overview without and with one, and its dialogs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ipdesk.deadlines import Deadline, Due
from ipdesk.status_entry import StatusEntry

if TYPE_CHECKING:
    from ui.context import Context
    from ui.report_page import ReportPage
    from ui.screenshots import Studio

_DECLARED, _MISTAKEN, _SELECTED = "2016-03-01", "2016-07-28", "2016-07-18"
_DEADLINE = "2017-02-28"
_NUMBER = "演练〔2017〕1号"


def live(studio: Studio, context: Context) -> None:
    """A life for the practice workspace: two steps, one taken back, a deadline, a second report."""
    workspace, header = context.workspace, context.workspace.report.header
    entry = StatusEntry(_day(_DECLARED), "TR1", category=header.category, document=_NUMBER)
    workspace.record_status(entry)
    workspace.record_status(StatusEntry(_day(_MISTAKEN), "TR2"))
    workspace.annul_status(_NUMBER)
    workspace.record_status(StatusEntry(_day(_SELECTED), "TR2"))
    workspace.set_deadline(Due(header.kind, header.year), Deadline(_day(_DEADLINE), _NUMBER))
    studio.services.opener.add_report(workspace, "experience", header.year)


def province_dialogs(
    studio: Studio, context: Context, page: ReportPage
) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Each dialog of the overview by name, and how it is made."""
    from ipdesk.screens.due import DueScreen
    from ui.dialogs.annulment import AnnulmentDialog
    from ui.dialogs.deadline import DeadlineDialog
    from ui.dialogs.new_report import NewReportDialog
    from ui.dialogs.status_step import StatusStepDialog

    late = DueScreen(context.workspace, studio.services.translator).lines()[-1]
    due, words = Due(late.kind, late.year), studio.services.translator
    of = context.workspace
    yield "31-status-step", lambda: StatusStepDialog(of, words, page)
    yield "32-status-step-complaints", lambda: _complaining(StatusStepDialog(of, words, page))
    yield "33-annulment", lambda: AnnulmentDialog(of, words, page)
    yield "34-deadline", lambda: DeadlineDialog(of, due, late.title, words, page)
    yield "35-new-report", lambda: NewReportDialog(context, parent=page)


def _complaining(dialog: QWidget) -> QWidget:
    """The dialog after Record was pressed too early."""
    from ui.dialogs.status_step import StatusStepDialog

    if isinstance(dialog, StatusStepDialog):
        dialog.steps.buttons()[-2].click()
        dialog.date.setText(_DECLARED)
        dialog.record()
    return dialog


def _day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)
