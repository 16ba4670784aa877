"""Which page of the manual speaks of which place of the program, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.context import Context
    from ui.desk.desk_page import DeskPage
    from ui.report_page import ReportPage

START = "start"
# A section by its view, a page of a report by its code, a view of a desk and a dialog by its class.
PAGES: dict[str, str] = {
    START: "first-report",
    "form": "filling",
    "grid": "filling",
    "checklist": "filling",
    "province": "status",
    "targets": "targets",
    "trends": "targets",
    "evidence": "evidence",
    "comments": "together",
    "second": "second-keying",
    "changes": "changes",
    "compare": "changes",
    "check": "problems",
    "seal": "sealing",
    "InboxView": "desk",
    "DeskLogPage": "desk",
    "SubmissionView": "answering",
    "NationPage": "nation",
    "AboutDialog": "first-report",
    "AdoptDialog": "targets",
    "AnnulmentDialog": "status",
    "AttachDialog": "evidence",
    "ColumnsDialog": "tables",
    "CommentDialog": "together",
    "CompareDialog": "second-keying",
    "DataInUseDialog": "editions",
    "DeskKeysDialog": "desk-keys",
    "DescribeDialog": "evidence",
    "DeadlineDialog": "status",
    "EncryptionDialog": "passphrases",
    "ForeignDialog": "tables",
    "HistoryDialog": "tables",
    "ImportDialog": "departments",
    "KeysDialog": "keys",
    "MoveDialog": "editions",
    "NewDeskDialog": "desk",
    "NewKeyDialog": "sealing",
    "NewPassphraseDialog": "passphrases",
    "NewReportDialog": "status",
    "NewWorkspaceDialog": "first-report",
    "OpenEncryptedDialog": "passphrases",
    "OpeningKeyDialog": "desk",
    "PackDialog": "editions",
    "PeopleDialog": "desk",
    "PrintChoice": "printing",
    "PrintPreview": "printing",
    "ReceiptDialog": "answers",
    "RecipientDialog": "desk-keys",
    "RescueDialog": "backups",
    "RestateDialog": "filling",
    "SayDialog": "answering",
    "SectionsDialog": "second-keying",
    "SeveralKeysDialog": "desk-keys",
    "SheetPreview": "printing",
    "SigningKeyDialog": "desk-keys",
    "StatusStepDialog": "status",
    "TemplateChoice": "departments",
    "UnexpectedErrorDialog": "trouble",
    "ZonesDialog": "nation",
}


def page_for(dialog: QWidget) -> str:
    """The page for a dialog, the first one where it has none."""
    return PAGES.get(type(dialog).__name__, PAGES[START])


def page_shown(report: ReportPage | None, desk: DeskPage | None, context: Context | None) -> str:
    """The page for what the main window shows: of a report, of a desk, or the start page."""
    if report is not None and context is not None:
        code = report.navigation.current_code()
        section = context.workspace.form.sections.get(code)
        return PAGES[section.section.view if section is not None else code]
    return PAGES[START if desk is None else type(desk.currentWidget()).__name__]
