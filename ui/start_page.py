"""The start page: new, open, examples; what is due; recent files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ipdesk.screens.start import RecentLine, StartScreen, example_lines
from ipdesk.services import Services, today
from ui.settings import Settings
from ui.style.icons import accent_icon, icon_for
from ui.style.roles import frame, plain_label, set_role
from ui.style.room import is_low
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS

if TYPE_CHECKING:
    from ui.guide import Guide
    from ui.recent_list import RecentList

_SIDE_PX = 372
_CHOICE_PX = 40
_MAX_DUE = 5
_CHOICE_ICON = QSize(20, 20)


class StartPage(QWidget):
    """Emits what the user chose; opens nothing itself."""

    newWanted = Signal()
    openWanted = Signal()
    deskWanted = Signal()
    exampleWanted = Signal(str)
    fileWanted = Signal(str)
    forgetWanted = Signal(str)

    def __init__(
        self, services: Services, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._services = services
        self._translator = services.translator
        self._example_folder = services.example_folder
        self._title = plain_label("title", "IPDesk")
        self._subtitle = plain_label("muted", wrap=True)
        self._new = QPushButton()
        self._open = QPushButton()
        self._desk = QPushButton()
        self._example_heading = plain_label("heading")
        self._example_hint = plain_label("muted", wrap=True)
        self._examples: dict[str, QPushButton] = {}
        self._example_part = QWidget()
        self._example_box = QVBoxLayout(self._example_part)
        self._example_box.setContentsMargins(0, 0, 0, 0)
        self._due_heading = plain_label("heading")
        self._due_none = plain_label("muted", wrap=True)
        self._due = QVBoxLayout()
        self._due_block = QWidget()
        self._recent_heading = plain_label("heading")
        self._recent: RecentList | None = None
        self._guide: Guide | None = None
        self._forget = QPushButton()
        self._recent_or_empty = QStackedWidget()
        self._arrange()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts anew."""
        tr = self._translator.tr
        self._subtitle.setText(tr("Annual reports of IP-strong provinces"))
        self._new.setText(tr("New workspace…"))
        self._open.setText(tr("Open a workspace…"))
        self._desk.setText(tr("New desk of SIPO…"))
        self._example_heading.setText(tr("Open an example"))
        self._example_hint.setText(
            tr("To look around and to practise: real public figures, never a real report.")
        )
        self._due_heading.setText(tr("To do"))
        self._forget.setText(tr("Remove from this list"))
        self.refresh()
        if self._examples:
            self.complete()

    def refresh(self) -> None:
        """Show the remembered files as they are now."""
        screen = StartScreen(self._settings.recent, self._translator, today(self._services.clock))
        lines = screen.recent()
        self._recent_or_empty.setCurrentWidget(
            self._recent_list(lines) if lines else self._guide_page()
        )
        self._forget.setVisible(bool(lines))
        tr = self._translator.tr
        self._recent_heading.setText(tr("Recent files") if lines else tr("How it works"))
        self._show_due(screen)

    def complete(self) -> None:
        """Add what the first paint need not wait for: icons, and the shipped examples."""
        self._new.setIcon(accent_icon(self, "file-plus"))
        self._open.setIcon(icon_for(self, "folder-open"))
        self._desk.setIcon(icon_for(self, "landmark"))
        for line in example_lines(self._example_folder, self._translator):
            button = self._examples.get(line.name)
            if button is None:
                button = self._examples[line.name] = self._example_button(line.name)
            button.setText(line.title)
            button.setIcon(icon_for(self, "book-open"))

    def parts(self) -> dict[str, QWidget]:
        """What can be pointed at, by name."""
        return {"new": self._new, "examples": self._example_part}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what only explains where there is little room."""
        super().resizeEvent(event)
        self._example_hint.setVisible(not is_low(self))

    def focus_first(self) -> None:
        """Put the focus where most people begin."""
        (self._recent if self._recent and self._settings.recent else self._new).setFocus()

    def _recent_list(self, lines: list[RecentLine]) -> QWidget:
        """The list of recent files, made when there is one to show."""
        from ui import recent_list

        if self._recent is None:
            self._recent = recent_list.RecentList()
            self._recent.chosen.connect(lambda line: self.fileWanted.emit(line.path))
            self._recent_or_empty.addWidget(self._recent)
        tr = self._translator.tr
        self._recent.setAccessibleName(tr("Recent files"))
        self._recent.show_files(lines, tr("Practice"))
        return self._recent

    def _guide_page(self) -> QWidget:
        """What there is to do, as long as there is no recent file."""
        from ui import guide

        if self._guide is None:
            self._guide = guide.Guide(self._translator)
            self._recent_or_empty.addWidget(self._guide)
        self._guide.retranslate()
        return self._guide

    def _example_button(self, name: str) -> QPushButton:
        button = QPushButton()
        set_role(button, "choice")
        button.clicked.connect(lambda: self.exampleWanted.emit(name))
        self._example_box.addWidget(button)
        # They are added late, but come before what follows on screen.
        QWidget.setTabOrder([self._desk, *self._examples.values()][-1], button)
        return button

    def _show_due(self, screen: StartScreen) -> None:
        while (item := self._due.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        due = screen.due()[:_MAX_DUE]
        self._due_none.setText(screen.nothing_due())
        self._due_block.setVisible(bool(self._settings.recent))
        self._due_none.setVisible(not due)
        for line in due:
            button = QPushButton(f"{line.title}\n{line.step}")
            set_role(button, "link")
            button.setIcon(icon_for(self, "circle-dot", line.tone))
            button.clicked.connect(lambda _=False, path=line.path: self.fileWanted.emit(path))
            self._due.addWidget(button)

    def _arrange(self) -> None:
        set_role(self._new, "primary")
        for button in (self._new, self._open, self._desk):
            button.setIconSize(_CHOICE_ICON)
            button.setMinimumHeight(_CHOICE_PX)
        set_role(self._forget, "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side())
        layout.addLayout(self._main(), 1)

    def _side(self) -> QWidget:
        side = frame("side")
        side.setMinimumWidth(_SIDE_PX)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        box = QVBoxLayout(side)
        box.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        box.setSpacing(SPACE_S)
        box.addWidget(self._title)
        box.addWidget(self._subtitle)
        box.addSpacing(SPACE_L)
        box.addWidget(self._new)
        box.addWidget(self._open)
        box.addWidget(self._desk)
        box.addSpacing(SPACE_XL)
        box.addWidget(self._example_heading)
        box.addWidget(self._example_hint)
        self._example_box.setSpacing(SPACE_S)
        box.addWidget(self._example_part)
        box.addStretch(1)
        return side

    def _main(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        box.setSpacing(SPACE_S)
        due = QVBoxLayout(self._due_block)
        due.setContentsMargins(0, 0, 0, SPACE_L)
        due.setSpacing(SPACE_S)
        due.addWidget(self._due_heading)
        due.addWidget(self._due_none)
        self._due.setSpacing(SPACE_XS)
        due.addLayout(self._due)
        box.addWidget(self._due_block)
        head = QHBoxLayout()
        head.addWidget(self._recent_heading, 1)
        head.addWidget(self._forget)
        box.addLayout(head)
        box.addWidget(self._recent_or_empty, 1)
        return box

    def _connect(self) -> None:
        self._new.clicked.connect(self.newWanted)
        self._open.clicked.connect(self.openWanted)
        self._desk.clicked.connect(self.deskWanted)
        self._forget.clicked.connect(self._on_forget)

    def _on_forget(self) -> None:
        line = self._recent.current if self._recent else None
        if line is not None:
            self.forgetWanted.emit(line.path)
