"""What files would prove that are dropped on the page of a report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStackedWidget, QWidget

from ipdesk.places import Place
from ipdesk.workspace import Workspace
from ui.grid.section_view import SectionView


class DropPlace:
    """Looks at the ``work`` under the pointer; over the ``detail`` it is what that is of."""

    def __init__(
        self,
        workspace: Workspace,
        work: QStackedWidget,
        detail: QWidget,
        selected: Callable[[], Place | None],
    ) -> None:
        self._workspace = workspace
        self._work = work
        self._detail = detail
        self._selected = selected

    def at(self, point: QPoint) -> Place | None:
        """The place under a point of the screen, None where there is no row to prove."""
        if not self._workspace.editable:
            return None
        view = self._work.currentWidget()
        inside = self._work.rect().contains(self._work.mapFromGlobal(point))
        place = view.place_at(point) if isinstance(view, SectionView) and inside else None
        if not inside and self._detail.isVisible():
            place = self._selected()
        return place if place is not None and place.row else None
