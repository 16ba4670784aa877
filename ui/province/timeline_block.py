"""The province's life: dated entries, the newest first; what was taken back is struck through."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from ipdesk.messages import Translator
from ipdesk.screens.timeline import TimelineLine, TimelineScreen
from ui.line_list import LineList
from ui.province.block import Block
from ui.province.note_lines import NoteDelegate, NoteLine
from ui.province_commands import ProvinceCommands
from ui.style.roles import set_role


class TimelineBlock(Block):
    """Shows what :class:`TimelineScreen` says."""

    def __init__(
        self, screen: TimelineScreen, commands: ProvinceCommands, translator: Translator
    ) -> None:
        self._screen = screen
        self._translator = translator
        self.list: LineList[NoteLine] = LineList(NoteDelegate())
        self.record = QPushButton()
        self.annul = QPushButton()
        super().__init__(self.list, self.record, self.annul)
        self.record.clicked.connect(commands.record_step)
        self.annul.clicked.connect(commands.annul)

    def refresh(self) -> None:
        """Show the entries as they are now."""
        tr, lines = self._translator.tr, self._screen.lines()
        notes = [_note(number, line) for number, line in enumerate(lines, 1)]
        self.list.show_lines(notes[::-1])
        hint = "" if lines else tr(
            "Record what has happened so far, beginning with the declaration: "
            "which reports are due follows from it."
        )  # fmt: skip
        self.show_words(tr("Timeline of the province"), note=hint)
        self.record.setText(tr("Record a step…"))
        self.annul.setText(tr("Take back the last step…"))
        self.annul.setEnabled(bool(self._screen.last()))
        set_role(self.record, "" if lines else "primary")


def _note(number: int, line: TimelineLine) -> NoteLine:
    facts = " · ".join(filter(None, (line.standing, line.actor, line.document)))
    return NoteLine(
        key=str(number),
        title=line.what,
        spoken=line.spoken,
        icon="circle-x" if line.struck else "landmark",
        tone="notice" if line.struck else "target",
        right=line.date,
        below=tuple(filter(None, (facts, line.note))),
        struck=line.struck,
    )
