"""The page of second keying: the empty form, section by section, and the way to the differences."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ipdesk.changes import ChangeSet
from ipdesk.errors import KnownError
from ipdesk.screens.blind import BlindScreen
from ipdesk.screens.second_keying import SecondKeyingScreen
from ui.context import Context
from ui.grid.grid_view import GridView
from ui.messages import ask
from ui.second_keying.compare_dialog import CompareDialog
from ui.second_keying.sections_dialog import SectionsDialog
from ui.section_model import SectionModel
from ui.style.folding import Folding
from ui.style.icons import accent_icon, icon_for
from ui.style.roles import plain_label, set_role
from ui.style.room import scaled
from ui.style.tokens import SPACE_L, SPACE_S

_AROUND = Qt.ShortcutContext.WidgetWithChildrenShortcut
_ARROW_PX = 60
_ICONS = {"compare": "list-checks", "sections": "list-filter", "clear": "trash-2"}


class KeyingPage(QWidget):
    """Shows nothing of what was typed first; it is the origin of what is keyed in it."""

    failed = Signal(object)
    blind = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace = context.workspace
        self._translator = context.services.translator
        self._screen = SecondKeyingScreen(context.workspace, context.sentences, self._translator)
        self._title, self._summary = plain_label("title"), plain_label("muted")
        self._hint = plain_label("muted", wrap=True)
        self._empty = plain_label("muted", wrap=True)
        self.section_box = QComboBox()
        self.buttons = {name: QPushButton() for name in _ICONS}
        self.entry: QWidget = self.section_box
        self.grids: dict[str, GridView] = {}
        self._models: dict[str, SectionModel] = {}
        self._stack = QStackedWidget()
        self._arrange()
        self.section_box.currentIndexChanged.connect(lambda _: self._show_section())
        calls = {"compare": self.compare, "sections": self.choose, "clear": self.clear}
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, call=calls[name]: call())
        for key, call in (("F3", self._to_buttons), ("F5", self.compare)):
            QShortcut(QKeySequence(key), self, call, context=_AROUND)
        self.retranslate()

    def retranslate(self) -> None:
        """Show all words and icons anew."""
        tr = self._translator.tr
        self._title.setText(tr("Second keying"))
        self.section_box.setAccessibleName(tr("Section"))
        self._hint.setText(
            tr(
                "Type the values again from the paper. What was typed first is not shown here. "
                "F3 leads to the section and the buttons, F5 compares."
            )
        )
        self._empty.setText(
            tr("Nothing is to be keyed twice yet. Choose sections with “Sections…”.")
        )
        names = (tr("Compare and decide…"), tr("Sections…"), tr("Begin anew…"))
        for (name, button), text in zip(self.buttons.items(), names, strict=True):
            button.setText(text)
            draw = accent_icon if name == "compare" else icon_for
            button.setIcon(draw(self, _ICONS[name]))
        for model in self._models.values():
            model.show_all()
        for grid in self.grids.values():
            grid.setAccessibleName(tr("Second keying"))
        self._refresh()

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did."""
        for model in self._models.values():
            model.apply_change(change)
        self._screen.absorb(change)
        self._refresh()

    def commit_draft(self) -> bool:
        """Store the draft of an open field: False if it was refused."""
        refused = [grid for grid in self.grids.values() if not grid.commit_draft()]
        return not refused

    def compare(self) -> None:
        """Show what differs, to be decided."""
        if self.commit_draft() and self.buttons["compare"].isEnabled():
            CompareDialog(self._context, self._screen, self).open()

    def choose(self) -> None:
        """Choose the sections that are keyed twice."""
        if self.commit_draft():
            dialog = SectionsDialog(self._screen.choices(), self._translator, self)
            dialog.chosen.connect(self._add)
            dialog.open()

    def clear(self) -> None:
        """Forget all that was keyed a second time, after asking."""
        tr = self._translator.tr
        question = tr("Forget all that was keyed a second time?")
        advice = tr("The report itself stays as it is. This cannot be undone.")
        if ask(question, advice, tr("Forget it"), self._translator, self):
            self._run(self._workspace.seconds.clear)

    def _to_buttons(self) -> None:
        box = self.section_box
        (box if box.isVisible() else self.buttons["sections"]).setFocus()

    def _add(self, codes: list[str]) -> None:
        self._run(lambda: self._workspace.seconds.add_sections(codes))
        for grid in self.grids.values():
            self._stack.removeWidget(grid)
            grid.deleteLater()
        self.grids.clear()
        self._models.clear()
        self._refresh()

    def _run(self, change: Callable[[], object]) -> None:
        try:
            change()
        except KnownError as error:
            self.failed.emit(error)

    def _refresh(self) -> None:
        sections, chosen = self._screen.sections(), self.section_box.currentData()
        with QSignalBlocker(self.section_box):
            if [self.section_box.itemData(i) for i in range(self.section_box.count())] != [
                code for code, _ in sections
            ]:
                self.section_box.clear()
                for code, _ in sections:
                    self.section_box.addItem("", code)
                self.section_box.setCurrentIndex(max(self.section_box.findData(chosen), 0))
            for number, (_, words) in enumerate(sections):
                self.section_box.setItemText(number, words)
        widths = (self.fontMetrics().horizontalAdvance(words) for _, words in sections)
        self.section_box.setMinimumWidth(max(widths, default=0) + scaled(_ARROW_PX))
        self._summary.setText(self._screen.summary() if sections else "")
        keyed = self._screen.progress().keyed if sections else 0
        self.buttons["compare"].setEnabled(bool(keyed))
        self.buttons["clear"].setEnabled(bool(keyed) and self._screen.editable)
        self.buttons["sections"].setEnabled(self._screen.editable)
        self._show_section()

    def _show_section(self) -> None:
        code = self.section_box.currentData()
        self._empty.setVisible(code is None)
        self.section_box.setVisible(code is not None)
        self._stack.setVisible(code is not None)
        if code is not None:
            grid = self.grids.get(code) or self._make(code)
            self._stack.setCurrentWidget(grid)
            self.entry = grid
        else:
            self.entry = self.buttons["sections"]

    def _make(self, code: str) -> GridView:
        screen = BlindScreen(self._workspace, self._context.sentences, self._translator, code)
        model = SectionModel(screen, self, self)
        grid = GridView(model, self._translator)
        grid.setAccessibleName(self._translator.tr("Second keying"))
        grid.destroyed.connect(screen.close)
        model.failed.connect(self.failed)
        self.grids[code], self._models[code] = grid, model
        self._stack.addWidget(grid)
        grid.lay_out()
        grid.select_index(model.index_of(screen.first_place()))
        return grid

    def _arrange(self) -> None:
        head, line = Folding(), Folding()
        head.setSpacing(SPACE_L)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addStretch()
        line.setSpacing(SPACE_S)
        for widget in (self.section_box, *self.buttons.values()):
            line.addWidget(widget)
        line.addStretch()
        set_role(self.buttons["compare"], "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        for widget in (self._hint, self._empty):
            layout.addWidget(widget)
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)
        layout.addStretch(0)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
