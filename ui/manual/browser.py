"""A page of the manual on screen. Nothing is ever loaded but the manual's own pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from ipdesk.manual import Manual
from ui.style.tokens import SPACE_L, Theme, theme_of

_ENDING = ".html"
_STYLE = """
h1 {{ color: {accent}; }}
a {{ color: {accent}; }}
code, pre {{ color: {muted}; }}
th {{ background-color: {raised}; padding: 4px; text-align: left; }}
td {{ padding: 4px; }}
"""


class ManualBrowser(QTextBrowser):
    """``pageAsked`` carries the page that a link leads to."""

    pageAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manual: Manual | None = None
        self.setAcceptRichText(False)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(SPACE_L)
        self.anchorClicked.connect(self._on_link)

    def show_page(self, manual: Manual, code: str) -> None:
        """Show a page from its top."""
        self._manual = manual
        self.document().setDefaultStyleSheet(_style(theme_of(self.palette())))
        self.setHtml(manual.page(code))

    def find_next(self, words: str) -> bool:
        """Go to where the words, or the first of them, come next; False if nowhere below."""
        return any(self.find(text) for text in (words, words.partition(" ")[0]) if text)

    def to_top(self) -> None:
        """Look for words from the top again."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the manual, as wide as there is room; nothing for anything else."""
        if self._manual is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return b""
        found = self._manual.picture(QUrl(name).toString())
        image = QImage.fromData(found) if found is not None else QImage()
        room = self.viewport().width() - 4 * SPACE_L
        if image.width() > room > 0:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image

    def _on_link(self, url: QUrl) -> None:
        name = url.toString()
        if name.endswith(_ENDING) and "/" not in name:
            self.pageAsked.emit(name.removesuffix(_ENDING))


def _style(theme: Theme) -> str:
    return _STYLE.format(accent=theme.accent, muted=theme.muted, raised=theme.raised)
