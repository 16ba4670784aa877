"""The preview of somebody's own table: what it would change in the report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ipdesk.messages import marked
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.screens.foreign_preview import ForeignPreview
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog, Words
from ui.jobs import Jobs, Progress
from ui.style.roles import plain_label

_WORDS = Words(
    title=marked("Import a table"),
    reading=marked("Comparing the table"),
    table=marked("Cells that differ"),
)


class ForeignDialog(PreviewDialog):
    """Shows what the table would change as it was mapped, then imports it.

    ``columns_wanted``: the mapping is to be looked at again; the preview is closed then.
    """

    columns_wanted = Signal()

    def __init__(
        self, context: Context, jobs: Jobs, screen: ForeignScreen, parent: QWidget | None = None
    ) -> None:
        translator = context.services.translator
        self._foreign = screen
        self.columns_button = QPushButton()
        self._known = plain_label("muted", wrap=True)
        preview = ForeignPreview(context.workspace, context.sentences, translator, screen)
        plan = screen.planner()

        def read(progress: Progress) -> object:
            progress.check()
            return plan()

        super().__init__(context, jobs, [screen.path], preview, _WORDS, read, parent)
        self.columns_button.clicked.connect(self._look_at_columns)

    def extra(self) -> QWidget:
        """The way back to the columns."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.columns_button)
        line.addWidget(self._known, 1, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.columns_button.setText(tr("&Columns…"))
        known = tr("The columns are taken as the last time.") if self._foreign.known else ""
        self._known.setText(known)
        super().retranslate()

    def _look_at_columns(self) -> None:
        self.reject()
        self.columns_wanted.emit()
