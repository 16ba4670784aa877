"""The pages one below another; only those in sight are decoded and scaled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.print_preview.sheet_stack import GAP, SheetStack
from ui.style.tokens import theme_of

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_KEPT = 8
_SCREEN_DPI = 96.0


class PagesView(QAbstractScrollArea):
    """Shows PNG pages. Tells the current page, the zoom, and that the end was seen."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    end_seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[bytes] = []
        self._stack = SheetStack([])
        self._scaled: dict[int, QPixmap] = {}
        self._fits_width = True
        self._message = ""
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._moved)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """The page that is read, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The zoom; 1 is the paper's size at 96 dots per inch."""
        return self._stack.zoom

    def say(self, message: str) -> None:
        """Show a sentence in place of pages."""
        self._message = message
        self.viewport().update()

    def show_pages(self, pages: list[bytes], ppi: float) -> None:
        """Show pages rendered at ``ppi`` pixels per inch, from the first."""
        self._pages = pages
        scale = _SCREEN_DPI / ppi
        self._stack = SheetStack([QSizeF(_size(page)) * scale for page in pages])
        self.fit_width()
        self.go_to(0)
        QTimer.singleShot(0, self, self._moved)

    def fit_width(self) -> None:
        """Make the widest page as wide as the window, and keep it so."""
        self._fits_width = True
        room = self.viewport().width() - 2 * GAP
        self._set_zoom(max(room, 100) / self._stack.widest())

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at this zoom."""
        self._fits_width = False
        self._set_zoom(zoom)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((z for z in ZOOMS if z > self.zoom + 0.005), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self.zoom - 0.005), ZOOMS[0]))

    def go_to(self, page: int) -> None:
        """Show a page from its top."""
        if self._pages:
            page = max(0, min(page, self.count - 1))
            self.verticalScrollBar().setValue(self._stack.top(page) - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        theme = theme_of(QGuiApplication.palette())
        painter.fillRect(self.viewport().rect(), QColor(theme.raised))
        if not self._pages:
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._message)
        top = self.verticalScrollBar().value()
        in_sight = self._stack.visible(top, top + self.viewport().height())
        for page in in_sight:
            area = self._area(page)
            painter.drawPixmap(area, self._picture(page))
            painter.setPen(QColor(theme.line_strong))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fit, or the scroll bars."""
        super().resizeEvent(event)
        if self._fits_width and self._pages:
            # Zooming may bring or take a scroll bar, which resizes again: not inside this call.
            QTimer.singleShot(0, self, partial(self._refit, event.size().width()))
        else:
            self._set_bars()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def _refit(self, width: int) -> None:
        if self._fits_width and width == self.viewport().width():
            self.fit_width()

    def _set_zoom(self, zoom: float) -> None:
        page = self._page
        share = self._share_above(page)
        self._stack.set_zoom(min(max(zoom, ZOOMS[0]), ZOOMS[-1]))
        self._scaled.clear()
        self._set_bars()
        if self._pages:
            below = round(share * self._stack.size(page).height())
            self.verticalScrollBar().setValue(self._stack.top(page) + below)
        self.zoom_changed.emit(self.zoom)
        self.viewport().update()

    def _share_above(self, page: int) -> float:
        """How much of the current page is scrolled out of sight, as a share of its height."""
        if not self._pages:
            return 0.0
        height = self._stack.size(page).height() or 1
        return (self.verticalScrollBar().value() - self._stack.top(page)) / height

    def _set_bars(self) -> None:
        room = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._stack.width - room.width()))
        across.setPageStep(room.width())
        down.setRange(0, max(0, self._stack.height - room.height()))
        down.setPageStep(max(1, room.height() - 2 * GAP))
        down.setSingleStep(3 * self.fontMetrics().height())

    def _moved(self) -> None:
        self.viewport().update()
        if not self._pages:
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        middle = bar.value() + self.viewport().height() // 2
        page = self.count - 1 if at_end else self._stack.at(middle)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        if at_end:
            self.end_seen.emit()

    def _area(self, page: int) -> QRect:
        size = self._stack.size(page)
        room = max(self.viewport().width(), self._stack.width)
        x = (room - size.width()) // 2 - self.horizontalScrollBar().value()
        return QRect(x, self._stack.top(page) - self.verticalScrollBar().value(), *size.toTuple())

    def _picture(self, page: int) -> QPixmap:
        found = self._scaled.get(page)
        if found is not None:
            return found
        while len(self._scaled) >= _KEPT:
            del self._scaled[next(iter(self._scaled))]
        ratio = self.devicePixelRatioF()
        image = QImage.fromData(self._pages[page]).scaled(
            self._stack.size(page) * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image.setDevicePixelRatio(ratio)
        self._scaled[page] = QPixmap.fromImage(image)
        return self._scaled[page]


def _size(page: bytes) -> QSize:
    """The size in the image's head; the image is not decoded."""
    buffer = QBuffer()
    buffer.setData(QByteArray(page))
    return QImageReader(buffer).size()
