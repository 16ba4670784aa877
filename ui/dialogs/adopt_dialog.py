"""The dialog that takes over newer goals of the scheme: what changes is seen first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.screens.adopting import AdoptScreen
from ui.context import Context
from ui.messages import show_error
from ui.style.roles import plain_label, set_role
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S, row_px

_SIZE = (860, 480)


class AdoptDialog(QDialog):
    """Takes everything over in one commit, or nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._translator = context.services.translator
        library = context.services.library
        self.adopting = AdoptScreen(context.workspace, library, context.sentences, self._translator)
        self.table = QTableWidget()
        self.apply_button = QPushButton(self._translator.tr("Take over"))
        self.cancel_button = QPushButton(self._translator.tr("Cancel"))
        self._arrange()
        Room(self, *_SIZE)

    def apply(self) -> None:
        """Back the workspace up, take the goals over, and close."""
        try:
            self._context.services.stores.backup(self._context.workspace.store)
            self.adopting.apply("window")
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self.accept()

    def _arrange(self) -> None:
        tr = self._translator.tr
        self.setWindowTitle(tr("Take over the scheme's goals"))
        self._fill()
        set_role(self.apply_button, "primary")
        self.apply_button.setEnabled(self.adopting.can_apply)
        self.apply_button.clicked.connect(self.apply)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(plain_label("heading", self.adopting.headline(), wrap=True))
        remark = plain_label("muted", self.adopting.remark(), wrap=True)
        remark.setVisible(bool(self.adopting.remark()))
        layout.addWidget(remark)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _fill(self) -> None:
        tr, rows = self._translator.tr, self.adopting.rows()
        self.table.setVisible(bool(rows))
        self.table.setColumnCount(3)
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels([tr("Value"), tr("Now"), tr("As the scheme sets it")])
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(number, column, item)
        set_role(self.table, "list")
        self.table.setAccessibleName(tr("What is taken over"))
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
