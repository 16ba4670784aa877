"""The list of recent files."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ipdesk.screens.start import RecentLine
from ipdesk.shown_path import shown_path
from ui.line_list import LineList
from ui.report_lines import ReportLineDelegate


class RecentList(LineList[RecentLine]):
    """Recent files as they stood when they were closed, each with its path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._delegate = ReportLineDelegate(_path, Qt.TextElideMode.ElideMiddle)
        super().__init__(self._delegate, parent)

    def show_files(self, lines: list[RecentLine], practice_word: str) -> None:
        """Show these files."""
        self._delegate.practice_word = practice_word
        self.show_lines(lines)


def _path(line: object) -> str:
    return shown_path(line.path) if isinstance(line, RecentLine) else ""
