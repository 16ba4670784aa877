"""Gives all windows another style sheet: each widget once, and pages out of sight when shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


def unseen(stack: QStackedWidget) -> list[QWidget]:
    """The pages of a stack that are not shown."""
    pages = map(stack.widget, range(stack.count()))
    return [page for page in pages if page is not None and page.isHidden()]


class Restyling(QObject):
    """Knows the pages that still look as the style sheet before would have it.

    ``QApplication.setStyleSheet`` restyles each widget that it keeps rules of, and then all that
    is in it: by itself it takes a widget once for each widget around it. So it is made to forget
    its rules first, and to know again those of widgets that are not within each other.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        # A page of a report that was closed meanwhile must not keep its workspace in memory.
        self._waiting: WeakSet[QWidget] = WeakSet()

    def use(self, sheet: str, unseen: Iterable[QWidget] = ()) -> None:
        """Show all windows by this sheet; what is ``unseen`` follows when it is shown."""
        application = self._application
        self._waiting = WeakSet(unseen)
        for page in self._waiting:
            page.installEventFilter(self)
        if not application.styleSheet():
            application.setStyleSheet(sheet)
            return
        self._forget_rules()
        application.setStyleSheet(sheet)
        windows = (w for w in application.topLevelWidgets() if w.parentWidget() is None)
        self._restyle(windows)

    def catch_up(self, page: QWidget) -> None:
        """Restyle the page if it waits; before it is shown, so that it is laid out only once."""
        if page in self._waiting:
            self._waiting.discard(page)
            page.removeEventFilter(self)
            self._restyle([page])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restyle a page that is shown all the same."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.catch_up(watched)
        return False

    def _restyle(self, widgets: Iterable[QWidget]) -> None:
        """Restyle these and all that is in them, but for the pages that wait."""
        whole = [part for widget in widgets for part in self._parts(widget)]
        self._forget_rules()
        for part in whole:
            part.style().polish(part)
        self._application.setStyleSheet(self._application.styleSheet())

    def _parts(self, widget: QWidget) -> Iterator[QWidget]:
        """What in a widget can be restyled as a whole; what is around it is restyled here."""
        if widget in self._waiting:
            return
        if not any(isValid(page) and widget.isAncestorOf(page) for page in self._waiting):
            yield widget
            return
        widget.style().polish(widget)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from self._parts(child)

    def _forget_rules(self) -> None:
        self._application.style().unpolish(self._application)
