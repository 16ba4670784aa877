"""The move dialog: to which edition, what that changes, then the move in one commit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.editions.facts import EditionFacts
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.pace import Cancelled, Pace
from ipdesk.screens.moving import MoveScreen
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.dialogs.inline_wait import InlineWait
from ui.dialogs.move_model import MoveModel
from ui.dialogs.preview_table import PreviewTable
from ui.file_choice import file_to_open
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S

_SIZE = (1060, 600)
_WIDTHS = (120, 420, 440)


class MoveDialog(QDialog):
    """Emits ``moved`` once the report follows another edition: its page is to be made anew."""

    moved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._translator = context.services.translator
        library = context.services.library
        self.moving = MoveScreen(context.workspace, library, self._translator)
        self._offered: list[EditionFacts] = []
        self._edition_label = plain_label()
        self.edition = QComboBox()
        self.install_button = QPushButton()
        self._headline = plain_label("heading", wrap=True)
        self._remark = plain_label("muted", wrap=True)
        self._left_out = plain_label("muted", wrap=True)
        self.model = MoveModel(self.moving, self._translator, self)
        self.table = PreviewTable(self.model, _WIDTHS)
        self.bar = QProgressBar()
        self.apply_button = QPushButton()
        self.cancel_button = QPushButton()
        self._arrange()
        self._connect()
        Room(self, *_SIZE)
        self.retranslate()
        self._offer()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.setWindowTitle(tr("Move to a newer edition"))
        self._edition_label.setText(tr("Move to"))
        self.edition.setAccessibleName(tr("Move to"))
        self.install_button.setText(tr("&Install an edition…"))
        self.bar.setAccessibleName(tr("Moving the report…"))
        self.table.setAccessibleName(tr("What the move does"))
        self.apply_button.setText(tr("Move the report"))
        self.cancel_button.setText(tr("Cancel"))

    def apply(self) -> None:
        """Back the workspace up, move the report in one commit, and close."""
        doing = self._translator.tr("Moving the report…")
        inputs = [self.edition, self.install_button, self.table, self.apply_button]
        self._waiting = InlineWait(self._translator, doing, self._headline, self.bar, inputs)
        try:
            self._context.pacer.run(self._apply, self._waiting)
        except Cancelled:
            self._show_plan()
            return
        except KnownError as fault:
            self._show_plan()
            show_error(fault, self._translator, self)
            return
        self.moved.emit()
        self.accept()

    def done(self, result: int) -> None:
        """Close; while it works, that is asked to stop and the dialog stays."""
        if self._context.pacer.busy:
            self._waiting.stop()
            return
        super().done(result)

    def _apply(self, pace: Pace) -> None:
        services, store = self._context.services, self._context.workspace.store
        pace.aside(lambda: services.stores.backup(store, lambda *_: pace.check()))
        pace.check()
        self.moving.apply()

    def install(self, path: Path) -> None:
        """Install a pack and offer what is in it."""
        try:
            done = self._context.services.library.install(path)
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self._offer((done.code, done.version))

    def _offer(self, chosen: tuple[str, int] | None = None) -> None:
        """List the editions, newest first, and show what moving to the chosen one does."""
        self._offered = self.moving.editions()
        left_out = self.moving.left_out()
        self._left_out.setText("\n".join(left_out))
        self._left_out.setVisible(bool(left_out))
        self.edition.clear()
        self.edition.addItems([self.moving.edition_name(facts) for facts in self._offered])
        codes = [(facts.code, facts.version) for facts in self._offered]
        if chosen in codes:
            self.edition.setCurrentIndex(codes.index(chosen))
        self.edition.setEnabled(bool(codes))
        self._show_plan()

    def _show_plan(self) -> None:
        refused = self._plan()
        self.model.reset()
        self._headline.setText(refused or self.moving.headline())
        self._remark.setText(self.moving.remark())
        self._remark.setVisible(bool(self.moving.remark()))
        self.table.setVisible(bool(self.moving.rows))
        self.apply_button.setEnabled(self.moving.can_apply)

    def _plan(self) -> str:
        """Plan the move to the chosen edition; why it cannot be made, "" if it can."""
        index = self.edition.currentIndex()
        if index < 0 or not self._context.workspace.editable:
            return ""
        facts = self._offered[index]
        try:
            self.moving.choose(facts.code, facts.version)
        except KnownError as fault:
            return ErrorSentences(self._translator).line(fault)
        return ""

    def _choose_pack(self) -> None:
        tr = self._translator.tr
        path = file_to_open(self, tr("Install an edition"), tr("Catalogue packs (*.ipcat)"))
        if path is not None:
            self.install(path)

    def _connect(self) -> None:
        self.edition.activated.connect(self._show_plan)
        self.install_button.clicked.connect(self._choose_pack)
        self.apply_button.clicked.connect(self.apply)

    def _arrange(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.hide()
        buttons = DialogFoot(self, self.cancel_button, self.apply_button)
        choice = QHBoxLayout()
        choice.setSpacing(SPACE_S)
        choice.addWidget(self._edition_label)
        choice.addWidget(self.edition, 1)
        choice.addWidget(self.install_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addLayout(choice)
        for widget in (self._headline, self.bar, self._remark, self._left_out, self.table):
            layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)
        layout.addStretch(0)
        layout.addWidget(buttons)
