"""The list of problems: selection kept over changes, keys for going there and explaining."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ipdesk.screens.problems import Key, ProblemRow, ProblemsScreen
from ui.problems.problem_delegate import ProblemDelegate
from ui.problems.problem_model import ROW_ROLE, ProblemModel
from ui.style.tokens import SPACE_XL, theme_of


class ProblemList(QListView):
    """Shows the screen's filtered problems. Enter or a double-click goes to the place."""

    go_to = Signal(object)
    explain = Signal(object)
    picked = Signal(object)

    def __init__(
        self, screen: ProblemsScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        self._picked: Key | None = None
        self._settled = False
        self._model = ProblemModel(screen, self)
        self.setModel(self._model)
        self._delegate = delegate = ProblemDelegate(screen, self)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(not delegate.measured)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._go = self._action("Return", self._go_to_current, "Enter")
        self._explain = self._action("", self._explain_current)
        self._copy = self._action(QKeySequence.StandardKey.Copy, self._copy_current)
        self.doubleClicked.connect(lambda _: self._go_to_current())
        delegate.place_clicked.connect(self.go_to)
        self.selectionModel().currentChanged.connect(lambda *_: self._pick())
        self.retranslate()

    @property
    def current(self) -> Problem | None:
        """The problem that is selected."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.problem if isinstance(row, ProblemRow) else None

    def choose(self, problem: Problem) -> None:
        """Select a problem, if it is shown."""
        self._select(problem.key)

    def reload(self) -> None:
        """Show the list anew, with the same problem selected if it is still there.

        Who has just settled it finds the next one selected, which stands in its place.
        """
        # The screen's list has changed already, so an index says nothing of what was selected.
        kept, was_settled, row = self._picked, self._settled, self.currentIndex().row()
        self.setUniformItemSizes(not self._delegate.measured)
        self._model.reset()
        if kept is not None and not was_settled and self._screen.settled(kept):
            self.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1)))
            self._pick()
        else:
            self._select(kept)

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.setAccessibleName(tr("Problems"))
        self._go.setText(tr("Go to the place"))
        self._explain.setText(tr("Explain…"))
        self._copy.setText(tr("Copy"))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty list says why, and what to do."""
        super().paintEvent(event)
        if self._screen.problems:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme_of(QGuiApplication.palette()).muted))
        area = self.viewport().rect().adjusted(SPACE_XL, 0, -SPACE_XL, 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._screen.empty_text())
        painter.end()

    def _action(
        self, keys: str | QKeySequence.StandardKey, call: object, also: str = ""
    ) -> QAction:
        action = QAction(self)
        shortcuts = [QKeySequence(keys)] + ([QKeySequence(also)] if also else [])
        action.setShortcuts(shortcuts)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(call)
        self.addAction(action)
        return action

    def _select(self, key: Key | None) -> None:
        position = self._screen.position(key) if key else None
        if position is not None:
            self.setCurrentIndex(self._model.index(position))
        self._pick()

    def _pick(self) -> None:
        problem = self.current
        self._picked = problem.key if problem is not None else None
        self._settled = self._picked is not None and self._screen.settled(self._picked)
        self._explain.setEnabled(problem is not None and self._screen.can_explain(problem))
        self.picked.emit(problem)

    def _go_to_current(self) -> None:
        if self.current is not None:
            self.go_to.emit(self.current.place)

    def _explain_current(self) -> None:
        if self.current is not None:
            self.explain.emit(self.current)

    def _copy_current(self) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if isinstance(row, ProblemRow):
            QGuiApplication.clipboard().setText(row.spoken)
