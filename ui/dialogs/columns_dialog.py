"""Asks which column of somebody's own table is which of ours: once for tables of its kind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.shown_path import shown_path
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.dialogs.lane_grid import LaneGrid
from ui.messages import show_error
from ui.style.roles import plain_label, plain_tip, set_role
from ui.style.tokens import SPACE_L, SPACE_S
from ui.tab_order import go_on

_SIZE = (1060, 620)
_LINE_SHOWN = 7


class ColumnsDialog(QDialog):
    """Enter goes on to the preview, Escape gives up; nothing is imported here."""

    def __init__(
        self, screen: ForeignScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._translator = translator
        self.foreign = screen
        tr = translator.tr
        self.setWindowTitle(tr("Import a table"))
        self.sheet, self.head, self.section = QComboBox(), QComboBox(), QComboBox()
        self.lanes = LaneGrid(screen, translator)
        self.preview_button = QPushButton(tr("Preview"))
        self.forget_button = QPushButton(tr("&Forget how it was taken"))
        self._buttons = DialogFoot(self, tr("Cancel"), self.preview_button, self.forget_button)
        self._hint = plain_label("muted", wrap=True)
        self._sentence = plain_label("tone", wrap=True)
        self._arrange()
        self._show_table()
        self.sheet.activated.connect(self._use_sheet)
        self.head.activated.connect(self._use_head)
        self.section.activated.connect(self._use_section)
        self.lanes.changed.connect(self._judge)
        self.preview_button.clicked.connect(self.accept)
        self.forget_button.clicked.connect(self._forget)
        field = self.lanes.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Go on, if the mapping can be used."""
        if not self.foreign.trouble():
            super().accept()

    def _use_sheet(self, at: int) -> None:
        self.foreign.use_sheet(at)
        self._show_table()

    def _use_head(self, at: int) -> None:
        self.foreign.use_head(int(self.head.itemData(at)))
        self._show_table()

    def _use_section(self, at: int) -> None:
        self.foreign.use_section(str(self.section.itemData(at)))
        self._show_table()

    def _forget(self) -> None:
        try:
            self.foreign.forget()
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self._show_table()
        self.section.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_table(self) -> None:
        """Show the table as it is looked at now."""
        screen = self.foreign
        self.sheet.clear()
        self.sheet.addItems([sheet.name for sheet in screen.sheets])
        self.sheet.setCurrentIndex(screen.sheet)
        self.head.clear()
        for line, text in screen.head_lines.items():
            self.head.addItem(f"{line}: {text[:_LINE_SHOWN]}…", line)
            tip = plain_tip(text)
            self.head.setItemData(self.head.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.head.setCurrentIndex(self.head.findData(screen.table.head_line))
        self.section.clear()
        for choice in screen.sections:
            self.section.addItem(choice.name, choice.code)
        self.section.setCurrentIndex(self.section.findData(screen.mapping.section))
        for field in (self.sheet, self.head, self.section):
            field.setToolTip(plain_tip(field.currentText()))
        self._hint.setText(screen.hint())
        self.lanes.show_table()
        go_on(self.section, self.lanes, self._buttons)
        self._judge()

    def _judge(self) -> None:
        """Say what is missing, or what else is to be known."""
        trouble = self.foreign.trouble()
        self._sentence.setText(trouble or self.foreign.remark())
        set_role(self._sentence, "tone", "error" if trouble else "query")
        self._sentence.setVisible(bool(self._sentence.text()))
        self.preview_button.setEnabled(not trouble)
        self.preview_button.setAccessibleDescription(self._sentence.text())
        self.forget_button.setVisible(self.foreign.known)

    def _arrange(self) -> None:
        tr = self._translator.tr
        set_role(self.forget_button, "link")
        top = QHBoxLayout()
        top.setSpacing(SPACE_L)
        for name, field in (
            (tr("Sheet"), self.sheet),
            (tr("Line of the headings"), self.head),
            (tr("Take it into"), self.section),
        ):
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            top.addWidget(AskedField(name, field), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        heading = plain_label("heading", tr("Which column is which of ours?"), wrap=True)
        layout.addWidget(heading)
        layout.addWidget(plain_label("muted", shown_path(self.foreign.path), wrap=True))
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self.lanes, 1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._buttons)
        self.resize(*_SIZE)
