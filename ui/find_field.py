"""The field in the head of a report that finds rows by name or code."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ipdesk.initials import Initials
from ipdesk.screens.finding import FindingScreen, Hit
from ui.context import Context
from ui.style.roles import proposing

_WIDTH = 220


class FindField(QLineEdit):
    """Offers what fits while one types; ``found`` carries the :class:`Place` chosen."""

    found = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._screen = FindingScreen(
            context.workspace, self._translator, Initials(context.services.resources)
        )
        self._hits: list[Hit] = []
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        proposing(completer)
        self.setCompleter(completer)
        self.setFixedWidth(_WIDTH)
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)
        completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]  # an overloaded signal
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts anew."""
        text = self._translator.tr("Find a field")
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def _on_edited(self, typed: str) -> None:
        self._hits = self._screen.hits(typed)
        self._model.setStringList([f"{h.text}  {h.code}  · {h.section}" for h in self._hits])

    def _on_return(self) -> None:
        if self._hits:
            self._go(self._hits[0])

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.row() < len(self._hits):
            self._go(self._hits[index.row()])

    def _go(self, hit: Hit) -> None:
        self._hits = []
        self.clear()
        self.found.emit(hit.place)
