"""The dialog that shows how far a long change is, and stops it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator, marked
from ipdesk.pace import Pace
from ui.pacing import Pacer
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S

_T = TypeVar("_T")
_WIDTH = 420
_RIGHT = Qt.AlignmentFlag.AlignRight
STORED = marked("It is stored. The checks are still running…")
OPENING = marked("A large workspace takes a moment. Nothing in it is changed.")


class LongWork:
    """Runs long changes of one report for a widget, under a dialog if they take their time.

    ``settled`` is what is said, untranslated, once the work cannot be stopped any more.
    """

    def __init__(
        self, pacer: Pacer, translator: Translator, widget: QWidget, settled: str = STORED
    ) -> None:
        self._pacer = pacer
        self._translator = translator
        self._widget = widget
        self._settled = settled

    def __call__(self, doing: str, work: Callable[[Pace], _T]) -> _T:
        """What the work returns or raises, :class:`~ipdesk.pace.Cancelled` where it was stopped."""
        wait = _Wait(doing, self._translator, self._widget.window(), self._settled)
        return self._pacer.run(work, wait)


class _Wait:
    """Makes the dialog when the work proves to take long."""

    def __init__(self, doing: str, translator: Translator, window: QWidget, settled: str) -> None:
        self._make = partial(WaitDialog, doing, translator, window, settled)
        self._dialog: WaitDialog | None = None
        self._settled = False

    @property
    def stopped(self) -> bool:
        return self._dialog is not None and self._dialog.stopped

    def begin(self) -> None:
        self._dialog = self._make()
        if self._settled:
            self._dialog.settle()
        self._dialog.open()

    def tell(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.tell(done, total)

    def settle(self) -> None:
        self._settled = True
        if self._dialog is not None:
            self._dialog.settle()

    def end(self) -> None:
        if self._dialog is not None:
            self._dialog.end()


class WaitDialog(QDialog):
    """Says what is done, how far it is, and whether it can still be stopped."""

    def __init__(
        self,
        doing: str,
        translator: Translator,
        parent: QWidget | None = None,
        settled: str = STORED,
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self._settled_remark = settled
        self.stopped = False
        self._settled = False
        self._label = plain_label("heading", wrap=True)
        self._label.setText(doing)
        self._remark = plain_label("muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(doing)
        self.cancel_button = QPushButton()
        self.cancel_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        for widget in (self._label, self.bar, self._remark):
            layout.addWidget(widget)
        layout.addWidget(self.cancel_button, 0, _RIGHT)
        Room(self, _WIDTH)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts anew."""
        tr = self._translator.tr
        self.setWindowTitle("IPDesk")
        self.cancel_button.setText(tr("Cancel"))
        self._remark.setText(
            tr(self._settled_remark) if self._settled else tr("Cancel leaves everything as it was.")
        )

    def tell(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def settle(self) -> None:
        """It cannot be stopped any more."""
        self._settled = True
        self.cancel_button.setEnabled(False)
        self.retranslate()

    def end(self) -> None:
        """Go."""
        super().done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    def reject(self) -> None:
        """Ask the work to stop; it closes the dialog when it has."""
        if not self._settled:
            self.stopped = True
            self.cancel_button.setEnabled(False)
            self._label.setText(self._translator.tr("Stopping…"))
