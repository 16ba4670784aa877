"""The editor of one row of a checklist: all its columns as a narrow form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.screens.section import SectionScreen
from ui.context import Context
from ui.evidence.evidence_box import EvidenceBox
from ui.field_row import FieldRow
from ui.field_steps import connect_steps
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L, SPACE_M, SPACE_S


class RowEditor(QScrollArea):
    """Shows the row it is given, with its full name on top."""

    placeSelected = Signal(object)
    failed = Signal(object)
    written = Signal(object)
    evidenceAsked = Signal(object)

    def __init__(
        self,
        context: Context,
        screen: SectionScreen,
        origin: object,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._screen = screen
        self.row = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        self._code = plain_label("code")
        self._name = plain_label("heading", wrap=True)
        self._note = plain_label("muted", wrap=True)
        head = QVBoxLayout()
        head.setSpacing(2)
        for label in (self._code, self._name, self._note):
            head.addWidget(label)
        layout.addLayout(head)
        self.rows: dict[str, FieldRow] = {}
        for column in screen.form.section.columns:
            row = FieldRow(context, screen, column, origin, beside=False)
            row.entered.connect(self.placeSelected)
            row.failed.connect(self.failed)
            row.written.connect(self.written)
            self.rows[column.code] = row
            layout.addWidget(row)
        connect_steps(list(self.rows.values()))
        self.evidence = EvidenceBox(context.workspace, self._translator, page)
        self.evidence.asked.connect(self.evidenceAsked)
        layout.addWidget(self.evidence)
        layout.addStretch(1)
        self.setWidget(page)

    def show_row(self, row: str) -> None:
        """Show a row from now on. Open drafts must have been committed before."""
        self.row = row
        for code, field in self.rows.items():
            field.show_place(Place(self._screen.code, row, code))
        self.evidence.show_place(Place(self._screen.code, row))
        self._name_row()
        self.verticalScrollBar().setValue(0)

    def enter(self, column: str = "") -> None:
        """Give the keyboard to the field of a column, or to the first."""
        row = self.rows.get(column) or next(iter(self.rows.values()))
        self.ensureWidgetVisible(row)
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.placeSelected.emit(row.place)

    def column(self) -> str:
        """The column whose field has the keyboard, "" if none has."""
        return next((code for code, row in self.rows.items() if row.field.hasFocus()), "")

    def commit(self) -> bool:
        """Store open drafts: False if one was refused."""
        refused = [row for row in self.rows.values() if not row.commit()]
        return not refused

    def refresh(self, _change: ChangeSet | None = None) -> None:
        """Show everything anew; open drafts stay."""
        for row in self.rows.values():
            row.refresh()
        self.evidence.show_place(Place(self._screen.code, self.row))

    def retranslate(self) -> None:
        """Show all words in the present language."""
        for row in self.rows.values():
            row.retranslate()
        self.evidence.show_place(Place(self._screen.code, self.row))
        if self.row:
            self._name_row()

    def _name_row(self) -> None:
        spec = self._screen.row_spec(self.row)
        label = self._translator.label
        self._code.setText(self.row)
        self._name.setText(label(spec.label) if spec else "")
        self._note.setText(label(spec.note) if spec else "")
        self._note.setVisible(bool(self._note.text()))
