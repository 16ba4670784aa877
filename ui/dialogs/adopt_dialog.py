"""The dialog that takes over newer goals of the scheme: what changes is seen first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.messages import marked
from ipdesk.pace import Cancelled, Pace
from ipdesk.screens.adopting import AdoptScreen
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.dialogs.inline_wait import InlineWait
from ui.messages import show_error
from ui.style.roles import plain_label, plain_tip, set_role
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S, row_px

_SIZE, _NOTHING = (860, 480), (480, 0)


class AdoptDialog(QDialog):
    """Takes everything over in one commit, or nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._translator = context.services.translator
        library = context.services.library
        self.adopting = AdoptScreen(context.workspace, library, context.sentences, self._translator)
        self._headline = plain_label("heading", self.adopting.headline(), wrap=True)
        self.table = QTableWidget()
        self.bar = QProgressBar()
        self.apply_button = QPushButton(self._translator.tr("Take over"), self)
        leave = marked("Cancel") if self.adopting.can_apply else marked("Close")
        self.cancel_button = QPushButton(self._translator.tr(leave))
        self._arrange()
        Room(self, *(_SIZE if self.adopting.can_apply else _NOTHING))

    def apply(self) -> None:
        """Back the workspace up, take the goals over, and close."""
        doing = self._translator.tr("Taking over…")
        inputs = [self.table, self.apply_button]
        self._waiting = InlineWait(self._translator, doing, self._headline, self.bar, inputs)
        try:
            self._context.pacer.run(self._apply, self._waiting)
        except Cancelled:
            self._headline.setText(self.adopting.headline())
            return
        except KnownError as fault:
            self._headline.setText(self.adopting.headline())
            show_error(fault, self._translator, self)
            return
        self.accept()

    def done(self, result: int) -> None:
        """Close; while it works, that is asked to stop and the dialog stays."""
        if self._context.pacer.busy:
            self._waiting.stop()
            return
        super().done(result)

    def _apply(self, pace: Pace) -> None:
        services, store = self._context.services, self._context.workspace.store
        pace.aside(lambda: services.stores.backup(store, lambda *_: pace.check()))
        pace.check()
        self.adopting.apply("window")

    def _arrange(self) -> None:
        tr = self._translator.tr
        self.setWindowTitle(tr("Take over the scheme's goals"))
        self._fill()
        self.apply_button.setEnabled(self.adopting.can_apply)
        self.apply_button.setVisible(self.adopting.can_apply)
        self.apply_button.clicked.connect(self.apply)
        primary = self.apply_button if self.adopting.can_apply else None
        buttons = DialogFoot(self, self.cancel_button, primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Taking over…"))
        self.bar.hide()
        layout.addWidget(self._headline)
        layout.addWidget(self.bar)
        layout.addWidget(plain_label("muted", self.adopting.remark(), wrap=True))
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
                item.setToolTip(plain_tip(text))
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
