"""The nation at a desk: a list of what can be looked at, and beside it what it says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ipdesk.messages import Translator
from ipdesk.nation.affairs import DeskAffairs
from ipdesk.pace import Cancelled
from ipdesk.review.desk import Desk
from ipdesk.screens.nation.nation import NationScreen, Topic
from ui.jobs import Jobs
from ui.nation.nation_outputs import NationOutputs
from ui.nation.topic_list import TopicList
from ui.nation.topic_views import TopicViews
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L, SPACE_S


class NationPage(QWidget):
    """Empty until :meth:`gather` is through. ``backWanted``: back to the inbox.

    ``failed`` tells what gathering or writing raised.
    """

    backWanted = Signal()
    failed = Signal(object)

    def __init__(
        self, desk: Desk, jobs: Jobs, translator: Translator, templates: Path,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._translator = translator
        self.says: NationScreen | None = None
        self._title, self._summary = plain_label("title"), plain_label("muted", wrap=True)
        self.back_button, self.topics = QPushButton(), TopicList()
        self.print_button, self.export_button = QPushButton(), QPushButton()
        self.views = TopicViews(translator)
        self._arrange()
        self.topics.chosen.connect(self._choose)
        self.back_button.clicked.connect(self.backWanted)
        self.outputs = NationOutputs(jobs, translator, templates, self)
        self.outputs.failed.connect(self.failed)
        self.outputs.written.connect(self._summary.setText)
        self.views.printWanted.connect(self._print_reminders)
        self.print_button.clicked.connect(self._print_overview)
        self.export_button.clicked.connect(self._export)
        self.views.enterWanted.connect(self.enter_zones)
        self.views.deadlineWanted.connect(self.enter_deadline)
        self.views.stepWanted.connect(self.record_step)
        self.views.annulWanted.connect(self.annul)
        self.retranslate()

    def gather(self) -> None:
        """Read the desk and make the figures, beside the window; then show them."""
        label = self._translator.tr("Gathering the figures")
        self._summary.setText(self._translator.tr("The figures are being gathered…"))
        work = self._gathered
        self._jobs.run(label, lambda _: work(), self._came, self._fail)

    def retranslate(self) -> None:
        """Show all words anew."""
        tr = self._translator.tr
        self._title.setText(tr("National overview"))
        self.back_button.setText(tr("Back to the inbox"))
        self.print_button.setText(tr("Print the overview…"))
        self.export_button.setText(tr("Export as a workbook…"))
        self.topics.setAccessibleName(tr("National overview"))
        if self.says is not None:
            self._summary.setText(self.says.summary())
            self.topics.offer(self.says.topics())

    def enter_zones(self) -> None:
        """Open the dialog; once it is saved, everything is gathered anew."""
        from ui.nation.zones_dialog import ZonesDialog

        if self.says is not None:
            dialog = ZonesDialog(self.says.zones, self._translator, self)
            dialog.accepted.connect(self.gather)
            dialog.open()

    def enter_deadline(self) -> None:
        """Ask by when the chosen report is to be handed in; then everything is gathered anew."""
        from ui.dialogs.deadline import DeadlineDialog

        chosen = self.says.chasing.due() if self.says is not None else None
        if self.says is None or chosen is None:
            return
        overview = self.says.overview
        keeper = DeskAffairs(self._desk, overview.catalogue, overview.settings)
        dialog = DeadlineDialog(keeper, *chosen, self._translator, self)
        dialog.accepted.connect(self.gather)
        dialog.open()

    def record_step(self) -> None:
        """Ask for a step of the chosen unit and record it; then everything is gathered anew."""
        from ui.dialogs.status_step import StatusStepDialog

        if self.says is not None:
            of = self.says.standings
            dialog = StatusStepDialog(of.status(), self._translator, self, of.unit())
            dialog.accepted.connect(self.gather)
            dialog.open()

    def annul(self) -> None:
        """Take back the chosen unit's last step, once it was said why."""
        from ui.dialogs.annulment import AnnulmentDialog

        if self.says is not None:
            of = self.says.standings
            dialog = AnnulmentDialog(of.status(), self._translator, self, of.unit())
            dialog.accepted.connect(self.gather)
            dialog.open()

    def _gathered(self) -> NationScreen:
        return NationScreen(self._desk, self._translator)

    def _came(self, screen: NationScreen) -> None:
        # The page may have been left meanwhile.
        if not isValid(self):
            return
        first = self.says is None
        if self.says is not None:
            screen.chasing.row = self.says.chasing.row
            screen.chasing.which = self.says.chasing.which
            screen.standings.row = self.says.standings.row
        self.says = screen
        self._body.setVisible(True)
        self.retranslate()
        if first and self.back_button.hasFocus():
            self.topics.setFocus()

    def _fail(self, fault: Exception) -> None:
        if not isValid(self):
            return
        self._summary.setText(self._translator.tr("The figures were not gathered."))
        if not isinstance(fault, Cancelled):
            self.failed.emit(fault)

    def _print_reminders(self) -> None:
        if self.says is not None:
            self.outputs.ask_reminders(self.says, self._desk.clock.now())

    def _print_overview(self) -> None:
        if self.says is not None:
            self.outputs.ask_overview(self.says, self._desk.clock.now())

    def _export(self) -> None:
        if self.says is not None:
            self.outputs.ask_workbook(self.says)

    def _choose(self, topic: Topic) -> None:
        if self.says is not None:
            self.views.look_at(self.says, topic)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        self.back_button.setIcon(icon_for(self, "chevron-left"))
        head.addWidget(self.back_button)
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_L)
        body.addLayout(self._left())
        body.addWidget(self.views, 1)
        self._body.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)
        layout.addStretch()

    def _left(self) -> QVBoxLayout:
        """What can be looked at, and below it what can be taken along."""
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self.topics, 1)
        for button, icon in ((self.print_button, "printer"), (self.export_button, "file-down")):
            button.setIcon(icon_for(self, icon))
            left.addWidget(button)
        return left
