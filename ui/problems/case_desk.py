"""Takes up the problem of the selected cell: in the strip below it, whatever view it is in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.problems import Problem
from ui.areas import has_focus
from ui.context import Context
from ui.problems.case_strip import CaseStrip
from ui.problems.problem_panel import ProblemPanel


class CaseDesk(QWidget):
    """What is worked at, and the strip below it.

    ``selected`` gives the cell that has the keyboard. Where a list of problems has it, its
    problem counts and its own strip is used. ``told`` says why nothing could be done.
    """

    told = Signal(str)

    def __init__(
        self, context: Context, work: QWidget, selected: Callable[[], Place | None]
    ) -> None:
        super().__init__()
        self._translator = context.services.translator
        self._selected = selected
        self._panels: list[ProblemPanel] = []
        self.strip = CaseStrip(context)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(work, 1)
        layout.addWidget(self.strip)

    def join(self, panel: ProblemPanel) -> None:
        """A list of problems whose keys are ours too."""
        self._panels.append(panel)

    def show_rule(self) -> None:
        """Open the rule that objects, or close it again."""
        strip, problem = self._taken(self.strip.cases.to_show)
        if strip.shows_rule:
            strip.close_strip()
        elif problem is not None:
            strip.show_rule(problem)
        else:
            self.told.emit(self._translator.tr("No rule objects here."))

    def explain(self) -> None:
        """Explain the query."""
        strip, problem = self._taken(self.strip.cases.to_explain)
        if problem is not None and strip.cases.can_explain(problem):
            strip.explain(problem)
        else:
            self.told.emit(self._translator.tr("There is no query to explain here."))

    def dispute(self) -> None:
        """Say why the rule is wrong."""
        strip, problem = self._taken(self.strip.cases.to_dispute)
        if problem is not None and strip.cases.can_dispute(problem):
            strip.dispute(problem)
        else:
            self.told.emit(self._translator.tr("There is no rule here that can be disputed."))

    def correct(self) -> None:
        """Take over the value that is proposed."""
        strip, problem = self._taken(self.strip.cases.to_correct)
        if problem is not None and strip.cases.proposals.of(problem) is not None:
            strip.correct(problem)
        else:
            self.told.emit(self._translator.tr("No other value is proposed here."))

    def show_place(self, place: Place) -> None:
        """Another cell has the keyboard: an open rule follows it."""
        if self.strip.shows_rule:
            problem = self.strip.cases.to_show(place)
            if problem is None:
                self.strip.close_strip()
            else:
                self.strip.show_rule(problem)

    def apply_change(self, _change: ChangeSet) -> None:
        """Keep what is open with its problem."""
        self.strip.follow()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.strip.retranslate()

    def _taken(self, choose: Callable[[Place], Problem | None]) -> tuple[CaseStrip, Problem | None]:
        """The strip to use and the problem that is meant."""
        for panel in self._panels:
            if has_focus(panel):
                return panel.strip, panel.list.current
        place = self._selected()
        return self.strip, choose(place) if place is not None else None
