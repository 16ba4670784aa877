"""The dialog that records by when a report is to be handed in, and whose decision that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.deadlines import Deadline, Due
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.review.refusal import Conflict
from ipdesk.status_entry import StatusRefused, day_of
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.field_widgets.date_field import DateField
from ui.field_widgets.line_field import LineField
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_WIDTH = 520


class DeadlineKeeper(Protocol):
    """Where deadlines are kept: the workspace of a province, or a desk."""

    def deadlines(self) -> Mapping[Due, Deadline]:
        """Those that are set."""

    def set_deadline(self, due: Due, deadline: Deadline | None) -> object:
        """Set one, or take it back; raises :class:`KnownError`."""


class DeadlineDialog(QDialog):
    """Sets or takes back the deadline of what is due; ``title`` is what the report is called."""

    def __init__(
        self, keeper: DeadlineKeeper, due: Due, title: str, translator: Translator,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._keeper = keeper
        self._translator = translator
        self._due = due
        tr = self._translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Deadline"))
        self.date = DateField(self._translator)
        self.document = LineField()
        self._asked_date = AskedField(tr("To be handed in by"), self.date)
        hint = tr("The circular sets no dates. Whose decision this is, its document says.")
        self._asked_document = AskedField(tr("Document number"), self.document, hint)
        self.set_button = QPushButton(tr("Set the deadline"))
        self.drop_button = QPushButton(tr("&No deadline any more"))
        self._arrange(title)
        self._show_present()

    def set_deadline(self) -> None:
        """Record the deadline and close; what stands against it is said at its field."""
        for asked in (self._asked_date, self._asked_document):
            asked.complain("")
        try:
            day = day_of(self.date.text())
            self._keeper.set_deadline(self._due, Deadline(day, self.document.text()))
        except StatusRefused as fault:
            wrong_day = fault.reason == "not_a_date"
            asked = self._asked_date if wrong_day else self._asked_document
            blank = wrong_day and not self.date.text().strip()
            said = self._translator.tr("Please give the day.") if blank else self._said(fault)
            asked.complain(said)
            asked.field.setFocus()
        except KnownError as error:
            self._fail(error)
        else:
            self.accept()

    def drop(self) -> None:
        """Take the deadline back and close."""
        try:
            self._keeper.set_deadline(self._due, None)
        except KnownError as error:
            self._fail(error)
        else:
            self.accept()

    def _fail(self, error: KnownError) -> None:
        """Tell it; what somebody else has set meanwhile is shown, to be decided by."""
        if isinstance(error, Conflict):
            self._show_present()
        show_error(error, self._translator, self)

    def _said(self, fault: StatusRefused) -> str:
        return ErrorSentences(self._translator).what(fault)

    def _show_present(self) -> None:
        present = self._keeper.deadlines().get(self._due)
        self.drop_button.setVisible(present is not None)
        self.date.show_raw(present.day.isoformat() if present else "")
        self.document.show_raw(present.document if present else "")

    def _arrange(self, title: str) -> None:
        self.set_button.clicked.connect(self.set_deadline)
        self.drop_button.clicked.connect(self.drop)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", title, wrap=True))
        layout.addWidget(self._asked_date)
        layout.addWidget(self._asked_document)
        layout.addStretch(1)
        layout.addWidget(
            DialogFoot(self, self._translator.tr("Cancel"), self.set_button, self.drop_button)
        )
        Room(self, _WIDTH)
        self.date.setFocus()
