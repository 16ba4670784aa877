"""The columns of a foreign table, one below the other, each with what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.screens.foreign_lanes import Choice, LaneRow
from ui.style.roles import plain_label, plain_tip, set_role
from ui.style.tokens import SPACE_M, SPACE_S

_SAMPLES_PX, _HEAD_PX, _SHOWN = 230, 200, 60
_UNIT_PLACE = 3


class LaneGrid(QScrollArea):
    """A line of fields for each column; ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, screen: ForeignScreen, translator: Translator) -> None:
        super().__init__()
        self._screen = screen
        self._translator = translator
        self._lines: list[_Line] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_table(self) -> None:
        """Another table or section: make every line anew."""
        tr, inside = self._translator.tr, QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        heads = (
            tr("Column of the table"), tr("First values"), tr("Our column"),
            tr("Unit in the table"), tr("Says which row"), "",
        )  # fmt: skip
        units = any(row.units for row in self._screen.rows())
        for place, head in enumerate(heads):
            said = head if units or place != _UNIT_PLACE else ""
            grid.addWidget(plain_label("muted", said), 0, place)
        columns = self._screen.columns
        self._lines = [_Line(self._translator, columns) for _ in self._screen.rows()]
        for at, line in enumerate(self._lines):
            line.put(grid, at + 1)
            line.column.activated.connect(lambda _, at=at: self._take(at))
            line.unit.activated.connect(lambda _, at=at: self._state_unit(at))
            line.names_row.clicked.connect(lambda checked, at=at: self._name_rows(at, checked))
        grid.setColumnStretch(len(heads) - 1, 1)
        grid.setRowStretch(len(self._lines) + 1, 1)
        self.setWidget(inside)
        self._refresh()

    def first_field(self) -> QWidget | None:
        """Where choosing begins: the first column that means nothing yet, else the first."""
        fields = [line.column for line in self._lines]
        unused = (field for field in fields if field.currentIndex() == 0)
        return next(unused, fields[0] if fields else None)

    def _refresh(self) -> None:
        for line, row in zip(self._lines, self._screen.rows(), strict=True):
            line.show_row(row)

    def _take(self, at: int) -> None:
        self._screen.take(at, str(self._lines[at].column.currentData()))
        self._told()

    def _state_unit(self, at: int) -> None:
        self._screen.state_unit(at, str(self._lines[at].unit.currentData()))
        self._told()

    def _name_rows(self, at: int, checked: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._screen.name_rows(at, named=checked)
        self._told()

    def _told(self) -> None:
        self._refresh()
        self.changed.emit()


class _Line:
    """The fields of one column."""

    def __init__(self, translator: Translator, columns: Sequence[Choice]) -> None:
        self._translator = translator
        self.head = _short(_HEAD_PX)
        self.samples = _short(_SAMPLES_PX, "muted")
        self.column = QComboBox()
        self.unit = QComboBox()
        self.names_row = QCheckBox()
        self.remark = plain_label("tone", wrap=True)
        set_role(self.remark, "tone", "query")
        for choice in columns:
            self.column.addItem(choice.name, choice.code)
        for field in (self.column, self.unit):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            # The table rather scrolls than cuts a name off.
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, grid: QGridLayout, line: int) -> None:
        """Lay the fields out in a line of the grid."""
        fields = (self.head, self.samples, self.column, self.unit, self.names_row, self.remark)
        for place, field in enumerate(fields):
            grid.addWidget(field, line, place)

    def show_row(self, row: LaneRow) -> None:
        """Show what the column is taken for."""
        tr = self._translator.tr
        self.head.setText(_cut(row.head))
        self.samples.setText(_cut(row.samples))
        self.column.setAccessibleName(tr("{head}: our column", head=row.head))
        self.column.setAccessibleDescription(row.samples)
        self.unit.setAccessibleName(tr("{head}: unit in the table", head=row.head))
        self.names_row.setAccessibleName(tr("{head} says which row it is", head=row.head))
        self.remark.setText(row.remark)
        _choose(self.column, row.column)
        with QSignalBlocker(self.unit):
            self.unit.clear()
            for choice in row.units:
                self.unit.addItem(choice.name, choice.code)
        _choose(self.unit, row.unit)
        self.unit.setVisible(bool(row.units))
        self.names_row.setChecked(bool(row.names_row))
        self.names_row.setVisible(row.names_row is not None)


def _choose(field: QComboBox, code: str) -> None:
    with QSignalBlocker(field):
        if code and field.findData(code) < 0:
            field.addItem(code, code)  # a unit that the heading names and the catalogue does not
        field.setCurrentIndex(max(field.findData(code), 0))
    # At a large text size a long name is cut off in the field.
    field.setToolTip(plain_tip(field.currentText()))


def _short(width: int, role: str = "") -> QLabel:
    label = plain_label(role, wrap=True)
    label.setFixedWidth(width)
    return label


def _cut(text: str) -> str:
    """What tells a column from others; long texts do not."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
