"""Shows errors, once: a known one with its advice, any other as a bug with a report to save."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ipdesk.crash_report import print_report
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.pace import Cancelled


def show_error(error: BaseException, translator: Translator, parent: QWidget | None) -> None:
    """Tell the user of an error. Returns at once; a job that the user stopped is no error."""
    if isinstance(error, Cancelled):
        return
    if isinstance(error, KnownError):
        known_error_box(error, translator, parent).open()
        return
    from ui.dialogs.unexpected import UnexpectedErrorDialog

    UnexpectedErrorDialog(error, translator, parent).open()


def known_error_box(
    error: KnownError, translator: Translator, parent: QWidget | None
) -> QMessageBox:
    """What happened, what is safe, what to do; each single reason under details."""
    from ipdesk.error_sentences import ErrorSentences

    words = ErrorSentences(translator)
    box = message_box(words.what(error), words.advice(error), translator, parent)
    box.setIcon(QMessageBox.Icon.Warning)
    details = words.details(error)
    if details:
        box.setDetailedText("\n".join(details))
    return box


def message_box(
    text: str, advice: str, translator: Translator, parent: QWidget | None
) -> QMessageBox:
    """A plain-text box with one button to close it, not yet shown."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("IPDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(advice)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.button(QMessageBox.StandardButton.Close).setText(translator.tr("Close"))
    return box


def ask(question: str, advice: str, action: str, translator: Translator, parent: QWidget) -> bool:
    """Ask whether to go on; ``action`` names the button that does."""
    box = message_box(question, advice, translator, parent)
    # exec() would delete the box before it can say which button was pressed.
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    box.setIcon(QMessageBox.Icon.Question)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Cancel).setText(translator.tr("Cancel"))
    go_on = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    wanted = box.clickedButton() is go_on
    box.deleteLater()
    return wanted


def show_stray_errors(translator: Translator, parent: QWidget) -> None:
    """Show what no code on the way has caught, instead of losing it."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, KnownError):
            print_report(error)
        show_error(error, translator, parent)

    sys.excepthook = hook
