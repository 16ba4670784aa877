"""The table of a preview: rows to read, all of their columns in sight."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from ui.dialogs.preview_model import PreviewModel
from ui.style.roles import set_role
from ui.style.room import scaled
from ui.style.tokens import row_px

_LAST_PX = 150
_LINES = 3


class PreviewTable(QTableView):
    """Shows a preview; ``widths`` are those of the first columns, in pixels at 100 percent.

    The last column takes the room that is left. Where that is none, all become narrower alike and
    their texts are wrapped, in rows of one height: to measure each row would take too long.
    """

    def __init__(
        self, model: PreviewModel, widths: Iterable[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widths = (*widths, _LAST_PX)[: model.columnCount()]
        self._setting = self._by_hand = False
        self.setModel(model)
        set_role(self, "list")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(self._resized)
        self._fit()

    def setColumnHidden(self, column: int, hide: bool) -> None:  # noqa: FBT001 -- Qt's signature
        """A column that is not shown leaves its room to the others."""
        super().setColumnHidden(column, hide)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns take the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._by_hand:
            return
        shown = [c for c in range(len(self._widths)) if not self.isColumnHidden(c)]
        wanted = {column: scaled(self._widths[column]) for column in shown}
        share = self.viewport().width() / sum(wanted.values())
        widths = self._narrowed(wanted) if share < 1 else _widened(wanted, share)
        self._setting = True
        for column in shown[:-1]:
            self.setColumnWidth(column, widths[column])
        self._setting = False
        lines = min(_LINES, math.ceil(1 / min(max(share, 0.1), 1.0)))
        self.setWordWrap(lines > 1)
        metrics = self.fontMetrics()
        height = row_px(metrics.height()) + (lines - 1) * metrics.lineSpacing()
        self.verticalHeader().setDefaultSectionSize(height)

    def _narrowed(self, wanted: dict[int, int]) -> dict[int, int]:
        """Widths that have room side by side: none is too narrow for its heading.

        The first, a word or two, stays as it is.
        """
        least = {c: self.horizontalHeader().sectionSizeHint(c) for c in wanted}
        least[0] = max(least[0], wanted[0])
        wide = {c for c in wanted if wanted[c] > least[c]}
        spare = sum(wanted[c] - least[c] for c in wide)
        room = max(self.viewport().width() - sum(least.values()), 0)
        share = min(1.0, room / spare) if spare else 0.0
        return {
            c: least[c] + int((wanted[c] - least[c]) * share) if c in wide else least[c]
            for c in wanted
        }

    def _resized(self, column: int, old: int, new: int) -> None:
        last = column == len(self._widths) - 1
        self._by_hand = self._by_hand or not (self._setting or last or 0 in (old, new))


def _widened(wanted: dict[int, int], share: float) -> dict[int, int]:
    """All but what happens takes its part of the room that is left."""
    return {column: int(px * share) if column else px for column, px in wanted.items()}
