"""The table of a preview: rows to read, the last column as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from ui.dialogs.preview_model import PreviewModel
from ui.style.roles import set_role
from ui.style.room import scaled
from ui.style.tokens import row_px


class PreviewTable(QTableView):
    """Shows a preview; ``widths`` are those of the first columns, in pixels at 100 percent."""

    def __init__(
        self, model: PreviewModel, widths: Iterable[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        set_role(self, "list")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            header.resizeSection(column, scaled(width))
