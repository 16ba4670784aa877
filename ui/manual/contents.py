"""The table of contents of the manual: chapters, and below each its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ipdesk.manual import Chapter

_CODE = Qt.ItemDataRole.UserRole


class ContentsList(QListWidget):
    """``pageChosen`` carries the page that was gone to."""

    pageChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentItemChanged.connect(self._on_current)

    def fill(self, chapters: Sequence[Chapter]) -> None:
        """Show these chapters and no others."""
        silence = QSignalBlocker(self)  # what is shown stays until a page is chosen
        self.clear()
        for chapter in chapters:
            head = QListWidgetItem(chapter.title, self)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            for page in chapter.pages:
                QListWidgetItem(f"    {page.title}", self).setData(_CODE, page.code)
        silence.unblock()

    def choose(self, code: str) -> None:
        """Go to a page."""
        for item in self._items():
            if item.data(_CODE) == code:
                self.setCurrentItem(item)

    def current(self) -> str:
        """The page that is gone to, "" if none is."""
        item = self.currentItem()
        return str(item.data(_CODE) or "") if item is not None else ""

    def show_only(self, codes: frozenset[str]) -> None:
        """Show these pages, and the chapters that have one of them."""
        head: QListWidgetItem | None = None
        for item in self._items():
            if item.data(_CODE) is None:
                head = item
                head.setHidden(True)
                continue
            item.setHidden(item.data(_CODE) not in codes)
            if head is not None and not item.isHidden():
                head.setHidden(False)

    def after_current(self) -> str:
        """The page shown after the current one, the first one after the last, "" if none is."""
        codes = [str(i.data(_CODE)) for i in self._items() if i.data(_CODE) and not i.isHidden()]
        if not codes:
            return ""
        at = codes.index(self.current()) if self.current() in codes else -1
        return codes[(at + 1) % len(codes)]

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))

    def _on_current(self) -> None:
        if self.current():
            self.pageChosen.emit(self.current())
