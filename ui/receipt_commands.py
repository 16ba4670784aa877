"""The commands on SIPO's receipts: take one in, and read the one of the open report again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ipdesk.errors import KnownError
from ui.file_choice import file_to_open, file_to_save
from ui.messages import show_error

if TYPE_CHECKING:
    from ui.dialogs.receipt_dialog import ReceiptDialog
    from ui.jobs import Jobs
    from ui.session import Session


class ReceiptCommands(QObject):
    """Asks for the file, and shows the dialog. ``taken`` tells the report that has got it."""

    taken = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._jobs = jobs
        self._window = window

    def carry_out(self, what: str) -> None:
        """Take a receipt in (``import``), read the kept one (``show``), print it (``sheet``)."""
        {"import": self.choose, "show": self.show_kept, "sheet": self.save_sheet}[what]()

    def choose(self) -> None:
        """Ask for a receipt, and show what it says."""
        if self._session.context is None:
            return
        tr = self._session.services.translator.tr
        path = file_to_open(self._window, tr("Import receipt"), tr("Receipts (*.ipreceipt)"))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Show what a receipt says, and take it in if that is wanted."""
        self._open(path)

    def show_kept(self) -> None:
        """Show the receipt of the open report again."""
        self._open(None)

    def save_sheet(self) -> None:
        """Ask where to, and write the sheet of the open report's receipt."""
        tr = self._session.services.translator.tr
        path = file_to_save(
            self._window, tr("Save the sheet"), f"{tr('Receipt')}.pdf", tr("PDF (*.pdf)")
        )
        if path is not None:
            self.write_sheet(path)

    def write_sheet(self, path: Path) -> None:
        """Write the sheet of the open report's receipt, in the worker."""
        from ipdesk.screens.receipt import ReceiptScreen

        context = self._session.context
        if context is None:
            return
        screen, services = ReceiptScreen(context.workspace, context.services), context.services
        screen.show_kept()
        receipt, words = screen.receipt, screen.words
        if receipt is None:
            return

        def work(_: object) -> None:
            from ipdesk.files import write_durably
            from ipdesk.printing.receipt import ReceiptSheet

            translator, text = services.translator, receipt.text
            sheet = ReceiptSheet(services.templates, translator, words, text, receipt)
            write_durably(path, [sheet.pdf()])

        label = services.translator.tr("Making the sheet of the receipt")
        self._jobs.run(label, work, lambda _: None, self._fail)

    def _fail(self, fault: Exception) -> None:
        show_error(fault, self._session.services.translator, self._window)

    def _open(self, path: Path | None) -> ReceiptDialog | None:
        from ipdesk.screens.receipt import ReceiptScreen
        from ui.dialogs.receipt_dialog import ReceiptDialog

        context = self._session.context
        if context is None:
            return None
        screen = ReceiptScreen(context.workspace, context.services)
        try:
            if path is None:
                if not screen.show_kept():
                    return None
            else:
                screen.read(path)
            dialog = ReceiptDialog(context, screen, self._jobs, self._window)
        except KnownError as fault:
            show_error(fault, self._session.services.translator, self._window)
            return None
        dialog.taken.connect(self.taken)
        dialog.open()
        return dialog
