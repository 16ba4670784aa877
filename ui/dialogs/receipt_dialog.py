"""A receipt of SIPO: what it says, the fingerprint to be compared, taking it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.receipts.words import ReceiptWords
from ipdesk.screens.receipt import ReceiptScreen
from ui.context import Context
from ui.messages import show_error
from ui.style.roles import plain_label, set_role
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_M, SPACE_S

_SIZE = (760, 600)


class ReceiptDialog(QDialog):
    """Shows the receipt of ``screen``. ``taken`` tells the report that has got it.

    Where no key of SIPO's desk is known yet, a tick says that the fingerprint was compared.
    """

    taken = Signal(str)

    def __init__(
        self, context: Context, screen: ReceiptScreen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = context.services.translator
        tr = self._translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Receipt"))
        self.compared = QCheckBox(screen.answer())
        self.take_button = QPushButton(tr("Take the receipt in"))
        set_role(self.take_button, "primary")
        self.compared.toggled.connect(self._choose)
        self.take_button.clicked.connect(self.take)
        self._arrange()
        self._refresh()

    def take(self) -> None:
        """Take the receipt in, and close."""
        try:
            report = self._screen.apply(self)
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self.accept()
        self.taken.emit(report)

    def _choose(self, chosen: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._screen.compared = chosen
        self._refresh()

    def _refresh(self) -> None:
        self.take_button.setEnabled(self._screen.can_apply)

    def _arrange(self) -> None:
        receipt = self._screen.receipt
        if receipt is None:
            raise AssertionError("no receipt to show")
        words, inside = self._screen.words, QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(SPACE_M)
        for widget in self._content(words):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        title = plain_label("heading", words.title(receipt.text), wrap=True)
        area.setAccessibleName(title.text())
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(title)
        layout.addWidget(self._comparing())
        layout.addWidget(area, 1)
        layout.addWidget(plain_label("muted", self._screen.advice(), wrap=True))
        layout.addWidget(self._buttons())
        Room(self, *_SIZE)
        (self.compared if self._screen.first else self.take_button).setFocus()

    def _content(self, words: ReceiptWords) -> list[QWidget]:
        """Decision and reason, comments, rulings, findings; what only proves comes last."""
        receipt, tr = self._screen.receipt, self._translator.tr
        if receipt is None:
            return []
        text = receipt.text
        parts: list[QWidget] = []
        state = plain_label("tone", words.state(text.state), wrap=True)
        set_role(state, "tone", self._screen.tone())
        parts.append(state)
        if text.text:
            parts.append(plain_label("", text.text, wrap=True))
        for title, lines in (
            (tr("Comments to be answered in the next revision"), words.comments(text)),
            (tr("Answers to disputed rules"), words.rulings(text)),
        ):
            if lines:
                parts += [plain_label("heading", title, wrap=True), _form(lines)]
        notes = words.notes(text)
        if notes:
            parts.append(plain_label("heading", tr("What the check found"), wrap=True))
            parts += [plain_label("", note, wrap=True) for note in notes]
        parts.append(_form(words.facts(receipt)[2:]))
        return parts

    def _comparing(self) -> QWidget:
        """The fingerprint stands first, where it has to be compared."""
        step = QWidget()
        box = QVBoxLayout(step)
        box.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        box.addWidget(plain_label("", self._screen.question(), wrap=True))
        box.addWidget(plain_label("heading", self._screen.fingerprint_lines(), wrap=True))
        box.addWidget(self.compared)
        step.setVisible(self._screen.first)
        return step

    def _buttons(self) -> QDialogButtonBox:
        taking = self._screen.plan is not None
        buttons = QDialogButtonBox()
        buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.ActionRole)
        close = self._translator.tr("Cancel") if taking else self._translator.tr("Close")
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.take_button.setDefault(taking)
        self.take_button.setVisible(taking)
        return buttons


def _form(lines: list[tuple[str, str]]) -> QWidget:
    """Names and values; values wrap, and can be selected."""
    holder = QWidget()
    form = QFormLayout(holder)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(SPACE_L)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for name, value in lines:
        shown: QLabel = plain_label("", value, wrap=True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(plain_label("muted", name, wrap=True), shown)
    return holder
