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
from ui.style.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_MOST_LINES, _WIDTH_PX = 10, 600


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
        self._scroll = QScrollArea()
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
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(card.facts):
            name: QLabel = plain_label("muted", fact.name)
            text = plain_label("", fact.text, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        grid.setRowStretch(len(card.facts), 1)
        self._scroll.setWidget(page)
        wanted = grid.heightForWidth(max(self.width() - 2 * SPACE_M, _WIDTH_PX))
        self._scroll.setFixedHeight(min(wanted, _MOST_LINES * self.fontMetrics().height()))

    def _arrange(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._title, 1)
        head.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        for button in (self.close_button, self.dispute, self.explain, self.correct):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addWidget(self._proposal)
        layout.addWidget(self._scroll)
        layout.addLayout(buttons)
