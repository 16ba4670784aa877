"""The problem panel: verdict, filter, list, and the field that explains a query."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.checks.asked import UNANSWERED
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.screens.problems import KINDS, ProblemsScreen
from ui.context import Context
from ui.problems.case_strip import CaseStrip
from ui.problems.kinds import MARKS
from ui.problems.problem_list import ProblemList
from ui.problems.verdict_strip import VerdictStrip
from ui.style.folding import Folding
from ui.style.icons import icon_for
from ui.style.roles import plain_label, plain_tip
from ui.style.room import is_low
from ui.style.tokens import SPACE_M, SPACE_S, SPACE_XS


class ProblemPanel(QWidget):
    """Emits ``placeActivated`` with the :class:`Place` to go to.

    Where a comment is what waits there, ``commentActivated`` is emitted instead.
    """

    placeActivated = Signal(object)  # Qt's way of naming signals
    commentActivated = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self.problems = ProblemsScreen(context.workspace, context.sentences, self._translator)
        self.verdict = VerdictStrip()
        self.filter = QComboBox()
        self.explain_button = QPushButton()
        self.check_button = QPushButton()
        self.list = ProblemList(self.problems, self._translator)
        self._commands = QWidget()
        self.strip = CaseStrip(context)
        self.bar = self.strip.explaining
        self.withdrawn = plain_label("muted", wrap=True)
        self.entry = self.list
        self._arrange()
        self._connect()
        self.retranslate()

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did to the problems; an open explanation keeps its draft."""
        changed = self.problems.refresh()
        if changed or change.report_state:
            self._show_problems()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.problems.reword()
        self.filter.setAccessibleName(tr("Show"))
        self.explain_button.setText(tr("Explain…"))
        self.check_button.setText(tr("Check all"))
        self.check_button.setToolTip(plain_tip(tr("Run every rule on the whole report")))
        self.list.retranslate()
        self.strip.retranslate()
        self._show_problems()

    def explain(self, problem: Problem) -> None:
        """Offer the field in which a problem is explained, if it can be."""
        self.strip.explain(problem)

    def check_all(self) -> None:
        """Check the whole report anew."""
        self.problems.check_all()
        self._show_problems()

    def _arrange(self) -> None:
        commands = QHBoxLayout(self._commands)
        commands.setContentsMargins(0, 0, 0, 0)
        commands.setSpacing(SPACE_S)
        commands.addWidget(self.filter, 1)
        commands.addWidget(self.explain_button)
        commands.addWidget(self.check_button)
        top = Folding()
        top.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        top.setSpacing(SPACE_S)
        top.addWidget(self.verdict, 1)
        top.addWidget(self._commands)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.withdrawn.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.withdrawn)
        layout.addWidget(self.strip)
        for kind in (None, *KINDS):
            self.filter.addItem("", kind)
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def _connect(self) -> None:
        self.filter.activated.connect(self._choose)
        self.check_button.clicked.connect(self.check_all)
        self.explain_button.clicked.connect(self._explain_current)
        self.list.go_to.connect(self._go)
        self.list.explain.connect(self.explain)
        self.list.picked.connect(self._offer)
        self.strip.changed.connect(self.apply_change)
        self.strip.writing.connect(self._make_room)
        for bar in (self.strip.explaining, self.strip.disputing):
            bar.closed.connect(self._back_to_list)

    def _go(self, place: Place) -> None:
        problem = self.list.current
        asked = problem is not None and (problem.reason, problem.place) == (UNANSWERED, place)
        (self.commentActivated if asked else self.placeActivated).emit(place)

    def _make_room(self) -> None:
        # The sentence stands above the field: a low window has no room for both.
        for part in (self.list, self._commands):
            part.setVisible(not is_low(self))

    def _back_to_list(self) -> None:
        for part in (self.list, self._commands):
            part.show()
        self.list.setFocus()

    def _show_problems(self) -> None:
        self.verdict.show_verdict(self.problems.verdict_text(), self.problems.tone)
        self._show_counts()
        self.list.reload()
        self.strip.follow()
        remarks = self.problems.withdrawn()
        self.withdrawn.setText("\n".join(remarks))
        self.withdrawn.setVisible(bool(remarks))

    def _show_counts(self) -> None:
        counts = self.problems.counts()
        self.filter.setItemText(0, f"{self.problems.kind_word(None)} ({len(self.problems.all)})")
        for position, kind in enumerate(KINDS, 1):
            mark = MARKS[kind]
            self.filter.setItemText(position, f"{self.problems.kind_word(kind)} ({counts[kind]})")
            self.filter.setItemIcon(position, icon_for(self, mark.icon, mark.tone))

    def _choose(self, position: int) -> None:
        self.problems.show(self.filter.itemData(position))
        self.list.reload()

    def _offer(self, problem: Problem | None) -> None:
        self.explain_button.setEnabled(problem is not None and self.problems.can_explain(problem))

    def _explain_current(self) -> None:
        if self.list.current is not None:
            self.explain(self.list.current)
