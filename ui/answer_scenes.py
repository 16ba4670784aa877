"""The scenes of the answer: what the desk says of a report, and the receipt at the province."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ipdesk.places import Place
from ipdesk.screens.receipt import ReceiptScreen
from ui.pack_scenes import desk_key

if TYPE_CHECKING:
    from ui.desk.desk_page import DeskPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
Shown = Callable[["Studio", QDialog], AbstractContextManager[QWidget]]
_RECEIPT = "exercise.ipreceipt"
_SAID = "演练：请核对口径。"


def answering_scenes(studio: Studio, page: DeskPage, shown: Shown) -> Iterator[Scene]:
    """The submission on screen is commented on, returned, and a receipt is issued."""
    from ipdesk.review.issuing import issue_receipt
    from ui.desk.answer_dialogs import comment_dialog
    from ui.desk.submission_view import SubmissionView
    from ui.print_preview.sheet_preview import SheetPreview

    view = page.currentWidget()
    if not isinstance(view, SubmissionView) or not view.answers.answering.may_answer:
        return
    answering, number = view.answers.answering, view.answers.answering.submission.number
    cell = next(one for one in page.desk.judged(number).cells if one.column)
    place = Place(cell.section, cell.row, cell.column)
    with shown(studio, comment_dialog(answering, place, studio.services.translator, view)) as box:
        yield "96-desk-comment", box
    answering.comment(place, _SAID)
    answering.decide("returned", _SAID)
    view.answers.show_lines()
    view.tabs.setCurrentWidget(view.answers)
    studio.settle()
    yield "97-desk-answers", studio.window
    page.dialogs.show_sheet(answering)
    studio.settle()
    draft = QApplication.activeModalWidget()
    if isinstance(draft, SheetPreview):
        with shown(studio, draft) as sheet:
            yield "97a-desk-receipt-draft", sheet
    receipt = issue_receipt(page.desk, number, desk_key(studio))
    (studio.folder / _RECEIPT).write_bytes(receipt.content)


def receipt_scenes(studio: Studio, example: str, shown: Shown) -> Iterator[Scene]:
    """The receipt comes to the province: compared, taken in, to be answered."""
    from ui.dialogs.receipt_dialog import ReceiptDialog

    path = studio.folder / _RECEIPT
    if not path.exists():
        return
    studio.session.open(studio.folder / f"{example}.ipdesk")
    studio.settle()
    context, page = studio.session.context, studio.workbench.report
    if context is None or page is None:
        return
    screen = ReceiptScreen(context.workspace, studio.services)
    screen.read(path)
    receipt = ReceiptDialog(context, screen, studio.workbench.jobs, studio.window)
    with shown(studio, receipt) as dialog:
        yield "88-receipt", dialog
        receipt.sheet_button.setChecked(True)
        studio.settle()
        yield "88a-receipt-sheet", dialog
    screen.compared = True
    report = screen.apply()
    studio.workbench.receipts.taken.emit(report)
    studio.settle()
    yield "89-comments-of-sipo", studio.window
    page = studio.workbench.report
    if page is not None:
        page.navigation.choose("seal")
        studio.settle()
        yield "89a-seal-returned", studio.window
    studio.workbench.close_report()
    studio.settle()
