"""The manual beside the work: contents, page, and a field that looks for words in all pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.manual import Manual
from ipdesk.messages import Translator
from ui.dialog_foot import DialogFoot
from ui.manual.browser import ManualBrowser
from ui.manual.contents import ContentsList
from ui.style.roles import plain_label
from ui.style.room import Room, scaled
from ui.style.tokens import SPACE_M

_SIZE = (1040, 680)
_CONTENTS_PX = 270
_FOLDER = "manual"


class ManualWindow(QDialog):
    """Shows pages of the manual in ``resources``; the work behind it goes on."""

    def __init__(
        self, resources: Path, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._resources = resources
        self._translator = translator
        self._before: list[str] = []
        self.find_field = QLineEdit()
        self._found = plain_label("muted")
        self.contents = ContentsList()
        self.browser = ManualBrowser()
        self._find_label, self._next = plain_label(), QPushButton()
        self._close, self._keys = QPushButton(), QPushButton()
        self._arrange()
        self._connect()
        self.retranslate()
        Room(self, *_SIZE)

    def retranslate(self) -> None:
        """Show the same page in the language and the colours of now."""
        tr = self._translator.tr
        self._manual = Manual(self._resources / _FOLDER, self._translator.language)
        self.setWindowTitle(tr("Manual"))
        self._find_label.setText(tr("Find in the manual"))
        self._next.setText(tr("Next place"))
        self._close.setText(tr("Close"))
        self._keys.setText(tr("Keyboard"))
        self.find_field.setAccessibleName(tr("Find in the manual"))
        self.contents.setAccessibleName(tr("Contents"))
        self.browser.setAccessibleName(tr("Page of the manual"))
        code = self.contents.current()
        self.contents.fill(self._manual.chapters)
        if code:
            self.contents.choose(code)

    def show_page(self, code: str) -> None:
        """Go to a page."""
        self.find_field.clear()
        self.contents.choose(code)
        self.browser.setFocus()

    def _arrange(self) -> None:
        self._find_label.setBuddy(self.find_field)
        self.contents.setFixedWidth(scaled(_CONTENTS_PX))
        across = QHBoxLayout()
        for part in (self._find_label, self.find_field, self._found):
            across.addWidget(part, int(part is self._found))
        self.find_field.setMinimumWidth(scaled(_CONTENTS_PX))
        below = QHBoxLayout()
        below.addWidget(self.contents)
        below.addWidget(self.browser, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_M)
        layout.addLayout(across)
        layout.addLayout(below, 1)
        layout.addWidget(DialogFoot(self, self._close, self._next, self._keys))

    def _connect(self) -> None:
        self.contents.pageChosen.connect(self._show)
        self.browser.pageAsked.connect(self.contents.choose)
        self.find_field.textChanged.connect(self._on_words)
        self._next.clicked.connect(self._find_next)
        self._keys.clicked.connect(self._show_keys)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.find_field.setFocus)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._back)

    def _show(self, code: str) -> None:
        if not self._before or self._before[-1] != code:
            self._before.append(code)
        self.browser.show_page(self._manual, code)

    def _back(self) -> None:
        if len(self._before) > 1:
            self._before.pop()
            self.contents.choose(self._before[-1])

    def _on_words(self, words: str) -> None:
        codes = self._manual.holding(words)
        self.contents.show_only(codes)
        told = self._translator.ntr("{n} page", "{n} pages", len(codes)) if words else ""
        self._found.setText(told)

    def _find_next(self) -> None:
        """Go to the words' next place, on the next page that has them if this one has no more."""
        words = self.find_field.text().strip()
        if not words:
            self.find_field.setFocus()
        elif not self.browser.find_next(words) and (code := self.contents.after_current()):
            self.contents.choose(code)
            self.browser.to_top()
            self.browser.find_next(words)

    def _show_keys(self) -> None:
        from ui.dialogs.keys import KeysDialog

        KeysDialog(self._translator, self).open()
