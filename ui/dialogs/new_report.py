"""The dialog for a further report of the workspace: its kind, its year, what it begins with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.screens.new_report import KindLine, NewReportPlan, NewReportScreen
from ui.asked_field import AskedField
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.style.roles import plain_label, set_role
from ui.style.room import Room, scaled
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS

_SIZE = (940, 660)
_SIDE_PX = 300


class NewReportDialog(QDialog):
    """Asks for kind and year; :meth:`plan` is the answer. ``kind`` "" suggests what is due."""

    def __init__(
        self, context: Context, kind: str = "", year: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        catalogue = context.services.library.shipped()
        self._screen = NewReportScreen(context.workspace, catalogue, self._translator)
        self._kinds = self._screen.kinds()
        self.setWindowTitle(self._translator.tr("New report"))
        self.kinds = QButtonGroup(self)
        self.year = QComboBox()
        self.make_button = QPushButton()
        self._asked_year = AskedField(self._translator.tr("Year"), self.year)
        self._sentence = plain_label("", wrap=True)
        self._arrange()
        self._connect()
        suggested = (kind, year) if kind else self._screen.suggested()
        self._choose(*suggested)

    def plan(self) -> NewReportPlan:
        """The report to be made, or the draft to go on with instead."""
        return self._screen.plan(self._line().code, int(self.year.currentData()))

    def _line(self) -> KindLine:
        return self._kinds[self.kinds.checkedId()]

    def _choose(self, kind: str, year: int) -> None:
        codes = [line.code for line in self._kinds]
        button = self.kinds.button(codes.index(kind) if kind in codes else 0)
        button.setChecked(True)
        button.setFocus()
        self._suggest(year or self._screen.suggested_year(self._line().code))

    def _suggest(self, year: int) -> None:
        self.year.setCurrentIndex(max(self.year.findData(year), 0))
        self._show_plan()

    def _show_plan(self) -> None:
        """Say what the report would begin with, or why there can be none."""
        tr, plan = self._translator.tr, self.plan()
        self._asked_year.setVisible(self._line().yearly)
        self._sentence.setText(plan.sentence)
        set_role(self._sentence, "tone", "done" if plan.possible else "query")
        self.make_button.setText(tr("Make the report") if plan.possible else tr("Open the draft"))

    def _connect(self) -> None:
        self.kinds.idClicked.connect(
            lambda _: self._suggest(self._screen.suggested_year(self._line().code))
        )
        self.year.activated.connect(lambda _: self._show_plan())
        self.year.currentIndexChanged.connect(lambda _: self._show_plan())
        self.make_button.clicked.connect(self.accept)

    def _arrange(self) -> None:
        for year in self._screen.years():
            self.year.addItem(str(year), year)
        side = QWidget()
        side.setFixedWidth(scaled(_SIDE_PX))
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_L)
        box.addWidget(self._asked_year)
        box.addWidget(plain_label("heading", self._translator.tr("What it begins with")))
        box.addWidget(self._sentence)
        box.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_XL)
        columns.addWidget(self._choices(), 1)
        columns.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addLayout(columns, 1)
        layout.addWidget(DialogFoot(self, self._translator.tr("Cancel"), self.make_button))
        Room(self, *_SIZE)

    def _choices(self) -> QWidget:
        """One button for each kind; below it what it is for and which document it is."""
        tr, inside = self._translator.tr, QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, SPACE_S, 0)
        box.setSpacing(SPACE_XS)
        for number, line in enumerate(self._kinds):
            expected = tr("{kind} · due", kind=line.name) if line.expected else line.name
            button = QRadioButton(expected)
            what = tr("{purpose} · {document}", purpose=line.purpose, document=line.document)
            below = plain_label("muted", what if line.purpose else line.document, wrap=True)
            below.setContentsMargins(SPACE_L + SPACE_S, 0, 0, SPACE_XS)
            button.setAccessibleDescription(below.text())
            self.kinds.addButton(button, number)
            box.addWidget(button)
            box.addWidget(below)
        box.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area
