"""The dialog that takes back the last step: it says which, and asks why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.timeline import StatusKeeper, TimelineScreen
from ipdesk.status_entry import StatusRefused
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.field_widgets.line_field import LineField
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_WIDTH = 520


class AnnulmentDialog(QDialog):
    """Takes back the last entry that stands; both stay visible.

    ``unit`` names whose it is, where that is not the window's own.
    """

    def __init__(
        self, keeper: StatusKeeper, translator: Translator, parent: QWidget | None = None,
        unit: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._keeper = keeper
        self._translator = translator
        tr = self._translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Take back the last step"))
        self.reason = LineField()
        self._asked = AskedField(tr("Why was it a mistake?"), self.reason)
        self.annul_button = QPushButton(tr("Take the step back"))
        self.annul_button.clicked.connect(self.annul)
        self.reason.edited.connect(lambda: self._asked.complain(""))
        screen = TimelineScreen(self._keeper, self._translator)
        stays = tr("Both stay in the timeline, struck through. What held before holds again.")
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        if unit:
            layout.addWidget(plain_label("heading", unit))
        layout.addWidget(plain_label("heading", screen.last(), wrap=True))
        layout.addWidget(plain_label("muted", stays, wrap=True))
        layout.addWidget(self._asked)
        layout.addStretch(1)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.annul_button))
        Room(self, _WIDTH)
        self.reason.setFocus()

    def annul(self) -> None:
        """Take the step back and close; what stands against it is said at the reason."""
        try:
            self._keeper.annul_status(self.reason.text())
        except StatusRefused as fault:
            self._asked.complain(ErrorSentences(self._translator).what(fault))
            self.reason.setFocus()
        except KnownError as error:
            show_error(error, self._translator, self)
        else:
            self.accept()
