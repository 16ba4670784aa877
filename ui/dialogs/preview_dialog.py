"""The preview of an import: what a file would change, then the import in one commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError
from ipdesk.pace import Cancelled, Pace
from ipdesk.shown_path import shown_path
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.dialogs.import_model import WHY, ImportModel, Rows
from ui.dialogs.inline_wait import InlineWait
from ui.dialogs.preview_table import PreviewTable
from ui.jobs import Jobs, Progress
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S

_SIZE = (1280, 600)
_WIDTHS = (104, 260, 120, 140, 430)


class Preview(Rows, Protocol):
    """The headless screen that the dialog shows."""

    @property
    def taken(self) -> int:
        """How many things the import would write."""

    @property
    def has_reasons(self) -> bool:
        """Whether anything has to be said of a row."""

    @property
    def can_apply(self) -> bool:
        """Whether there is something to import, and it may be."""

    def show(self, plan: Any) -> None:
        """Take a plan to be looked at."""

    def apply(self, *, pace: Pace) -> ChangeSet:
        """Import in one commit."""

    def headline(self) -> str:
        """What importing would do."""

    def remarks(self) -> list[str]:
        """What else a person ought to know."""

    def button(self) -> str:
        """What confirms the import."""


class Words(NamedTuple):
    """The dialog's own words, as message ids."""

    title: str
    reading: str
    table: str


class PreviewDialog(QDialog):
    """Reads the files at ``paths`` in the worker and shows what they would change.

    Closing the dialog ends the reading.
    """

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        paths: Sequence[Path],
        preview: Preview,
        words: Words,
        read: Callable[[Progress], Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._translator = context.services.translator
        self._paths = paths
        self._words = words
        self._open = True
        self._progress: Progress | None = None
        self._importing: InlineWait
        self.preview = preview
        self._file = plain_label("muted", wrap=True)
        self._headline = plain_label("heading", wrap=True)
        self._remarks = plain_label(wrap=True)
        self.bar = QProgressBar()
        self.model = ImportModel(preview, self)
        self.table = PreviewTable(self.model, _WIDTHS)
        self.apply_button = QPushButton()
        self.cancel_button = QPushButton()
        self._arrange()
        self.apply_button.clicked.connect(self.apply)
        Room(self, *_SIZE)
        self.retranslate()
        self._read(jobs, read)

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.setWindowTitle(tr(self._words.title))
        self._file.setText(_shown(self._paths))
        self.bar.setAccessibleName(tr(self._words.reading))
        self.table.setAccessibleName(tr(self._words.table))
        self.cancel_button.setText(tr("Cancel"))
        self._show_words()

    def apply(self) -> None:
        """Back the workspace up, import what is taken, in one commit, and close."""
        doing = self._translator.tr("Importing…")
        self._importing = InlineWait(
            self._translator, doing, self._headline, self.bar, self._inputs()
        )
        try:
            self._context.pacer.run(self._import, self._importing)
        except Cancelled:
            self.refresh()
        except KnownError as fault:
            self.refresh()
            show_error(fault, self._translator, self)
        else:
            self.accept()

    def _import(self, pace: Pace) -> None:
        services, store = self._context.services, self._context.workspace.store
        pace.aside(lambda: services.stores.backup(store, lambda *_: pace.check()))
        self.preview.apply(pace=pace)

    def done(self, result: int) -> None:
        """Close, and end the reading; a plan that comes later is dropped.

        While it imports, that is asked to stop and the dialog stays.
        """
        if self._context.pacer.busy:
            self._importing.stop()
            return
        self._open = False
        if self._progress is not None:
            self._progress.cancel()
        super().done(result)

    def _arrange(self) -> None:
        self.apply_button.setEnabled(False)
        buttons = DialogFoot(self, self.cancel_button, self.apply_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        first, between = self._first, self._between = self.above(), self.extra()
        heads = (self._headline, self._file, self.bar, self._remarks)
        for widget in (*heads, first, self.table, between, buttons):
            if widget is not None:
                layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)

    def refresh(self) -> None:
        """Show what importing would do as it stands now."""
        self._headline.setText(self.preview.headline())
        self._show_words()
        self.apply_button.setEnabled(self.preview.can_apply)

    def above(self) -> QWidget | None:
        """What stands above the table, if anything."""
        return None

    def extra(self) -> QWidget | None:
        """What stands between the table and the buttons, if anything."""
        return None

    def _inputs(self) -> list[QWidget]:
        """What is at rest while it imports: all but the button that cancels."""
        return [*filter(None, (self._first, self.table, self._between, self.apply_button))]

    def _read(self, jobs: Jobs, read: Callable[[Progress], Any]) -> None:
        """Begin to read; the bar shows how far it is."""

        def work(progress: Progress) -> Any:
            self._progress = progress
            return read(progress)

        label = self._translator.tr(self._words.reading)
        self._headline.setText(f"{label}…")
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        jobs.progressed.connect(self._show_progress)
        jobs.run(label, work, self._show_plan, self._fail)

    def _show_progress(self, done: int, total: int) -> None:
        # One file has no middle that could be told.
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)

    def _show_plan(self, plan: object) -> None:
        if not self._open:
            return
        self.bar.hide()
        self.preview.show(plan)
        self.model.reset()
        self.table.setColumnHidden(WHY, not self.preview.has_reasons)
        self.refresh()
        ready = self.apply_button if self.preview.can_apply else self.cancel_button
        ready.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self) -> None:
        self.apply_button.setText(self.preview.button())
        remarks = self.preview.remarks()
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        self.table.setVisible(bool(self.preview.entries))

    def _fail(self, fault: Exception) -> None:
        if self._open:
            show_error(fault, self._translator, self.parentWidget())
            self.reject()


def _shown(paths: Sequence[Path]) -> str:
    """The file with its folder; of several, the folder once and their names."""
    if len(paths) == 1:
        return shown_path(paths[0])
    folders = {path.parent for path in paths}
    names = ", ".join(path.name for path in paths)
    return f"{shown_path(folders.pop())}: {names}" if len(folders) == 1 else names
