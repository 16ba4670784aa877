"""Dialogs about evidence: files to be attached to a place, and what is said of a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import checked, facts_of
from ipdesk.evidence.limits import size_text
from ipdesk.evidence.taking import check_file
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.evidence.drops import files_of
from ui.evidence.facts_form import FactsForm
from ui.file_choice import files_to_open
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S, row_px

if TYPE_CHECKING:
    from ui.evidence.evidence_desk import EvidenceDesk

_WIDTH, _ROWS = 600, 4


class AttachDialog(QDialog):
    """Enter attaches, Escape gives up. Files can be dropped here too."""

    def __init__(
        self,
        context: Context,
        desk: EvidenceDesk,
        place: Place,
        files: Sequence[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._translator = context.services.translator
        self._desk = desk
        self._place = place
        self._files: list[Path] = []
        tr = self._translator.tr
        self.list = QListWidget()
        self.choose_button = QPushButton(icon_for(self, "folder-open"), tr("&Choose files…"))
        self.attach_button = QPushButton(tr("Attach"))
        self.form = FactsForm(self._translator)
        self._arrange(context.sentences.place(place))
        self.choose_button.clicked.connect(self._choose)
        self.take(files)

    def take(self, files: Sequence[Path]) -> None:
        """Put files on the list; one that cannot be taken says why and is not attached."""
        words = ErrorSentences(self._translator)
        for path in files:
            try:
                size = check_file(path, self._desk.attacher.limits)
            except KnownError as fault:
                self.list.addItem(words.line(fault))
                self.list.item(self.list.count() - 1).setIcon(icon_for(self, "circle-x", "error"))
                continue
            if path not in self._files:
                self._files.append(path)
                self.list.addItem(f"{path.name}  ·  {size_text(size)}")
                self.list.item(self.list.count() - 1).setIcon(icon_for(self, "file-check", "done"))
        self.attach_button.setEnabled(bool(self._files))
        # Enter chooses files as long as there are none, and attaches them then.
        self.choose_button.setAutoDefault(not self._files)
        self.attach_button.setDefault(bool(self._files))
        wanted = self.form.fields["number"] if self._files else self.choose_button
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Begin to attach and close; what does not fit is said first."""
        if not self._files:
            return
        try:
            facts = checked(self.form.facts())
            self._desk.attacher.check(self._files)
        except KnownError as fault:
            self.form.say(fault)
            return
        super().accept()
        self._desk.attach(self._files, self._place, facts)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files that are dropped are on the list."""
        event.acceptProposedAction()
        self.take(files_of(event.mimeData()))

    def _choose(self) -> None:
        tr, limits = self._translator.tr, self._desk.attacher.limits
        kinds = " ".join(f"*.{kind}" for kind in limits.kinds)
        shown = tr("Evidence ({kinds})", kinds=kinds)
        self.take(files_to_open(self, tr("Attach evidence"), shown))

    def _arrange(self, place: str) -> None:
        tr = self._translator.tr
        self.setWindowTitle(tr("Attach evidence"))
        Room(self, _WIDTH)
        self.list.setAccessibleName(tr("Files to attach"))
        self.list.setFixedHeight(_ROWS * row_px(self.fontMetrics().height()))
        self.list.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(plain_label("heading", place, wrap=True))
        limits = self._desk.attacher.limits.words(self._translator)
        layout.addWidget(plain_label("muted", limits, wrap=True))
        layout.addWidget(self.list)
        layout.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.form)
        layout.addWidget(_buttons(self, self.attach_button, tr("Cancel")))


class DescribeDialog(QDialog):
    """Enter stores what is said of a document, Escape gives up."""

    def __init__(
        self,
        context: Context,
        attacher: Attacher,
        use: EvidenceRecord,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._attacher = attacher
        self._use = use
        translator = context.services.translator
        self.form = FactsForm(translator, facts_of(use))
        self.store_button = QPushButton(translator.tr("Save"))
        self.setWindowTitle(translator.tr("Evidence: details"))
        Room(self, _WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(plain_label("heading", use.name, wrap=True))
        layout.addWidget(plain_label("muted", context.sentences.place(use.place), wrap=True))
        layout.addWidget(self.form)
        layout.addWidget(_buttons(self, self.store_button, translator.tr("Cancel")))

    def accept(self) -> None:
        """Store and close; what does not fit is said."""
        try:
            self._attacher.describe(self._use, self.form.facts(), self)
        except KnownError as fault:
            self.form.say(fault)
            return
        super().accept()


def _buttons(dialog: QDialog, action: QPushButton, cancel: str) -> DialogFoot:
    foot = DialogFoot(dialog, cancel, action)
    foot.accepted.connect(dialog.accept)
    return foot
