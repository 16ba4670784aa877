"""The dialog that asks what is to be printed, and which sections of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.screens.printing import Order, PrintLine, PrintScreen
from ui.choice_box import ChoiceBox
from ui.dialog_foot import DialogFoot
from ui.style.paragraph import Paragraph
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS

_SIZE = (760, 480)
_CODE = Qt.ItemDataRole.UserRole


class PrintChoice(QDialog):
    """Offers the prints; :meth:`chosen` is the answer. The first is chosen to begin with."""

    def __init__(
        self, screen: PrintScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self._screen = screen
        self._lines = screen.lines()
        self.prints = QButtonGroup(self)
        self.kind = ChoiceBox()
        self.sections = QListWidget()
        self.preview_button = QPushButton()
        self._kind_heading = plain_label("heading")
        self._heading = plain_label("heading")
        self._hint = plain_label("muted", wrap=True)
        self._arrange()
        self.prints.buttonToggled.connect(lambda *_: self._show_line())
        self.kind.currentIndexChanged.connect(lambda _: self._show_sections())
        self.preview_button.clicked.connect(self.accept)
        first = self.prints.button(0)
        first.setChecked(True)
        first.setFocus()
        Room(self, *_SIZE)

    def chosen(self) -> Order:
        """The print and its sections; none stands for all of them."""
        items = [self.sections.item(place) for place in range(self.sections.count())]
        ticked = [item.data(_CODE) for item in items if item.checkState() is Qt.CheckState.Checked]
        whole = len(ticked) == len(items)
        line = self._line()
        kind = self.kind.code if line.kinds else ""
        return Order(line.what, () if whole else tuple(ticked), kind)

    def _line(self) -> PrintLine:
        return self._lines[self.prints.checkedId()]

    def _show_line(self) -> None:
        if self.prints.checkedId() < 0:
            return
        line = self._line()
        self.kind.offer(line.kinds, "")
        for widget in (self.kind, self._kind_heading):
            widget.setVisible(bool(line.kinds))
        self._show_sections()

    def _show_sections(self) -> None:
        self.sections.clear()
        line = self._line()
        sections = self._screen.sections_of(self.kind.code) if line.kinds else line.sections
        for code, name in sections:
            item = QListWidgetItem(name)
            item.setData(_CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.sections.addItem(item)
        if sections:
            self.sections.setCurrentRow(0)
        for widget in (self.sections, self._heading, self._hint):
            widget.setVisible(bool(sections))

    def _arrange(self) -> None:
        tr = self._translator.tr
        self.setWindowTitle(tr("Print"))
        self._kind_heading.setText(tr("Kind of report"))
        self.kind.setAccessibleName(self._kind_heading.text())
        self._heading.setText(tr("Sections"))
        self._hint.setText(tr("Tick what is to be printed (space bar). Without a tick: all."))
        self.sections.setAccessibleName(tr("Sections"))
        self.sections.setAccessibleDescription(self._hint.text())
        side = QVBoxLayout()
        side.addWidget(self._kind_heading)
        side.addWidget(self.kind)
        side.addWidget(self._heading)
        side.addWidget(self._hint)
        side.addWidget(self.sections, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_XL)
        columns.addWidget(self._choices(), 1)
        columns.addLayout(side, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addLayout(columns, 1)
        layout.addWidget(self._buttons())

    def _choices(self) -> QScrollArea:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_XS)
        for number, line in enumerate(self._lines):
            button = QRadioButton(line.name)
            button.setAccessibleDescription(line.purpose)
            self.prints.addButton(button, number)
            below = Paragraph("muted", line.purpose)
            below.setContentsMargins(SPACE_L + SPACE_S, 0, 0, SPACE_S)
            box.addWidget(button)
            box.addWidget(below)
        box.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self._translator.tr("Print"))
        area.setWidget(inside)
        self.prints.buttonToggled.connect(lambda button, _: area.ensureWidgetVisible(button))
        return area

    def _buttons(self) -> DialogFoot:
        tr = self._translator.tr
        self.preview_button.setText(tr("Preview…"))
        return DialogFoot(self, tr("Cancel"), self.preview_button)
