"""A bug was hit: says what is safe and lets the user save a report of it."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk import __version__
from ipdesk.errors import StorageError
from ipdesk.files import write_durably
from ipdesk.messages import Translator
from ui.dialog_foot import DialogFoot
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.room import Room

_SIZE = (640, 420)


class UnexpectedErrorDialog(QDialog):
    """The report of an unexpected error, readable before it is saved."""

    def __init__(
        self, error: BaseException, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._translator = translator
        self.report = error_report(error)
        tr = translator.tr
        self.setWindowTitle(tr("Unexpected error"))
        heading = plain_label("heading", tr("IPDesk has made a mistake."), wrap=True)
        safe = plain_label(
            "",
            tr(
                "Every value that was shown as saved is safe in the workspace. You can go on "
                "working. Please save this report and hand it to whoever looks after IPDesk; "
                "read it first, as it may quote what was being typed."
            ),
            wrap=True,
        )
        text = QPlainTextEdit(self.report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Report of the error"))
        save = QPushButton(tr("Save report…"))
        buttons = DialogFoot(self, tr("Close"), save)
        save.clicked.connect(self._on_save)
        layout = QVBoxLayout(self)
        for widget in (heading, safe, text, buttons):
            layout.addWidget(widget)
        Room(self, *_SIZE)

    def _on_save(self) -> None:
        title = self._translator.tr("Save report")
        chosen, _ = QFileDialog.getSaveFileName(self, title, "ipdesk-error.txt", "*.txt")
        if not chosen:
            return
        try:
            write_durably(Path(chosen), [self.report.encode()])
        except StorageError as fault:
            show_error(fault, self._translator, self)


def error_report(error: BaseException) -> str:
    """Versions and the traceback, as plain text."""
    lines = [
        f"IPDesk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
        *traceback.format_exception(error),
    ]
    return "\n".join(line.rstrip("\n") for line in lines)
