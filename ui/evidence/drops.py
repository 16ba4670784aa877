"""Files that are dragged over a view and dropped on a cell, a row or a measure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ipdesk.places import Place

PlaceAt = Callable[[QPoint], Place | None]
"""The place under a point of the screen, None where there is none."""


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """The files on this machine that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


class FileDrops(QObject):
    """Takes files dropped on a widget or anything in it that takes no drops itself."""

    def __init__(
        self,
        watched: QWidget,
        place_at: PlaceAt,
        dropped: Callable[[Place, tuple[Path, ...]], None],
    ) -> None:
        super().__init__(watched)
        self._watched = watched
        self._place_at = place_at
        self._dropped = dropped
        watched.setAcceptDrops(True)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files where there is a place for them."""
        # A drag that enters is a drag that moves, and both are drops, by their types in Qt.
        if isinstance(event, QDropEvent) and event.type() in _DRAGS:
            files = files_of(event.mimeData())
            at = self._watched.mapToGlobal(event.position().toPoint())
            place = self._place_at(at) if files else None
            if place is not None and event.type() == QEvent.Type.Drop:
                event.acceptProposedAction()
                self._dropped(place, files)
            elif place is not None or (files and event.type() == QEvent.Type.DragEnter):
                event.acceptProposedAction()
            else:
                event.ignore()
            return True
        return super().eventFilter(watched, event)


class NoFiles(QObject):
    """Lets files that are dragged over a field pass to the view around it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Text may still be dropped into the field."""
        if isinstance(event, QDropEvent) and event.type() in _DRAGS and event.mimeData().hasUrls():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
