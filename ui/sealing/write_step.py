"""The last step: where the package is written to, who can open it, and that it was handed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError, OtherFileThere
from ipdesk.pace import Cancelled
from ipdesk.screens.delivering import DeliveryScreen
from ipdesk.shown_path import shown_path
from ui.context import Context
from ui.file_choice import existing_folder
from ui.jobs import Jobs
from ui.messages import ask, show_error
from ui.sealing.encrypt_field import EncryptField
from ui.sealing.hand_over_row import HandOverRow
from ui.sealing.media import removable_media
from ui.sealing.media_row import FindMedia, MediaRow
from ui.sealing.write_job import WriteJob
from ui.style.folding import Folding
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_S

if TYPE_CHECKING:
    from ipdesk.delivery.contents import Contents
    from ipdesk.delivery.placing import Delivered


class WriteStep(QWidget):
    """Emits ``written`` with what was written, ``deliver`` with where the package went."""

    written = Signal(object)
    deliver = Signal(str)

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        media: FindMedia = removable_media,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._translator = context.services.translator
        self._work = WriteJob(context, jobs)
        self._writing = self._looked = self._stays = False
        self._last: Delivered | None = None
        self._folder: Path | None = None
        self.delivery = DeliveryScreen(context.workspace, context.services)
        self.media = MediaRow(self.delivery, self._translator, media)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.choose, self.write_button = QPushButton(), QPushButton()
        set_role(self.write_button, "primary")
        self._fit, self._outcome = plain_label("tone", wrap=True), plain_label("tone", wrap=True)
        set_role(self._outcome, "tone", "done")
        self.encrypt = EncryptField(self.delivery, self._translator)
        self.sheet_button = QPushButton()
        self.hand_over = HandOverRow(self._translator)
        self._writes = QWidget()
        self._arrange()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.folder.setAccessibleName(tr("Folder"))
        self.folder.setPlaceholderText(tr("No folder chosen"))
        self.choose.setText(tr("Choose folder…"))
        self.write_button.setText(tr("Write the package"))
        self.sheet_button.setText(tr("Delivery sheet…"))
        self.hand_over.retranslate()
        if self._looked:
            self.media.look()
        self.encrypt.retranslate()
        self._show()

    def allow(self, *, write: bool, deliver: bool) -> None:
        """What can be done now."""
        self.setVisible(write or deliver)
        self._writes.setVisible(write)
        self.hand_over.setVisible(deliver)
        if write and not self._looked:
            self._looked = True
            self.media.look()
        self._show()

    def put(self, folder: Path, *, replace: bool = False) -> None:
        """Write the package into a folder and compare it, in the worker."""
        if self._writing:
            return
        order = self.delivery.order(replace=replace)
        self._do(lambda: self._work.write(folder, order, self._done, self._failed))

    def forget(self) -> None:
        """What was written is not the package as it is now."""
        self._last = None
        self._show()

    def open_sheet(self) -> None:
        """Show the delivery sheet, to be printed or saved."""
        self._do(lambda: self._work.read(self._last, self._show_sheet, self._failed))

    def _do(self, begin: Callable[[], None]) -> None:
        try:
            begin()
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self._writing = True
        self._show()

    def _done(self, delivered: Delivered) -> None:
        self._writing = False
        self._last, self._stays = delivered, self.media.lacks(delivered.path.parent)
        self._show()
        self.written.emit(delivered)
        self.sheet_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, fault: Exception) -> None:
        self._writing = False
        self._show()
        if isinstance(fault, OtherFileThere):
            self._ask_to_replace(fault)
        elif not isinstance(fault, Cancelled):
            show_error(fault, self._translator, self)

    def _ask_to_replace(self, fault: OtherFileThere) -> None:
        tr, path = self._translator.tr, Path(str(fault.params["path"]))
        question = tr("There is another file named “{name}” there.", name=path.name)
        advice = tr("It is not this package. If you replace it, it is lost.")
        if self.delivery.encrypts:
            advice = tr("It is encrypted, so what it holds cannot be seen. Replaced, it is lost.")
        if ask(question, advice, tr("Replace"), self._translator, self):
            self.put(path.parent, replace=True)

    def _show_sheet(self, contents: Contents) -> None:
        from ui.print_preview.preview import PrintPreview
        from ui.print_preview.sheet_rendering import SheetRendering

        self._writing = False
        self._show()
        sheet = SheetRendering(self._context.services, contents)
        PrintPreview(self._context, self._jobs, "report", self, sheet=sheet).open()

    def _show(self) -> None:
        folder = None if self._writes.isHidden() else self._folder
        fit = self.delivery.fit(folder) if folder else None
        self._fit.setText(fit.text if fit else "")
        self._fit.setVisible(fit is not None)
        set_role(self._fit, "tone", "notice" if fit and fit.enough else "error")
        last, stays = self._last, self._stays
        self._outcome.setText(self.delivery.outcome(last, stays=stays) if last else "")
        self._outcome.setVisible(self._last is not None)
        may = fit is not None and fit.enough and self.delivery.ready and not self._writing
        self.write_button.setEnabled(may)
        self.sheet_button.setEnabled(not self._writing)

    def _write(self) -> None:
        if self._folder is not None:
            self.put(self._folder)

    def _choose(self) -> None:
        title = self._translator.tr("Where to write the package")
        chosen = existing_folder(self, title, self._folder)
        if chosen is not None:
            self.show_folder(chosen)

    def show_folder(self, folder: Path) -> None:
        """Take a folder to write to, and say whether the package fits."""
        self._folder = folder
        self.folder.setText(shown_path(folder))
        self._show()
        self.write_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.media.chosen.connect(self.show_folder)
        self.choose.clicked.connect(self._choose)
        self.write_button.clicked.connect(self._write)
        self.encrypt.changed.connect(self._show)
        self.sheet_button.clicked.connect(self.open_sheet)
        self.hand_over.deliver.connect(self.deliver)

    def _arrange(self) -> None:
        where = Folding()
        for widget, stretch in ((self.folder, 1), (self.choose, 0), (self.write_button, 0)):
            where.addWidget(widget, stretch)
        writes, layout = QVBoxLayout(self._writes), QVBoxLayout(self)
        for part in (where, writes, layout):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(SPACE_S)
        writes.addWidget(self.media)
        writes.addWidget(self.encrypt)
        writes.addLayout(where)
        for label in (self._fit, self._outcome):
            writes.addWidget(label)
        writes.addWidget(self.sheet_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._writes)
        layout.addWidget(self.hand_over)
