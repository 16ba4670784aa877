"""What goes wrong with a key is said where it was typed, everything else in a box."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.messages import Translator
from ipdesk.signing.refusal import SigningRefused
from ui.messages import show_error
from ui.sealing.key_field import KeyField


def show_at(fault: Exception, key: KeyField, translator: Translator, parent: QWidget) -> None:
    """Tell of a fault once."""
    if isinstance(fault, SigningRefused) and key.isVisible():
        key.complain(ErrorSentences(translator).what(fault))
    else:
        show_error(fault, translator, parent)
