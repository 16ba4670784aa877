"""A receipt of SIPO: what it says, the fingerprint to be compared, taking it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import KnownError
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.words import ReceiptWords
from ipdesk.screens.receipt import ReceiptScreen
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.jobs import Jobs
from ui.messages import show_error
from ui.print_preview.sheet_view import SheetView
from ui.style.icons import icon_for
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
        self, context: Context, screen: ReceiptScreen, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._templates = context.services.templates
        self._jobs = jobs
        self._translator = context.services.translator
        tr = self._translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Receipt"))
        self.compared = QCheckBox(screen.answer())
        self.take_button = QPushButton(tr("Take the receipt in"))
        self.sheet_button = QPushButton(tr("Show as a sheet"))
        self.sheet_button.setIcon(icon_for(self, "file-text"))
        self.sheet_button.setCheckable(True)
        self.sheet_button.toggled.connect(self._show_sheet)
        self._ways = QStackedWidget()
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

    def _show_sheet(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signal
        """Show the receipt as the sheet that is put on file, or as text again."""
        self._ways.setCurrentIndex(int(shown))

    def _sheet(self, receipt: Receipt, words: ReceiptWords) -> SheetView:
        def images(ppi: float) -> list[bytes]:
            from ipdesk.printing.receipt import ReceiptSheet

            sheet = ReceiptSheet(self._templates, self._translator, words, receipt.text, receipt)
            return sheet.images(ppi)

        return SheetView(images, self._jobs, self._translator)

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
        layout.addWidget(self._from_whom())
        layout.addWidget(self._comparing())
        self._ways.addWidget(area)
        self._ways.addWidget(self._sheet(receipt, words))
        layout.addWidget(self._ways, 1)
        for said in filter(None, (self._screen.effect(), self._screen.advice())):
            layout.addWidget(plain_label("muted", said, wrap=True))
        layout.addWidget(self._foot())
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
        parts.append(_form(words.facts(text, receipt.signature)[2:]))
        return parts

    def _from_whom(self) -> QWidget:
        said, tone = self._screen.signed()
        label = plain_label("tone", said, wrap=True)
        set_role(label, "tone", tone)
        return label

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

    def _foot(self) -> DialogFoot:
        taking = self._screen.plan is not None
        tr = self._translator.tr
        self.take_button.setVisible(taking)
        if taking:
            return DialogFoot(self, tr("Cancel"), self.take_button, self.sheet_button)
        return DialogFoot(self, tr("Close"), apart=self.sheet_button)


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
