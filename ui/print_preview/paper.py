"""Rendered pages on paper. Works in any thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from ipdesk.errors import WriteFailed


def draw_pages(printer: QPrinter, pages: list[bytes]) -> int:
    """Print the PNG pages that the printer's range asks for, each in its own orientation.

    The answer is how many. Raises :class:`WriteFailed` if the printer cannot be used.
    """
    chosen = _chosen(printer, pages)
    printer.setFullPage(True)
    painter = QPainter()
    for number, page in enumerate(chosen):
        image = QImage.fromData(page)
        _orient(printer, image)
        if number and not printer.newPage():
            raise WriteFailed(path=printer.printerName(), why="newPage")
        if not painter.isActive() and not painter.begin(printer):
            raise WriteFailed(path=printer.printerName(), why="begin")
        painter.drawImage(_fitted(printer, image), image)
    painter.end()
    return len(chosen)


def _chosen(printer: QPrinter, pages: list[bytes]) -> list[bytes]:
    """The pages from the printer's first to its last; 0 means no limit."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    return pages[first - 1 : last]


def _orient(printer: QPrinter, image: QImage) -> None:
    landscape = image.width() > image.height()
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if landscape else orientation.Portrait)


def _fitted(printer: QPrinter, image: QImage) -> QRectF:
    """The page as large as the paper lets it be, unstretched and centred."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
