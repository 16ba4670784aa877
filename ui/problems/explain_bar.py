"""The field in which a query is explained, inline below the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ui.style.roles import plain_label, set_role
from ui.style.room import is_low
from ui.style.tokens import SPACE_M, SPACE_S

_LINES, _LEAST_LINES = 3, 2


class ExplainBar(QWidget):
    """Edits one explanation. The draft stays until it is saved or given up."""

    saved = Signal(object, str)
    closed = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.problem: Problem | None = None
        self._offered = False
        self._what = plain_label(wrap=True)
        self._hint = plain_label("muted", wrap=True)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.save = QPushButton()
        set_role(self.save, "primary")
        self.take_back = QPushButton()
        self.cancel = QPushButton()
        self._arrange()
        self._connect()
        self.retranslate()
        self.hide()

    def open(self, problem: Problem, sentence: str, wording: str) -> None:
        """Start to explain ``problem``; ``wording`` is the text to start from."""
        self.problem = problem
        self._what.setText(sentence)
        self.field.setPlainText(wording)
        self._offered = bool(wording and not problem.explanation)
        self.take_back.setVisible(bool(problem.explanation))
        self._set_hint()
        self._set_enabled()
        lines = _LEAST_LINES if is_low(self) else _LINES
        self.field.setFixedHeight(self.field.fontMetrics().height() * lines + SPACE_M)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def follow(self, problem: Problem, sentence: str) -> None:
        """The explained problem has other values now; the draft is kept."""
        self.problem = problem
        self._what.setText(sentence)

    def close_bar(self) -> None:
        """Give up the draft."""
        self.problem = None
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.save.setText(tr("Save explanation"))
        self.take_back.setText(tr("Take it back"))
        self.cancel.setText(tr("Cancel"))
        self.field.setAccessibleName(tr("Explanation"))
        self.field.setPlaceholderText(
            tr("Why the figure is right as it stands, with its source. Ctrl+Enter saves.")
        )
        self._set_hint()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self.take_back)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._what)
        layout.addWidget(self.field)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.take_back.clicked.connect(self._take_back)
        self.cancel.clicked.connect(self.close_bar)
        self.field.textChanged.connect(self._set_enabled)
        around = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save, context=around)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_bar, context=around)

    def _set_hint(self) -> None:
        tr = self._translator.tr
        offered = tr("This wording was given for earlier values; is it still true?")
        self._hint.setText(offered if self._offered else "")

    def _set_enabled(self) -> None:
        self.save.setEnabled(bool(self.field.toPlainText().strip()))

    def _save(self) -> None:
        text = self.field.toPlainText().strip()
        if text and self.problem is not None:
            self.saved.emit(self.problem, text)

    def _take_back(self) -> None:
        if self.problem is not None:
            self.saved.emit(self.problem, "")
