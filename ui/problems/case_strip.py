"""A strip in which a problem is taken up: its rule read, explained, disputed, put right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError
from ipdesk.problems import Problem
from ipdesk.screens.casework import Casework
from ui.context import Context
from ui.messages import show_error
from ui.problems.rule_view import RuleView
from ui.problems.word_bar import DisputeBar, ExplainBar, WordBar
from ui.style.roles import frame
from ui.style.room import is_low


class CaseStrip(QWidget):
    """Shows one thing at a time, and takes no room while there is none.

    ``changed`` tells of a change made here, ``writing`` that a field is about to open,
    ``turned`` that the strip has come or gone; the keyboard goes back to where it was.
    """

    changed = Signal(object)
    writing = Signal()
    turned = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self.cases = Casework(context.workspace, context.sentences, self._translator)
        self.rule = RuleView(self.cases, self._translator)
        self.explaining = ExplainBar(self._translator)
        self.disputing = DisputeBar(self._translator)
        self._back: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(frame("rule"))
        for part in (self.rule, self.explaining, self.disputing):
            layout.addWidget(part)
        self._connect()
        self.hide()

    @property
    def shows_rule(self) -> bool:
        """Whether the rule of a problem is open."""
        return not self.isHidden() and not self.rule.isHidden()

    def show_rule(self, problem: Problem) -> None:
        """Open the rule of a problem. The keyboard stays where it is."""
        self._only(self.rule)
        self.rule.open(problem)

    def explain(self, problem: Problem) -> None:
        """Offer the field in which the query is explained, if it can be."""
        if self.cases.can_explain(problem):
            self._write(self.explaining)
            wording = self.cases.wordings.of(problem)
            self.explaining.open(problem, self._asked(problem), wording)

    def dispute(self, problem: Problem) -> None:
        """Offer the field in which the rule is disputed, if it can be."""
        if self.cases.can_dispute(problem):
            self._write(self.disputing)
            wording = self.cases.wordings.of_dispute(problem)
            self.disputing.open(problem, self._asked(problem), wording)

    def correct(self, problem: Problem) -> None:
        """Type the value that is proposed."""
        self._carry_out(lambda: self.cases.correct(problem, self))

    def close_strip(self) -> None:
        """Close what is open; a draft is given up."""
        for bar in self._bars:
            if not bar.isHidden():
                bar.close_bar()
        self.rule.problem = None
        self.rule.hide()
        self.hide()

    def follow(self) -> None:
        """Keep what is open with its problem; close it when the problem has gone."""
        for bar in self._bars:
            if bar.problem is not None:
                now = self.cases.now(bar.problem)
                if now is None:
                    bar.close_bar()
                else:
                    bar.follow(now, self._asked(now))
        if self.shows_rule and self.rule.problem is not None:
            now = self.cases.now(self.rule.problem)
            if now is None:
                self.close_strip()
            elif now != self.rule.problem:
                self.rule.open(now)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.rule.retranslate()
        for bar in self._bars:
            bar.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Something is open now."""
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is open any more, or nothing of the page is in sight."""
        super().hideEvent(event)
        self.turned.emit()

    def _asked(self, problem: Problem) -> str:
        """What is wrong, and where if a low window has room for that."""
        where = "" if is_low(self) else self.cases.where(problem)
        return " · ".join(filter(None, (where, self.cases.sentence(problem))))

    @property
    def _bars(self) -> tuple[WordBar, ...]:
        return (self.explaining, self.disputing)

    def _connect(self) -> None:
        self.explaining.saved.connect(self._explained)
        self.disputing.saved.connect(self._disputed)
        for bar in self._bars:
            bar.closed.connect(self._go_back)
        self.rule.closed.connect(self.close_strip)
        self.rule.explainWanted.connect(lambda: self._with_rule(self.explain))
        self.rule.disputeWanted.connect(lambda: self._with_rule(self.dispute))
        self.rule.correctWanted.connect(lambda: self._with_rule(self.correct))

    def _with_rule(self, run: Callable[[Problem], None]) -> None:
        if self.rule.problem is not None:
            run(self.rule.problem)

    def _write(self, bar: WordBar) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._back = focused
        self._only(bar)
        self.writing.emit()

    def _only(self, part: QWidget) -> None:
        parts: tuple[RuleView | WordBar, ...] = (self.rule, *self._bars)
        for other in parts:
            if other is not part:
                other.problem = None
                other.hide()
        self.show()

    def _explained(self, problem: Problem, text: str) -> None:
        if self._carry_out(lambda: self.cases.explain(problem, text, self)):
            self.explaining.close_bar()

    def _disputed(self, problem: Problem, text: str) -> None:
        if self._carry_out(lambda: self.cases.dispute(problem, text, self)):
            self.disputing.close_bar()

    def _carry_out(self, run: Callable[[], ChangeSet | None]) -> bool:
        try:
            change = run()
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return False
        if change is not None:
            self.changed.emit(change)
        return True

    def _go_back(self) -> None:
        """Nothing is written any more: the keyboard goes to where it came from."""
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
