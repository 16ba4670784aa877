"""The dialog that asks of which report a template is to be made, and of which of its sections."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.screens.template import TemplateScreen
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL

_SIZE = (780, 520)
_SIDE_PX = 300
_CODE = Qt.ItemDataRole.UserRole


class TemplateChoice(QDialog):
    """Offers reports and sections; :attr:`template` and :meth:`ticked` are the answer."""

    def __init__(
        self, screen: TemplateScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self.template = screen
        self.kind, self.year, self.rows = QComboBox(), QComboBox(), QComboBox()
        self.sections = QListWidget()
        self.save_button = QPushButton()
        tr = translator.tr
        self._asked_kind = AskedField(tr("Report"), self.kind)
        self._asked_year = AskedField(tr("Year"), self.year)
        hint = tr("Departments fill in so many lines of a list at most.")
        self._asked_rows = AskedField(tr("Empty lines of each list"), self.rows, hint)
        self._fill()
        self._arrange()
        self.kind.currentIndexChanged.connect(self._choose)
        self.year.currentIndexChanged.connect(self._choose)
        self.save_button.clicked.connect(self.accept)
        self._show()
        self.sections.setFocus()
        self.resize(*_SIZE)

    def row_count(self) -> int:
        """How many empty lines each roster is to have."""
        return int(self.rows.currentData())

    def ticked(self) -> list[str]:
        """The sections that were ticked; none stands for all of them."""
        items = [self.sections.item(place) for place in range(self.sections.count())]
        return [item.data(_CODE) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _choose(self) -> None:
        self.template.choose(str(self.kind.currentData()), int(self.year.currentData()))
        self._show()

    def _show(self) -> None:
        """The sections of the chosen report, or why there is none."""
        yearly = {line.code for line in self.template.kinds() if line.yearly}
        self._asked_year.setVisible(self.template.chosen[0] in yearly)
        self._asked_kind.complain(self.template.why_not)
        self.save_button.setEnabled(self.template.snapshot is not None)
        self.sections.clear()
        for code, name in self.template.sections():
            item = QListWidgetItem(name)
            item.setData(_CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.sections.addItem(item)
        self.sections.setCurrentRow(0)

    def _fill(self) -> None:
        kind, year = self.template.chosen
        for line in self.template.kinds():
            self.kind.addItem(line.name, line.code)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        for offered in self.template.years():
            self.year.addItem(str(offered), offered)
        self.year.setCurrentIndex(self.year.findData(year))
        for count in self.template.row_counts:
            self.rows.addItem(str(count), count)
        self.rows.setCurrentIndex(self.rows.findData(self.template.rows))

    def _arrange(self) -> None:
        tr = self._translator.tr
        self.setWindowTitle(tr("Template for departments"))
        hint = plain_label(
            "muted",
            tr("Tick what the department is to fill in (space bar). Without a tick: all."),
            wrap=True,
        )
        self.sections.setAccessibleName(tr("Sections"))
        self.sections.setAccessibleDescription(hint.text())
        side = QWidget()
        side.setFixedWidth(_SIDE_PX)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_L)
        for asked in (self._asked_kind, self._asked_year, self._asked_rows):
            box.addWidget(asked)
        box.addStretch(1)
        choice = QVBoxLayout()
        choice.setSpacing(SPACE_S)
        for widget in (plain_label("heading", tr("Sections")), hint, self.sections):
            choice.addWidget(widget)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_XL)
        columns.addWidget(side)
        columns.addLayout(choice, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addLayout(columns, 1)
        layout.addWidget(self._buttons())

    def _buttons(self) -> DialogFoot:
        tr = self._translator.tr
        self.save_button.setText(tr("Save template…"))
        return DialogFoot(self, tr("Cancel"), self.save_button)
