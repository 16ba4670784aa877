"""The dialog that puts a backup in a file's place, or has a damaged one rebuilt."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.rescue import REBUILD, Choice, Outcome, RescueScreen
from ui.dialog_foot import DialogFoot
from ui.jobs import Jobs
from ui.line_list import LineList
from ui.messages import show_error
from ui.province.note_lines import NoteDelegate, NoteLine
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S

_SIZE = (640, 460)


class RescueDialog(QDialog):
    """The best choice is the current one; Enter takes it.

    ``begins`` comes before the file is touched, which must be closed then; ``rescued`` carries the
    :class:`~ipdesk.screens.rescue.Outcome` when the dialog is gone.
    """

    begins = Signal()
    rescued = Signal(object)

    def __init__(
        self, screen: RescueScreen, jobs: Jobs, translator: Translator, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        tr = translator.tr
        self._screen = screen
        self._jobs = jobs
        self._translator = translator
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Damaged file") if screen.damaged else tr("Backups"))
        self.list: LineList[NoteLine] = LineList(NoteDelegate())
        self.list.setAccessibleName(tr("What to go on with"))
        self.use = QPushButton(tr("Go on with this"))
        self.use.clicked.connect(self.carry_out)
        self.list.chosen.connect(self.carry_out)
        choices = screen.choices()
        self.list.show_lines([_line(choice) for choice in choices])
        self.use.setEnabled(bool(choices))
        self._arrange()
        (self.list if choices else self.use).setFocus()

    def carry_out(self) -> None:
        """Put what is chosen in the file's place, beside the window's own work."""
        line = self.list.current
        if line is None or not self.use.isEnabled():
            return
        self.use.setEnabled(False)
        self.begins.emit()
        self._jobs.run(
            self._translator.tr("Putting the file in place"),
            lambda _: self._screen.carry_out(line.key),
            self._conclude,
            self._fail,
        )

    def _conclude(self, done: Outcome) -> None:
        self.accept()
        self.rescued.emit(done)

    def _fail(self, fault: Exception) -> None:
        self.use.setEnabled(True)
        self.reject()
        if isinstance(fault, KnownError):
            show_error(fault, self._translator, self.parentWidget())
        else:
            raise fault

    def _arrange(self) -> None:
        screen, tr = self._screen, self._translator.tr
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", screen.headline(), wrap=True))
        found = QVBoxLayout()
        found.setSpacing(SPACE_S)
        for line in screen.findings():
            found.addWidget(plain_label("", f"• {line}", wrap=True))
        if found.count():
            layout.addLayout(found)
        layout.addWidget(plain_label("muted", screen.explanation(), wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.use))
        Room(self, *_SIZE)


def _line(choice: Choice) -> NoteLine:
    icon = "history" if choice.key == REBUILD else "file-check"
    return NoteLine(
        key=choice.key,
        title=choice.title,
        spoken=choice.spoken,
        icon=icon if choice.sound else "circle-x",
        tone="done" if choice.sound else "error",
        below=(choice.below,),
    )
