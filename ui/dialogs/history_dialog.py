"""The import of figures of other years: what a table or workbook would bring."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from ipdesk.messages import marked
from ipdesk.screens.history_import import HistoryImportScreen
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog, Words
from ui.jobs import Jobs

_WORDS = Words(
    title=marked("Import history"),
    reading=marked("Reading the figures"),
    table=marked("Figures that are new or differ"),
)


class HistoryDialog(PreviewDialog):
    """Shows the figures of the file at ``path``, then records them.

    Where some cannot be taken, nothing is, unless a tick says to leave them out.
    """

    def __init__(
        self, context: Context, jobs: Jobs, path: Path, parent: QWidget | None = None
    ) -> None:
        translator = context.services.translator
        self._history = HistoryImportScreen(context.workspace, translator, path)
        self.leave_out = QCheckBox()
        self.leave_out.setHidden(True)
        read = self._history.reader()
        super().__init__(
            context,
            jobs,
            [path],
            self._history,
            _WORDS,
            lambda progress: read(progress.step),
            parent,
        )
        self.leave_out.toggled.connect(self._choose)

    def extra(self) -> QWidget:
        """The tick that leaves out what cannot be taken."""
        return self.leave_out

    def refresh(self) -> None:
        """Show what importing would do as it stands now."""
        self.leave_out.setVisible(self._history.refused > 0)
        super().refresh()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.leave_out.setText(
            self._translator.tr("Leave out the figures that cannot be taken, and import the others")
        )
        super().retranslate()

    def _choose(self, chosen: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._history.skip_refused = chosen
        self.refresh()
