"""Finds a reporting unit by what is typed of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter

from ui.style.roles import proposing

SOUGHT = Qt.ItemDataRole.UserRole + 1
"""The role of all that a unit is found by: its names, its code, the initials of its names."""


class UnitCompleter(QCompleter):
    """Offers each unit in whose :data:`SOUGHT` text what is typed occurs, by its name."""

    def __init__(self, units: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(units, parent)
        self.setCompletionRole(SOUGHT)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        proposing(self)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands in the field once the unit is chosen."""
        return str(index.data())
