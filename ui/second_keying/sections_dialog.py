"""The dialog that asks which sections are keyed twice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.screens.second_keying import SectionChoice
from ui.dialog_foot import DialogFoot
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_XS

_SIZE = (480, 420)
_CODE = Qt.ItemDataRole.UserRole


class SectionsDialog(QDialog):
    """``chosen`` tells the codes of the sections beside those that the catalogue chose."""

    chosen = Signal(list)

    def __init__(
        self,
        choices: Sequence[SectionChoice],
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Sections to key twice"))
        self.list = QListWidget()
        self.list.setSpacing(SPACE_XS)
        hint = tr("Tick the sections (space bar). Numbers, dates and choices are keyed, no texts.")
        self.list.setAccessibleName(tr("Sections to key twice"))
        self.list.setAccessibleDescription(hint)
        for choice in choices:
            self._add(choice, tr("{name} (always)", name=choice.name))
        self.list.setCurrentRow(0)
        store, cancel = QPushButton(tr("Save")), tr("Cancel")
        store.clicked.connect(self._store)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("muted", hint, wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(DialogFoot(self, cancel, store))
        Room(self, *_SIZE)

    def _add(self, choice: SectionChoice, always: str) -> None:
        item = QListWidgetItem(always if choice.fixed else choice.name)
        item.setData(_CODE, "" if choice.fixed else choice.code)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(flags if choice.fixed else flags | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = Qt.CheckState.Checked if choice.chosen else Qt.CheckState.Unchecked
        item.setCheckState(ticked)
        self.list.addItem(item)

    def _store(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        self.chosen.emit([item.data(_CODE) for item in ticked if item.data(_CODE)])
        self.accept()
