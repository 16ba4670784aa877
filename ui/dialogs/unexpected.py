"""A bug was hit: says what is safe and lets the user save a report of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.crash_report import crash_report, versions
from ipdesk.errors import StorageError
from ipdesk.files import write_durably
from ipdesk.messages import Translator
from ui.dialog_foot import DialogFoot
from ui.file_choice import file_to_save
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.room import Room

_SIZE = (640, 420)


class UnexpectedErrorDialog(QDialog):
    """The report of an unexpected error, readable before it is saved.

    ``system`` is what the program runs on, as the report tells it.
    """

    def __init__(
        self,
        error: BaseException,
        translator: Translator,
        parent: QWidget | None = None,
        system: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._translator = translator
        self._error = error
        self._system = system or versions(f"Qt {qVersion()}")
        self._holds = plain_label("", wrap=True)
        self.text = QPlainTextEdit()
        self.quoting = QCheckBox(
            translator.tr("&Add what the error says: it may quote figures or texts")
        )
        self._arrange()
        self._show_report()
        self.quoting.toggled.connect(self._show_report)

    @property
    def report(self) -> str:
        """What is shown, and what is saved."""
        return self.text.toPlainText()

    def _show_report(self) -> None:
        tr = self._translator.tr
        self._holds.setText(
            tr(
                "The report says where in the program the mistake is, and what the error says: "
                "look whether it quotes data."
            )
            if self.quoting.isChecked()
            else tr(
                "The report says where in the program the mistake is, and holds none of your data."
            )
        )
        self.text.setPlainText(
            crash_report(self._error, self._system, quoting=self.quoting.isChecked())
        )

    def _arrange(self) -> None:
        tr = self._translator.tr
        self.setWindowTitle(tr("Unexpected error"))
        heading = plain_label("heading", tr("IPDesk has made a mistake."), wrap=True)
        safe = plain_label(
            "",
            tr(
                "Every value that was shown as saved is safe in the workspace. You can go on "
                "working. Please read this report, save it, and hand it to whoever looks after "
                "IPDesk."
            ),
            wrap=True,
        )
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Report of the error"))
        save = QPushButton(tr("Save report…"))
        buttons = DialogFoot(self, tr("Close"), save)
        save.clicked.connect(self._on_save)
        layout = QVBoxLayout(self)
        for widget in (heading, safe, self._holds, self.text, self.quoting, buttons):
            layout.addWidget(widget)
        Room(self, *_SIZE)

    def _on_save(self) -> None:
        title = self._translator.tr("Save report")
        path = file_to_save(self, title, "ipdesk-error.txt", "*.txt")
        if path is None:
            return
        try:
            write_durably(path, [self.report.encode()])
        except StorageError as fault:
            show_error(fault, self._translator, self)
