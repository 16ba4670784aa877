"""What is due: late, due, done; the current one is gone on with, made, or given a date."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.due import DueReportLine, DueScreen, Group
from ui.line_list import LineList
from ui.province.block import Block
from ui.province.note_lines import NoteDelegate, NoteLine
from ui.province_commands import ProvinceCommands
from ui.style.roles import set_role

_ICONS: dict[Group, str] = {"late": "circle-x", "due": "circle-dot", "done": "circle-check"}


class DueBlock(Block):
    """Shows what :class:`DueScreen` says."""

    def __init__(
        self, screen: DueScreen, commands: ProvinceCommands, translator: Translator
    ) -> None:
        self._screen = screen
        self._commands = commands
        self._translator = translator
        self._lines: dict[str, DueReportLine] = {}
        self.list: LineList[NoteLine] = LineList(NoteDelegate())
        self.go = QPushButton()
        self.date = QPushButton()
        super().__init__(self.list, self.go, self.date)
        self.list.chosen.connect(lambda _: self._go())
        self.list.moved.connect(lambda _: self._offer())
        self.go.clicked.connect(self._go)
        self.date.clicked.connect(self._set_date)

    def refresh(self) -> None:
        """Show what is due now."""
        tr, groups = self._translator.tr, self._screen.groups()
        self._lines = {_key(line): line for _, lines in groups for line in lines}
        shown = []
        for group, lines in groups:
            name = self._screen.group_name(group)
            shown.append(NoteLine("", name, name, right=str(len(lines))))
            shown += [_note(line) for line in lines]
        self.list.show_lines(shown)
        self.show_words(tr("What is due"), self._screen.summary(), self._screen.note())
        self.date.setText(tr("Set a deadline…"))
        set_role(self.go, "primary" if self._screen.recorded() else "")
        self._offer()

    @property
    def current(self) -> DueReportLine | None:
        """The line that the buttons act on."""
        line = self.list.current
        return self._lines.get(line.key) if line else None

    def _offer(self) -> None:
        line, tr = self.current, self._translator.tr
        made = line is not None and bool(line.report)
        self.go.setText(tr("Open the report") if made else tr("Make the report…"))
        _enable(line is not None, self.go, self.date)

    def _go(self) -> None:
        line = self.current
        if line is None:
            return
        if line.report:
            self._commands.turn_to(line.report)
        else:
            self._commands.new_report(line.kind, line.year)

    def _set_date(self) -> None:
        if self.current is not None:
            self._commands.set_deadline(self.current)


def _key(line: DueReportLine) -> str:
    return f"{line.kind} {line.year}"


def _note(line: DueReportLine) -> NoteLine:
    below = " · ".join(filter(None, (line.state, line.deadline)))
    return NoteLine(
        _key(line), line.title, line.spoken, _ICONS[line.group], line.tone, line.time, (below,)
    )


def _enable(possible: bool, *buttons: QWidget) -> None:  # noqa: FBT001 -- as Qt's own setEnabled
    for button in buttons:
        button.setEnabled(possible)
