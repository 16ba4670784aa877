"""The rule that objects, opened where one works: what it demands, its formula, its source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ipdesk.screens.casework import Casework
from ipdesk.screens.rule_card import RuleCard
from ui.style.roles import plain_label, set_role
from ui.style.room import is_low
from ui.style.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_LEAST_LINES, _MOST_LINES, _MOST_WHEN_LOW, _WIDTH_PX = 3, 12, 5, 600


class RuleView(QWidget):
    """Shows one rule. The buttons say what can be done, each with its key."""

    explainWanted = Signal()
    disputeWanted = Signal()
    correctWanted = Signal()
    closed = Signal()

    def __init__(
        self, cases: Casework, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cases = cases
        self._translator = translator
        self.problem: Problem | None = None
        self._title = plain_label("heading", wrap=True)
        self._code = plain_label("code")
        self._proposal = plain_label("tone", wrap=True)
        set_role(self._proposal, "tone", "query")
        self.correct = QPushButton()
        set_role(self.correct, "primary")
        self.explain = QPushButton()
        self.dispute = QPushButton()
        self.close_button = QPushButton()
        self._page, self._grid, self._scroll = QWidget(), QGridLayout(), QScrollArea()
        self._arrange()
        self.correct.clicked.connect(self.correctWanted)
        self.explain.clicked.connect(self.explainWanted)
        self.dispute.clicked.connect(self.disputeWanted)
        self.close_button.clicked.connect(self.closed)
        self.retranslate()
        self.hide()

    def open(self, problem: Problem) -> None:
        """Show the rule that is behind a problem. The keyboard stays where it is."""
        self.problem = problem
        card = self._cases.card(problem)
        self._title.setText(card.title)
        self._code.setText(card.code)
        self._proposal.setText(card.proposal)
        for widget in (self._proposal, self.correct):
            widget.setVisible(bool(card.proposal))
        self.explain.setVisible(self._cases.can_explain(problem))
        self.dispute.setVisible(self._cases.can_dispute(problem))
        self._show_facts(card)
        self.show()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.setAccessibleName(tr("The rule"))
        self.correct.setText(tr("Take it over") + "  Shift+F4")
        self.explain.setText(tr("Explain…") + "  Ctrl+E")
        self.dispute.setText(tr("Dispute the rule…") + "  Ctrl+Shift+Q")
        self.close_button.setText(tr("Close") + "  F4")
        if self.problem is not None and not self.isHidden():
            self.open(self.problem)

    def _show_facts(self, card: RuleCard) -> None:
        while self._grid.count() and (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, fact in enumerate(card.facts):
            name: QLabel = plain_label("muted", fact.name)
            text = plain_label("", fact.text, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)
        line, low = self.fontMetrics().height(), is_low(self)
        wanted = self._page.heightForWidth(max(self.width() - 2 * SPACE_M, _WIDTH_PX))
        most = min(wanted, (_MOST_WHEN_LOW if low else _MOST_LINES) * line)
        self._scroll.setMaximumHeight(most)
        self._scroll.setMinimumHeight(min(wanted, _LEAST_LINES * line) if low else most)

    def _arrange(self) -> None:
        """What is told can be scrolled in a low window; the buttons always stand below it."""
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        told = QVBoxLayout(self._page)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(SPACE_S)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._title, 1)
        head.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(head)
        told.addWidget(self._proposal)
        told.addLayout(self._grid)
        told.addStretch(1)
        self._scroll.setWidget(self._page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        for button in (self.close_button, self.dispute, self.explain, self.correct):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)
