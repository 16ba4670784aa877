"""A one-line field, for text, numbers and years."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui.field_widgets.begun_text import BegunText, line_editor
from ui.style.roles import proposing


class LineField(QLineEdit):
    """Takes any text; numbers stand on the right."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, *, numeric: bool = False) -> None:
        super().__init__(parent)
        if numeric:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._propose: Callable[[str], str] | None = None
        self._before, self._proposed = "", ""
        self._begun = BegunText(self, line_editor(self, self))
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.finished)

    def suggest(self, texts: list[str]) -> None:
        """Offer texts that hold what is typed."""
        completer = QCompleter(texts, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        proposing(completer)
        self.setCompleter(completer)
        completer.activated.connect(self._typed)

    def propose(self, of: Callable[[str], str]) -> None:
        """While one types at the end, show what ``of`` the text may be meant, selected behind it.

        It is taken with Enter, Tab or the right arrow; whatever else is typed replaces it.
        """
        self._propose = of

    def complete(self) -> None:
        """Take what is proposed."""
        if self._pending():
            self.deselect()
            self.end(False)  # noqa: FBT003 -- Qt's way to say: without selecting
        self._proposed = ""

    def draft(self) -> str:
        """The text as it stands in the field, without what is only proposed."""
        text = self._begun.text()
        return text.removesuffix(self._proposed) if self._pending() else text

    def show_raw(self, raw: str) -> None:
        """Show a stored text from its beginning."""
        self._before = raw
        if raw != self.text():
            self.setText(raw)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def show_begun(self, raw: str) -> None:
        """Show a stored text; of a long one the beginning, until somebody enters the field."""
        self.show_raw(self._begun.shown(raw))
        self._before = raw
        self._begun.hold(raw)

    def _typed(self, text: str) -> None:
        before, self._before = self._before, text
        self._proposed = ""
        grown = len(text) > len(before) and self.cursorPosition() == len(text)
        meant = self._propose(text) if self._propose is not None and grown else ""
        if meant:
            self._show_proposed(meant[len(text) :], len(text))
        self.edited.emit()

    def _show_proposed(self, rest: str, at: int) -> None:
        """Show the rest behind the text; the cursor stays where it is."""
        self.blockSignals(True)  # noqa: FBT003 -- Qt's way
        self.insert(rest)
        self.setSelection(at + len(rest), -len(rest))
        self.blockSignals(False)  # noqa: FBT003 -- Qt's way
        self._proposed = rest

    def _pending(self) -> bool:
        return bool(self._proposed) and self.selectedText() == self._proposed
