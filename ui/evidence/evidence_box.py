"""The evidence of one row or cell, beside it: how much, which, and a way to add more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.evidence.words import EvidenceWords
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord
from ipdesk.workspace import Workspace
from ui.evidence.evidence_desk import Request
from ui.style.icons import icon_for
from ui.style.roles import bold_label, plain_label, set_role
from ui.style.tokens import SPACE_XS
from ui.tab_order import go_on


class EvidenceBox(QWidget):
    """Shows the place it is given. ``asked`` tells a :class:`Request`."""

    asked = Signal(object)

    def __init__(
        self, workspace: Workspace, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._translator = translator
        self._words = EvidenceWords(translator)
        self._place = Place("")
        self.heading = bold_label()
        self.attach_button = QPushButton()
        self.files: list[QPushButton] = []
        self._held = QWidget()
        self._list = QVBoxLayout(self._held)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE_XS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self.heading)
        layout.addWidget(self._held)
        layout.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.attach_button.clicked.connect(self._attach)

    def show_place(self, place: Place) -> None:
        """Show the evidence of a cell, or of a row with its cells."""
        self._place = place
        tr = self._translator.tr
        uses = self._workspace.report.evidence.at(place) if place.row else []
        self.heading.setText(self._words.count(len({use.digest for use in uses})))
        self.attach_button.setText(tr("Attach evidence…"))
        self.attach_button.setIcon(icon_for(self, "paperclip"))
        self.attach_button.setVisible(self._workspace.editable)
        self.setVisible(bool(place.row))
        self._clear()
        for use in uses:
            self._add(use)
        go_on(self._held, *self.files)
        self._held.setVisible(bool(self.files))

    def _clear(self) -> None:
        # What joins a list in sight would be shown only later.
        self._held.hide()
        self.files.clear()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, use: EvidenceRecord) -> None:
        button = QPushButton(icon_for(self, "file-text"), "")
        room = self.fontMetrics().averageCharWidth() * 26
        name = self.fontMetrics().elidedText(use.name, Qt.TextElideMode.ElideMiddle, room)
        button.setText(name.replace("&", "&&"))
        button.setAccessibleName(self._translator.tr("Open {name}", name=use.name))
        set_role(button, "link")
        button.clicked.connect(
            lambda _=False: self.asked.emit(Request("open", self._place, (use,)))
        )
        self.files.append(button)
        self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if facts := self._words.facts(use):
            self._list.addWidget(plain_label("muted", facts, wrap=True))

    def _attach(self) -> None:
        self.asked.emit(Request("attach", self._place))
