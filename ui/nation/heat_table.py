"""A heat table: units down, years across; the darker, the higher. The figures are in it as text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QTableView, QWidget

from ipdesk.nation.sheet import Indicator
from ipdesk.nation.views import LEVELS
from ui.style.roles import set_role
from ui.style.tokens import Theme, row_px, theme_of

_STRONGEST, _AROUND = 0.55, 14
"""How much of the accent the darkest shade has, text stays readable on it; room beside a text."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class HeatModel(QAbstractTableModel):
    """The figures of an indicator, and the shade behind each."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Indicator | None = None
        self._shades: list[QBrush] = []

    def show_page(self, page: Indicator, shades: list[QBrush]) -> None:
        """Have another indicator."""
        self.beginResetModel()
        self._page, self._shades = page, shades
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """One for each unit."""
        below = parent is not None and parent.isValid()
        return 0 if below or self._page is None else len(self._page.heat)

    def columnCount(self, parent: _Index | None = None) -> int:
        """One for each year."""
        below = parent is not None and parent.isValid()
        return 0 if below or self._page is None else len(self._page.years)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Years across, units down."""
        if role != _ROLE.DisplayRole or self._page is None:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return self._page.years[section] if across else self._page.heat[section].unit

    def data(self, index: _Index, role: int = 0) -> object:
        """The figure as text, at the right, on its shade."""
        if self._page is None:
            return None
        cell = self._page.heat[index.row()].cells[index.column()]
        if role == _ROLE.DisplayRole:
            return cell.text
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT
        if role == _ROLE.BackgroundRole and cell.level >= 0:
            return self._shades[cell.level]
        return None


class HeatTable(QTableView):
    """Shows the heat table of an indicator's page; it is as wide as its years."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # The style may change the palette while the widget is made.
        self._page: Indicator | None = None
        super().__init__(parent)
        set_role(self, "list")
        self._heat = HeatModel()
        self.setModel(self._heat)
        self.setTabKeyNavigation(False)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        down = self.verticalHeader()
        down.setDefaultSectionSize(row_px(self.fontMetrics().height()) - 2)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """In another theme the shades are others."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._page is not None:
            self.show_page(self._page)

    def show_page(self, page: Indicator) -> None:
        """Show another indicator."""
        self._page = page
        theme = theme_of(self.palette())
        self._heat.show_page(page, [QBrush(_shade(theme, level)) for level in range(LEVELS)])
        self.setAccessibleName(page.heat_title)
        metrics = self.fontMetrics()
        for lane, year in enumerate(page.years):
            texts = {year, *(row.cells[lane].text for row in page.heat)}
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            self.setColumnWidth(lane, widest + _AROUND)


def _shade(theme: Theme, level: int) -> QColor:
    """Between the ground and the accent, by the level."""
    ground, accent = QColor(theme.base), QColor(theme.accent)
    share = level / (LEVELS - 1) * _STRONGEST
    ends = (
        (ground.red(), accent.red()),
        (ground.green(), accent.green()),
        (ground.blue(), accent.blue()),
    )
    return QColor(*(round(low + (high - low) * share) for low, high in ends))
