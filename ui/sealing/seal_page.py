"""The sealing page: six steps, each with its state, and what identifies the sealed report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError
from ipdesk.pace import Cancelled
from ipdesk.screens.sealing import STEPS, SealingScreen, StepCode
from ui.areas import first_focus
from ui.context import Context
from ui.jobs import Jobs
from ui.messages import ask, show_error
from ui.sealing.column import fill_column
from ui.sealing.countersign_step import CountersignStep
from ui.sealing.faults import show_at
from ui.sealing.receipt_step import ReceiptStep
from ui.sealing.sealed_facts import SealedFacts
from ui.sealing.sealing_job import SealingJob
from ui.sealing.sign_step import SignStep
from ui.sealing.step_card import StepCard
from ui.sealing.write_step import WriteStep
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_S

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered
    from ipdesk.sealing import SealedBytes

_WIDTH = 860


class SealPage(QWidget):
    """Leads through sealing. ``problemsRequested`` asks for the problem list to be shown.

    ``receiptAsked`` asks for a receipt to be taken in (``import``), shown (``show``)
    or saved (``sheet``).
    """

    receiptAsked = Signal(str)
    problemsRequested = Signal()  # Qt's way of naming signals

    def __init__(self, context: Context, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._translator = context.services.translator
        self._jobs = jobs
        self._work = SealingJob(context, jobs, self)
        self._sealing_now = False
        self.sealing = SealingScreen(context.workspace, context.sentences, self._translator)
        self.cards: dict[StepCode, StepCard] = {
            code: StepCard(last=code == STEPS[-1]) for code in STEPS
        }
        self._title = plain_label("title")
        self._area = QScrollArea()
        self.problems_button = QPushButton()
        self.read_button = QPushButton()
        self.seal_button = QPushButton()
        set_role(self.seal_button, "primary")
        self.sign_step = SignStep(context, jobs)
        self.countersign_step = CountersignStep(context, jobs)
        self.write_step = WriteStep(context, jobs)
        self.facts = SealedFacts(self._translator)
        self.receipt_step = ReceiptStep(self._translator)
        self._arrange()
        self._connect()
        self.retranslate()

    @property
    def entry(self) -> QWidget:
        """Where the step is taken that comes next; the whole page where none is left."""
        taken_with: dict[StepCode, QWidget] = {
            "check": self.problems_button,
            "read": self.read_button,
            "seal": self.sign_step,
            "countersign": self.countersign_step,
            "write": self.write_step,
            "receipt": self.receipt_step,
        }
        due = (step for code, step in taken_with.items() if self.sealing.state(code) == "open")
        found = next(due, None)
        return first_focus(found) if found is not None else self._area

    def apply_change(self, change: ChangeSet) -> None:  # a view's contract
        """Show the steps as they stand now."""
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Once SIPO has answered, its answer is what one comes for."""
        super().showEvent(event)
        if self.sealing.receipted:
            QTimer.singleShot(0, lambda: self._area.ensureWidgetVisible(self.cards["receipt"]))

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self._title.setText(tr("Seal and hand over"))
        self._area.setAccessibleName(self._title.text())
        self.problems_button.setText(tr("Show the problems"))
        self.read_button.setText(tr("Open the print…"))
        self.seal_button.setText(tr("Seal the report…"))
        for step in (self.sign_step, self.countersign_step, self.write_step, self.receipt_step):
            step.retranslate()
        self._refresh()

    def _arrange(self) -> None:
        bodies: dict[StepCode, list[QWidget]] = {
            "check": [self.problems_button],
            "read": [self.read_button],
            "seal": [self.sign_step, self.seal_button],
            "countersign": [self.countersign_step],
            "write": [self.write_step, self.facts],
            "receipt": [self.receipt_step],
        }
        for code, widgets in bodies.items():
            for widget in widgets:
                button = isinstance(widget, QPushButton)
                side = Qt.AlignmentFlag.AlignLeft if button else Qt.AlignmentFlag(0)
                self.cards[code].body.addWidget(widget, 0, side)
        fill_column(self._area, [self._title, *self.cards.values()], _WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_S)
        layout.addWidget(self._area)

    def _connect(self) -> None:
        self.problems_button.clicked.connect(self.problemsRequested)
        self.receipt_step.asked.connect(self.receiptAsked)
        self.read_button.clicked.connect(self.read)
        self.seal_button.clicked.connect(self._ask_and_seal)
        self.sign_step.key.passphrase.returnPressed.connect(self.seal_button.click)
        self.sign_step.changed.connect(self._refresh)
        self.countersign_step.signed.connect(self._was_signed)
        self.write_step.written.connect(self._was_written)
        self.write_step.deliver.connect(self.deliver)

    def read(self) -> None:
        """Open the print; it asks for confirmation where the step is to be taken now."""
        from ui.print_preview.preview import PrintPreview

        confirms = self.sealing.state("read") == "open"
        preview = PrintPreview(self._context, self._jobs, "report", self, confirms=confirms)
        preview.confirmed.connect(self._was_read)
        preview.open()

    def seal(self) -> None:
        """Seal the report as it stands: render and sign in the worker, then commit."""
        try:
            job = self._work.gathered()
        except Cancelled:
            return
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self._sealing_now = True
        # The button that was pressed goes off, and Qt would put the keyboard anywhere.
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()
        field = self.sign_step.key if self.sign_step.wanted else None
        self._work.begin(job, field, self._commit, self._fail)

    def write(self, folder: Path) -> None:
        """Write the sealed package into a folder and compare it, in the worker."""
        self.write_step.put(folder)

    def show_step(self, code: StepCode) -> None:
        """Scroll a step into sight."""
        self._area.ensureWidgetVisible(self.cards[code])

    def deliver(self, where: str) -> None:
        """Record that the package was handed over."""
        from ipdesk.sealing import Sealer

        sealer = Sealer(self._context.services)
        try:
            sealer.mark_delivered(self._context.workspace, where, self)
        except KnownError as fault:
            show_error(fault, self._translator, self)
        self._refresh()

    def _was_written(self, written: Delivered) -> None:
        self.sealing.note_written(written)
        self._refresh()

    def _was_signed(self) -> None:
        self.sealing.note_signed()
        self.write_step.forget()
        self._refresh()
        self._go_on()

    def _was_read(self) -> None:
        self.sealing.confirm_read()
        self._refresh()
        self.seal_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_and_seal(self) -> None:
        tr = self._translator.tr
        question = tr("Seal the report as it stands?")
        advice = tr("It cannot be changed afterwards; a correction needs a new revision.")
        if not self.sign_step.wanted:
            advice += "\n" + tr("It will not be signed.")
        if ask(question, advice, tr("Seal"), self._translator, self):
            self.seal()

    def _commit(self, sealed: SealedBytes) -> None:
        self._sealing_now = False
        try:
            self._work.commit(sealed)
        except KnownError as fault:
            show_error(fault, self._translator, self)
        self._refresh()
        self._go_on()

    def _go_on(self) -> None:
        """The keyboard goes to the step that comes next, unless somebody has gone elsewhere."""
        if self.isVisible():
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, fault: Exception) -> None:
        self._sealing_now = False
        self._refresh()
        show_at(fault, self.sign_step.key, self._translator, self)

    def _refresh(self) -> None:
        screen = self.sealing
        for step in screen.steps():
            self.cards[step.code].show_step(step)
        # The button of the step that is to be taken stands out.
        set_role(self.problems_button, "primary" if screen.state("check") == "open" else "")
        set_role(self.read_button, "primary" if screen.state("read") == "open" else "")
        self.problems_button.setVisible(not screen.sealed)
        self.read_button.setEnabled(screen.state("read") != "blocked")
        self.sign_step.setVisible(not screen.sealed)
        self.countersign_step.setVisible(screen.state("countersign") == "open")
        self.seal_button.setVisible(not screen.sealed)
        may_seal = screen.state("seal") == "open" and self.sign_step.ready
        self.seal_button.setEnabled(may_seal and not self._sealing_now)
        self.write_step.allow(write=screen.sealed, deliver=screen.may_deliver)
        self.receipt_step.setVisible(screen.sealed)
        due = screen.state("receipt") == "open"
        self.receipt_step.allow(receipted=screen.receipted, due=due)
        self.facts.setVisible(screen.sealed)
        if screen.sealed:
            header = screen.header
            self.facts.show_facts(screen.facts(), header.seal, screen.code_text())
