"""The reports of the workspace. Drafts that are not open are read once the page is on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.overview import OverviewLine, OverviewScreen
from ui.line_list import LineList
from ui.province.block import Block
from ui.province_commands import ProvinceCommands
from ui.report_lines import ReportLineDelegate


class ReportsBlock(Block):
    """Shows what :class:`OverviewScreen` says. ``failed`` carries an error met while reading."""

    failed = Signal(object)

    def __init__(
        self, screen: OverviewScreen, commands: ProvinceCommands, translator: Translator
    ) -> None:
        self._screen = screen
        self._commands = commands
        self._translator = translator
        self._delegate = ReportLineDelegate(_detail, Qt.TextElideMode.ElideRight)
        self.list: LineList[OverviewLine] = LineList(self._delegate)
        self.open = QPushButton()
        self.new = QPushButton()
        super().__init__(self.list, self.open, self.new)
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read_one)
        self.list.chosen.connect(lambda line: commands.turn_to(line.id))
        self.open.clicked.connect(self._open)
        self.new.clicked.connect(lambda _: commands.new_report())

    def refresh(self) -> None:
        """Show the reports as they are now."""
        tr = self._translator.tr
        self._delegate.practice_word = tr("Practice")
        self.list.show_lines(self._screen.lines())
        self.show_words(tr("Reports in this workspace"))
        self.open.setText(tr("Open the report"))
        self.new.setText(tr("New report…"))
        self._reading.start()

    def _open(self) -> None:
        if self.list.current is not None:
            self._commands.turn_to(self.list.current.id)

    def _read_one(self) -> None:
        """Read one draft and come back for the next, as long as the page is in sight."""
        unread = self._screen.unread()
        if not unread or not self.isVisible():
            return
        try:
            self._screen.read(unread[0])
        except KnownError as error:
            self.failed.emit(error)
            return
        self.list.show_lines(self._screen.lines())
        self._reading.start()


def _detail(line: object) -> str:
    return line.detail if isinstance(line, OverviewLine) else ""
