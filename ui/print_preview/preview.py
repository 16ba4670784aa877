"""The print preview dialog: read the pages, save them as PDF, print them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.handover.gather import snapshot_for
from ipdesk.pace import Cancelled
from ipdesk.paper.words import print_name
from ipdesk.snapshot import Snapshot
from ui.context import Context
from ui.file_choice import file_to_save
from ui.jobs import Jobs, Progress
from ui.manual.help_key import HelpKey
from ui.messages import show_error
from ui.print_preview.pages_view import PagesView
from ui.print_preview.preview_bar import PreviewBar
from ui.print_preview.rendering import SCREEN_PPI, Rendering
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_M, SPACE_XS

if TYPE_CHECKING:
    from ipdesk.printing.engine import What
    from ui.print_preview.sheet_rendering import SheetRendering

_SIZE = (980, 700)
_SHORT = 2


class PrintPreview(QDialog):
    """Shows the report as it stands now, or what else is given; a call is made in the worker.

    A ``sheet`` is shown instead of a print of the report.

    With ``confirms``, a button confirms that the print was read; it can be pressed once the
    last page was in sight, and then ``confirmed`` is emitted and the dialog closes.
    """

    confirmed = Signal()

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        what: What,
        parent: QWidget | None = None,
        *,
        confirms: bool = False,
        sections: Sequence[str] = (),
        snapshot: Snapshot | Callable[[], Snapshot] | None = None,
        sheet: SheetRendering | None = None,
    ) -> None:
        super().__init__(parent)
        HelpKey(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._context = context
        self._translator = context.services.translator
        self._jobs = jobs
        self._open = True
        self._what: What | None = None if sheet else what
        self._kind = context.workspace.form.kind.label
        self._rendering: Rendering | SheetRendering
        if sheet is not None:
            self._rendering = sheet
        else:
            given = snapshot or snapshot_for(context.workspace, what)
            self._rendering = Rendering(context.services, given, what, sections)
            if isinstance(given, Snapshot):
                self._kind = given.form.kind.label
        self.view = PagesView()
        self.bar = PreviewBar(self._translator, confirms=confirms)
        self._status = plain_label("muted")
        self._status.hide()
        self.stop_button = QPushButton()
        self.stop_button.hide()
        self._arrange()
        self._connect()
        self.retranslate()
        self.resize(*_SIZE)
        self._render()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        title = self._translator.label(self._kind)
        if self._what == "checklist":
            title = tr("{report}, checklist", report=title)
        elif self._what != "report":
            title = tr("{report}, {what}", report=title, what=self._name())
        self.setWindowTitle(tr("Print preview: {title}", title=title))
        self.view.setAccessibleName(tr("Pages"))
        self.stop_button.setText(tr("Cancel"))
        self.bar.retranslate()

    def _name(self) -> str:
        """What is shown, if it is not the whole report."""
        if self._what is None:
            return self._translator.tr("delivery sheet")
        return print_name(self._what, self._translator)

    def done(self, result: int) -> None:
        """Close. What is still being rendered is dropped when it comes."""
        self._open = False
        super().done(result)

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        below.addWidget(self._status, 1)
        below.addWidget(self.stop_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        view, bar = self.view, self.bar
        bar.zoom_in.clicked.connect(view.zoom_in)
        bar.zoom_out.clicked.connect(view.zoom_out)
        bar.fit_width.clicked.connect(view.fit_width)
        bar.full_size.clicked.connect(lambda: view.set_zoom(1.0))
        bar.previous.clicked.connect(lambda: view.go_to(view.page - 1))
        bar.following.clicked.connect(lambda: view.go_to(view.page + 1))
        bar.save.clicked.connect(self._save)
        bar.print.clicked.connect(self._print)
        bar.confirm.clicked.connect(self._confirm)
        view.zoom_changed.connect(bar.show_zoom)
        view.page_changed.connect(self._show_page)
        view.end_seen.connect(bar.allow_confirm)
        self.stop_button.clicked.connect(self._jobs.cancel)
        self._jobs.progressed.connect(self._show_steps)
        keys = {
            "Ctrl++": view.zoom_in,
            "Ctrl+=": view.zoom_in,
            "Ctrl+-": view.zoom_out,
            "Ctrl+0": lambda: view.set_zoom(1.0),
            "Ctrl+PgUp": lambda: view.go_to(view.page - 1),
            "Ctrl+PgDown": lambda: view.go_to(view.page + 1),
            "Ctrl+Home": lambda: view.go_to(0),
            "Ctrl+End": lambda: view.verticalScrollBar().setValue(
                view.verticalScrollBar().maximum()
            ),
            "Ctrl+S": self._save,
            "Ctrl+P": self._print,
        }
        for key, call in keys.items():
            QShortcut(QKeySequence(key), self, call)

    def _render(self) -> None:
        tr = self._translator.tr
        label = tr("Rendering the pages")
        self.bar.set_ready(ready=False)
        self.view.say(f"{label}…")
        self._jobs.run(label, self._read, self._show, self._fail_and_close)

    def _show(self, pages: list[bytes]) -> None:
        if not self._open:
            return
        self._say("")
        self.bar.set_ready(ready=True)
        self.view.show_pages(pages, SCREEN_PPI)
        self._show_page(self.view.page)
        self.view.setFocus()

    def _show_page(self, page: int) -> None:
        self.bar.show_page(page, self.view.count)

    def _read(self, progress: Progress) -> list[bytes]:
        """The pages; the work ends at its next step once the preview is closed."""

        def told(done: int, total: int) -> None:
            if not self._open:
                progress.cancel()
            progress.step(done, total)

        return self._rendering.pages(told)

    def _show_steps(self, done: int, total: int) -> None:
        """Tell how far a long print is, and offer to stop it."""
        if self._open and total > _SHORT:
            tr = self._translator.tr
            self._say(tr("Setting the pages: step {done} of {total}", done=done, total=total))
            self.stop_button.setVisible(done < total)

    def _fail_and_close(self, fault: Exception) -> None:
        if not self._open:
            return
        if not isinstance(fault, Cancelled):
            show_error(fault, self._translator, self.parentWidget())
        self.reject()

    def _fail(self, fault: Exception) -> None:
        self._say("")
        if isinstance(fault, Cancelled):
            return
        show_error(fault, self._translator, self if self._open else None)

    def _say(self, text: str) -> None:
        if self._open:
            self.stop_button.hide()
            self._status.setText(text)
            self._status.setVisible(bool(text))

    def _save(self) -> None:
        tr = self._translator.tr
        if not self.bar.ready:
            return
        path = file_to_save(self, tr("Save PDF"), self._proposed(), tr("PDF (*.pdf)"))
        if path is None:
            return
        self._say(tr("Saving…"))
        self._jobs.run(
            tr("Saving the PDF"),
            lambda progress: self._rendering.save_pdf(path, progress.step),
            self._saved,
            self._fail,
        )

    def _saved(self, path: Path) -> None:
        self._say(self._translator.tr("Saved: {path}", path=path))

    def _proposed(self) -> Path:
        """A name for the file, beside the workspace."""
        workspace = self._context.workspace
        unit = self._translator.label(workspace.unit.short)
        kind = self._translator.label(self._kind)
        sheet = f" {self._name()}" if self._what is None else ""
        name = f"{unit} {workspace.report.header.year} {kind}{sheet}.pdf"
        return Path(workspace.store.path).parent / name

    def _print(self) -> None:
        if not self.bar.ready:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._proposed().stem)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.view.count)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        tr = self._translator.tr
        self._say(tr("Printing…"))
        self._jobs.run(
            tr("Printing"),
            lambda progress: self._rendering.print_on(printer, progress.step),
            self._printed,
            self._fail,
        )

    def _printed(self, pages: int) -> None:
        ntr = self._translator.ntr
        self._say(ntr("{n} page sent to the printer", "{n} pages sent to the printer", pages))

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()
