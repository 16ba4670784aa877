"""The status bar: which workspace is open, what was just done, and jobs that take long."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QStatusBar

from ipdesk import __version__
from ipdesk.messages import Translator
from ui.job_strip import JobStrip
from ui.jobs import Jobs
from ui.style.roles import plain_label, plain_tip
from ui.style.tokens import SPACE_S

_TOLD_MS = 8000


class StatusLine:
    """Fills a status bar; ``running`` are those whose jobs it shows."""

    def __init__(self, bar: QStatusBar, running: Iterable[Jobs], translator: Translator) -> None:
        self._bar = bar
        self._translator = translator
        self._strips = [JobStrip(jobs, translator) for jobs in running]
        self._where = plain_label("code")
        self._where.setContentsMargins(SPACE_S, 0, 0, 0)
        bar.addWidget(self._where, 1)
        for strip in self._strips:
            bar.addPermanentWidget(strip)

    def retranslate(self) -> None:
        """Set the texts of the jobs anew."""
        for strip in self._strips:
            strip.retranslate()

    def show_where(self, path: Path | None) -> None:
        """Say which workspace is open, if one is; the tooltip says where it is."""
        text = f"IPDesk {__version__}"
        if path is not None:
            text = self._translator.tr("Workspace: {path}", path=path.name)
        self._where.setText(text)
        self._where.setToolTip(plain_tip(str(path or "")))

    def tell(self, sentence: str) -> None:
        """Say for some seconds what was done."""
        self._bar.showMessage(sentence, _TOLD_MS)
