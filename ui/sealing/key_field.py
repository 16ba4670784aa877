"""Which key a person signs with: its file, whose it is, and the passphrase that opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.shown_path import shown_path
from ui.asked_field import AskedField
from ui.context import Context
from ui.file_choice import file_to_open, file_to_save
from ui.jobs import Jobs
from ui.messages import show_error
from ui.secret_field import secret_field
from ui.style.folding import Folding
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_S

if TYPE_CHECKING:
    from ipdesk.screens.signing import KeyChoice


class KeyField(QWidget):
    """Chooses, makes and enrols the key of one role. ``changed`` tells that it is another one."""

    changed = Signal()

    def __init__(
        self, context: Context, jobs: Jobs, choice: KeyChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._translator = context.services.translator
        self.choice = choice
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.choose_button, self.make_button = QPushButton(), QPushButton()
        self.sheet_button = QPushButton()
        self._whose = plain_label("muted", wrap=True)
        self._stand = plain_label("tone", wrap=True)
        self.passphrase = secret_field()
        self._asked = AskedField("", self.passphrase)
        self._arrange()
        self.choose_button.clicked.connect(self._choose)
        self.make_button.clicked.connect(self._make)
        self.sheet_button.clicked.connect(self._print_sheet)
        self.passphrase.textChanged.connect(self._typed)
        self.retranslate()

    @property
    def ready(self) -> bool:
        """Whether there is a key and a passphrase to open it with."""
        return self.choice.path is not None and bool(self.passphrase.text())

    def take_passphrase(self) -> str:
        """The passphrase as typed; the field is empty afterwards."""
        typed = self.passphrase.text()
        self.passphrase.clear()
        return typed

    def complain(self, fault: str) -> None:
        """Say below the passphrase what is wrong, and have it typed again."""
        self._asked.complain(fault)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text anew."""
        tr, role = self._translator.tr, self.choice.role_name
        self.file.setAccessibleName(tr("Key of the {role}", role=role))
        self.file.setPlaceholderText(tr("No key chosen"))
        self.choose_button.setText(tr("Choose key…"))
        self.make_button.setText(tr("Make a key…"))
        self.sheet_button.setText(tr("Enrolment sheet…"))
        self._asked.rename(tr("Passphrase of the key"))
        self._show()

    def show_choice(self, path: Path) -> None:
        """Choose the key in a file; what stands against it is told."""
        try:
            self.choice.choose(path)
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self._show()
        self.changed.emit()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        chosen, stand = self.choice.path, self.choice.stand()
        self.file.setText(shown_path(chosen) if chosen else "")
        self._whose.setText(self.choice.described())
        self._whose.setVisible(chosen is not None)
        self._stand.setText(stand.text)
        self._stand.setVisible(bool(stand.text))
        set_role(self._stand, "tone", "query" if stand.urgent else "done")
        self._asked.setVisible(chosen is not None)
        self.sheet_button.setVisible(chosen is not None)

    def _typed(self) -> None:
        if self.passphrase.text():
            self._asked.complain("")
        self.changed.emit()

    def _choose(self) -> None:
        tr = self._translator.tr
        filters = tr("Keys (*.ipkey)") + ";;" + tr("All files (*)")
        path = file_to_open(self, tr("Choose a key"), filters, self.choice.path)
        if path is not None:
            self.show_choice(path)

    def _make(self) -> None:
        from ui.dialogs.new_key import NewKeyDialog

        tr = self._translator.tr
        path = file_to_save(
            self, tr("Where to keep the key"), self.choice.suggested_name(), tr("Keys (*.ipkey)")
        )
        if path is not None:
            dialog = NewKeyDialog(self.choice, path, self._jobs, self._translator, self)
            dialog.made.connect(self.show_choice)
            dialog.open()

    def _print_sheet(self) -> None:
        """Ask where to, and write the sheet with which the key is enrolled."""
        facts, key = self.choice.facts, self.choice.path
        if facts is None or key is None:
            return
        tr = self._translator.tr
        path = file_to_save(
            self, tr("Save the enrolment sheet"), key.with_suffix(".pdf"), tr("PDF (*.pdf)")
        )
        if path is None:
            return
        services, words = self._context.services, self.choice.words

        def work(_: object) -> None:
            from ipdesk.files import write_durably
            from ipdesk.printing.enrolment import enrolment_sheet

            now = services.clock.now()
            sheet = enrolment_sheet(services.templates, services.translator, facts, words, now)
            write_durably(path, [sheet])

        self._jobs.run(tr("Making the enrolment sheet"), work, self._sheet_made, self._failed)

    def _sheet_made(self, _: object) -> None:
        self._whose.setText(
            self._translator.tr("The enrolment sheet is written. Print it, have it stamped.")
        )

    def _failed(self, fault: Exception) -> None:
        show_error(fault, self._translator, self)

    def _arrange(self) -> None:
        line = Folding()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.file, 1)
        for button in (self.choose_button, self.make_button, self.sheet_button):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addLayout(line)
        for widget in (self._whose, self._stand, self._asked):
            layout.addWidget(widget)
