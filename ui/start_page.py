"""The start page: new, open, examples; what is due; recent files."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.start import StartScreen
from ui.recent_list import RecentList
from ui.settings import Settings
from ui.style.icons import accent_icon, icon_for
from ui.style.roles import frame, plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS

# The shipped examples, as the page names them before any file is read.
EXAMPLES = {
    "guangdong-2016": ("Guangdong 2016", "Leading"),
    "jiangsu-2016": ("Jiangsu 2016", "Leading"),
    "guangxi-2016": ("Guangxi 2016", "Characteristic"),
}
_SIDE_PX = 336
_MAX_DUE = 5
_CHOICE_ICON = QSize(20, 20)


class StartPage(QWidget):
    """Emits what the user chose; opens nothing itself."""

    newWanted = Signal()  # noqa: N815  -- Qt's way of naming signals
    openWanted = Signal()  # noqa: N815  -- Qt's way of naming signals
    exampleWanted = Signal(str)  # noqa: N815  -- Qt's way of naming signals
    fileWanted = Signal(str)  # noqa: N815  -- Qt's way of naming signals
    forgetWanted = Signal(str)  # noqa: N815  -- Qt's way of naming signals

    def __init__(
        self, settings: Settings, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._translator = translator
        self._title = plain_label("title", "IPDesk")
        self._subtitle = plain_label("muted", wrap=True)
        self._new = QPushButton()
        self._open = QPushButton()
        self._example_heading = plain_label("heading")
        self._example_hint = plain_label("muted", wrap=True)
        self._examples = {name: QPushButton() for name in EXAMPLES}
        self._due_heading = plain_label("heading")
        self._due_none = plain_label("muted", wrap=True)
        self._due = QVBoxLayout()
        self._recent_heading = plain_label("heading")
        self._recent = RecentList()
        self._forget = QPushButton()
        self._empty = plain_label("muted", wrap=True)
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
        self._example_heading.setText(tr("Open an example"))
        self._example_hint.setText(
            tr("To look around and to practise: real public figures, never a real report.")
        )
        for name, button in self._examples.items():
            title, category = EXAMPLES[name]
            button.setText(f"{tr(title)} · {tr(category)}")
        self._due_heading.setText(tr("To do"))
        self._due_none.setText(tr("Nothing is waiting. Reports you open appear here until done."))
        self._recent_heading.setText(tr("Recent files"))
        self._recent.setAccessibleName(tr("Recent files"))
        self._forget.setText(tr("Remove from this list"))
        self._empty.setText(
            tr("No file has been opened yet. Make a new workspace, or open an example first.")
        )
        self._draw_icons()
        self.refresh()

    def refresh(self) -> None:
        """Show the remembered files as they are now."""
        screen = StartScreen(self._settings.recent, self._translator)
        lines = screen.recent()
        self._recent.show_lines(lines, self._translator.tr("Practice"))
        self._recent_or_empty.setCurrentIndex(0 if lines else 1)
        self._forget.setVisible(bool(lines))
        self._show_due(screen)

    def focus_first(self) -> None:
        """Put the focus where most people begin."""
        (self._recent if self._settings.recent else self._new).setFocus()

    def _show_due(self, screen: StartScreen) -> None:
        while (item := self._due.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        due = screen.due()[:_MAX_DUE]
        self._due_none.setVisible(not due)
        for line in due:
            button = QPushButton(f"{line.title}\n{line.step}")
            set_role(button, "link")
            button.setIcon(icon_for(self, "circle-dot", line.tone))
            button.clicked.connect(lambda _=False, path=line.path: self.fileWanted.emit(path))
            self._due.addWidget(button)

    def _arrange(self) -> None:
        set_role(self._new, "primary")
        for button in (self._new, self._open, *self._examples.values()):
            button.setIconSize(_CHOICE_ICON)
        for button in self._examples.values():
            set_role(button, "choice")
        for button in (self._new, self._open):
            button.setMinimumHeight(40)
        set_role(self._forget, "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side())
        layout.addLayout(self._main(), 1)

    def _side(self) -> QWidget:
        side = frame("side")
        side.setFixedWidth(_SIDE_PX)
        box = QVBoxLayout(side)
        box.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        box.setSpacing(SPACE_S)
        for widget in (self._title, self._subtitle):
            box.addWidget(widget)
        box.addSpacing(SPACE_L)
        for widget in (self._new, self._open):
            box.addWidget(widget)
        box.addSpacing(SPACE_XL)
        for widget in (self._example_heading, self._example_hint, *self._examples.values()):
            box.addWidget(widget)
        box.addStretch(1)
        return side

    def _main(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        box.setSpacing(SPACE_S)
        box.addWidget(self._due_heading)
        box.addWidget(self._due_none)
        self._due.setSpacing(SPACE_XS)
        box.addLayout(self._due)
        box.addSpacing(SPACE_L)
        head = QHBoxLayout()
        head.addWidget(self._recent_heading, 1)
        head.addWidget(self._forget)
        box.addLayout(head)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._recent_or_empty.addWidget(self._recent)
        self._recent_or_empty.addWidget(self._empty)
        box.addWidget(self._recent_or_empty, 1)
        return box

    def _connect(self) -> None:
        self._new.clicked.connect(self.newWanted)
        self._open.clicked.connect(self.openWanted)
        self._recent.chosen.connect(self.fileWanted)
        self._forget.clicked.connect(self._on_forget)
        for name, button in self._examples.items():
            button.clicked.connect(lambda _=False, name=name: self.exampleWanted.emit(name))

    def _on_forget(self) -> None:
        path = self._recent.current_path()
        if path:
            self.forgetWanted.emit(path)

    def _draw_icons(self) -> None:
        self._new.setIcon(accent_icon(self, "file-plus"))
        self._open.setIcon(icon_for(self, "folder-open"))
        for button in self._examples.values():
            button.setIcon(icon_for(self, "book-open"))
