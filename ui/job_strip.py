"""The strip that shows a running job once it takes longer than half a second."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ipdesk.messages import Translator
from ui.jobs import Jobs
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_S

PATIENCE_MS = 500
_BAR_WIDTH = 160


class JobStrip(QWidget):
    """Label, progress and a cancel button; hidden while nothing runs for long."""

    def __init__(self, jobs: Jobs, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._translator = translator
        self._label = plain_label()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton()
        set_role(self._cancel, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE_S, 0)
        layout.setSpacing(SPACE_S)
        for widget in (self._label, self._bar, self._cancel):
            layout.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        self._cancel.clicked.connect(self._on_cancel)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progressed)
        jobs.ended.connect(self._on_ended)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set all texts anew."""
        self._cancel.setText(self._translator.tr("Cancel"))

    def _on_started(self, label: str) -> None:
        self._label.setText(label)
        self._bar.setAccessibleName(label)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._timer.start()

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText(self._translator.tr("Stopping…"))
        self._jobs.cancel()

    def _on_ended(self) -> None:
        self._timer.stop()
        self.hide()
