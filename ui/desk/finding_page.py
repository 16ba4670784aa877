"""What was found of a submission: reasons, facts by name; and letting it in by a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.desk.admitting import Admitting
from ipdesk.screens.desk.submission import SubmissionScreen
from ui.desk.answer_dialogs import SayDialog
from ui.desk.permitted import permit
from ui.style.icons import icon_for
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XS


class FindingPage(QWidget):
    """``admitWanted`` tells why the submission is to be let in from quarantine."""

    admitWanted = Signal(str)

    def __init__(
        self, screen: SubmissionScreen, admitting: Admitting, translator: Translator
    ) -> None:
        super().__init__()
        self._screen = screen
        self._admitting = admitting
        self._translator = translator
        self.admit_button = QPushButton(translator.tr("Let it in nevertheless…"))
        self.admit_button.setIcon(icon_for(self, "check"))
        self.admit_button.clicked.connect(self.ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._area(), 1)
        if admitting.offered:
            why = admitting.why_not()
            permit(self.admit_button, why)
            if why:
                layout.addWidget(plain_label("muted", why, wrap=True))
            layout.addWidget(self.admit_button, 0, Qt.AlignmentFlag.AlignLeft)

    def ask(self) -> None:
        """Ask why it is let in; by the document if there is one."""
        tr, admitting = self._translator.tr, self._admitting
        title = tr("Let it in nevertheless")
        dialog = SayDialog(self._translator, title, admitting.question(), self)
        dialog.store_button.setText(tr("Let it in"))
        dialog.say = lambda: admitting.require(dialog.text.draft())
        dialog.accepted.connect(lambda: self.admitWanted.emit(dialog.text.draft()))
        dialog.open()

    def _checks(self) -> Iterator[tuple[str, QLabel]]:
        for name, said, tone in self._screen.checks():
            shown = plain_label("tone", said)
            set_role(shown, "tone", tone)
            yield name, shown

    def _area(self) -> QScrollArea:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setSpacing(SPACE_S)
        for reason in self._screen.reasons():
            box.addWidget(plain_label("heading", reason, wrap=True))
        advice = self._screen.advice()
        if advice:
            box.addWidget(plain_label("muted", advice, wrap=True))
        box.addLayout(_grid((name, _fact(value)) for name, value in self._screen.facts()))
        box.addWidget(plain_label("heading", self._translator.tr("What was checked")))
        box.addLayout(_grid(self._checks()))
        box.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setAccessibleName(self._screen.title())
        return scroll


def _fact(value: str) -> QLabel:
    shown = plain_label("", value, wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown


def _grid(lines: Iterable[tuple[str, QLabel]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_L)
    grid.setVerticalSpacing(SPACE_XS)
    grid.setColumnStretch(1, 1)
    for row, (name, shown) in enumerate(lines):
        grid.addWidget(plain_label("muted", name), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, row, 1)
    return grid
