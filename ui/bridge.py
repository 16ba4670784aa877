"""Tells the views of each change: those in sight at once, hidden ones when they are shown.

A change is one of the report, or that words and icons are other ones.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ipdesk.changes import ChangeSet
from ipdesk.workspace import Workspace
from ui.pacing import Pacer


class View(Protocol):
    """A widget that shows something of the report."""

    def apply_change(self, change: ChangeSet) -> None:
        """Show what the change did, without touching an open draft."""

    def retranslate(self) -> None:
        """Set all texts and icons anew."""


class Bridge(QObject):
    """Passes a workspace's changes on. A hidden view goes stale until it is shown."""

    def __init__(
        self, workspace: Workspace, parent: QObject | None = None, pacer: Pacer | None = None
    ) -> None:
        super().__init__(parent)
        self._pacer = pacer or Pacer(self)
        self._views: dict[QWidget, View] = {}
        self._stale: dict[QWidget, ChangeSet] = {}
        self._unspoken: set[QWidget] = set()
        self._release = workspace.subscribe(self._on_change)

    def attach(self, widget: QWidget, view: View | None = None) -> None:
        """Keep a widget up to date; ``view`` takes the changes where it is not the widget."""
        self._views[widget] = view or widget  # type: ignore[assignment]  # a View by contract
        widget.installEventFilter(self)

    def retranslate(self) -> None:
        """Have every view set its texts and icons anew."""
        for widget, view in tuple(self._views.items()):
            if widget.isVisible():
                view.retranslate()
            else:
                self._unspoken.add(widget)

    def close(self) -> None:
        """Stop listening to the workspace."""
        self._release()
        self._views.clear()
        self._stale.clear()
        self._unspoken.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refresh a stale view that is about to be shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            change = self._stale.pop(watched, None)
            if change is not None:
                self._views[watched].apply_change(change)
            if watched in self._unspoken:
                self._unspoken.discard(watched)
                self._views[watched].retranslate()
        return super().eventFilter(watched, event)

    def _on_change(self, change: ChangeSet) -> None:
        for widget, view in tuple(self._views.items()):
            self._pacer.turn()
            if widget.isVisible() or change.origin is view:
                view.apply_change(change)
            else:
                self._stale[widget] = merged(self._stale.get(widget), change)


def merged(earlier: ChangeSet | None, later: ChangeSet) -> ChangeSet:
    """Two changes as one, of no particular origin: what has opened since is open no more."""
    if earlier is None:
        return replace(later, origin=None)
    gone = {problem.key for problem in later.cleared}
    still = tuple(problem for problem in earlier.opened if problem.key not in gone)
    return ChangeSet(
        cells=earlier.cells | later.cells,
        opened=still + later.opened,
        cleared=earlier.cleared + later.cleared,
        rows=earlier.rows | later.rows,
        report_state=earlier.report_state or later.report_state,
        status=earlier.status or later.status,
        series=earlier.series or later.series,
    )
