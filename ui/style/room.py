"""Room for words: sizes that follow the text size, and dialogs that are never too small."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from ui.style.tokens import TEXT_PX

_LOW_PX = 560


def scaled(px: int) -> int:
    """A size given for text at 100 percent, in pixels at the present text size."""
    size = QApplication.font().pixelSize()  # -1 where the font is given in points
    return round(px * size / TEXT_PX) if size > 0 else px


def is_low(widget: QWidget) -> bool:
    """Whether the window has so few lines that what can be left out leaves room for work."""
    return widget.window().height() < scaled(_LOW_PX)


def room_across(area: QScrollArea, page: QWidget) -> None:
    """Have an area show its page, and be wide enough that it scrolls up and down only."""
    area.setWidgetResizable(True)
    area.setWidget(page)
    around = area.verticalScrollBar().sizeHint().width() + 2 * area.frameWidth()
    area.setMinimumWidth(page.minimumSizeHint().width() + around)


class Room(QObject):
    """Makes a dialog as large as is wanted, and as large as its words need when they change.

    ``width`` and ``height`` are pixels at 100 percent. It grows no further than the screen or
    the window behind it.
    """

    def __init__(self, dialog: QDialog, width: int, height: int = 0) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._size = QSize(width, height)
        dialog.installEventFilter(self)
        dialog.resize(self._wanted())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow where words came or grew."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            size = self._dialog.size().expandedTo(self._needed(self._dialog.width()))
            if size != self._dialog.size():
                self._dialog.resize(size.boundedTo(self._most()))
        return super().eventFilter(watched, event)

    def _wanted(self) -> QSize:
        most = self._most()
        width = min(scaled(self._size.width()), most.width())
        needed = self._needed(width)
        height = max(scaled(self._size.height()), needed.height())
        return QSize(max(width, needed.width()), height).boundedTo(most)

    def _needed(self, width: int) -> QSize:
        layout = self._dialog.layout()
        if layout is None:
            return QSize()
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            least.setHeight(layout.totalHeightForWidth(max(width, least.width())))
        return least

    def _most(self) -> QSize:
        screen = self._dialog.screen().availableSize()
        behind: QWidget | None = self._dialog.parentWidget()
        if behind is None:
            return screen
        window = behind.window()
        # The dialog will have the same frame around it, which takes room of the screen, too.
        frame = window.frameSize() - window.size()
        return (screen - frame).expandedTo(window.size())
