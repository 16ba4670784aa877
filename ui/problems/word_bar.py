"""A field in which something is said of a problem, inline below what is worked at."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ipdesk.screens.wordings import Wording
from ui.empty_hint import EmptyHint
from ui.style.paragraph import Paragraph
from ui.style.roles import plain_label, set_role
from ui.style.room import is_low
from ui.style.tokens import SPACE_M, SPACE_S

_LINES, _LEAST_LINES = 3, 2


class BarWords(NamedTuple):
    """What a bar says of itself; ``asked`` stands in the empty field."""

    name: str
    asked: str
    save: str
    take_back: str


class WordBar(QWidget):
    """Edits what is said of one problem. The draft stays until it is saved or given up.

    ``saved`` carries the problem and the text, "" to take it back.
    """

    saved = Signal(object, str)
    closed = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.problem: Problem | None = None
        self._what = Paragraph()
        self._hint = plain_label("muted", wrap=True)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self._asked = EmptyHint(self.field)
        self.save = QPushButton()
        set_role(self.save, "primary")
        self.take_back = QPushButton()
        self.cancel = QPushButton()
        self._arrange()
        self._connect()
        self.retranslate()
        self.hide()

    def words(self) -> BarWords:
        """What the bar says of itself, in the present language."""
        raise NotImplementedError

    def held(self, problem: Problem) -> str:
        """What is said of the problem already, "" if nothing."""
        raise NotImplementedError

    @property
    def asked(self) -> str:
        """The sentence about the problem that stands above the field."""
        return self._what.text()

    def open(self, problem: Problem, sentence: str, wording: Wording) -> None:
        """Start to say something of ``problem``; ``wording`` is the text to start from."""
        self.problem = problem
        self._what.setText(sentence)
        self.field.setPlainText(wording.text)
        self._hint.setText(wording.hint)
        self.take_back.setVisible(bool(self.held(problem)))
        self._set_enabled()
        lines = _LEAST_LINES if is_low(self) else _LINES
        self.field.setFixedHeight(self.field.fontMetrics().height() * lines + SPACE_M)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def follow(self, problem: Problem, sentence: str) -> None:
        """The problem has other values now; the draft is kept."""
        self.problem = problem
        self._what.setText(sentence)

    def close_bar(self) -> None:
        """Give up the draft."""
        self.problem = None
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Set every text anew."""
        words = self.words()
        self.save.setText(words.save)
        self.take_back.setText(words.take_back)
        self.cancel.setText(self._translator.tr("Cancel"))
        self.field.setAccessibleName(words.name)
        self._asked.say(words.asked)

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

    def _set_enabled(self) -> None:
        self.save.setEnabled(bool(self.field.toPlainText().strip()))

    def _save(self) -> None:
        text = self.field.toPlainText().strip()
        if text and self.problem is not None:
            self.saved.emit(self.problem, text)

    def _take_back(self) -> None:
        if self.problem is not None:
            self.saved.emit(self.problem, "")


class ExplainBar(WordBar):
    """In which a query is explained."""

    def words(self) -> BarWords:
        """What the bar says of itself, in the present language."""
        tr = self._translator.tr
        asked = tr("Why the figure is right as it stands, with its source. Ctrl+Enter saves.")
        return BarWords(tr("Explanation"), asked, tr("Save explanation"), tr("Take it back"))

    def held(self, problem: Problem) -> str:
        """The explanation that holds."""
        return problem.explanation


class DisputeBar(WordBar):
    """In which a rule is said to be wrong for a case."""

    def words(self) -> BarWords:
        """What the bar says of itself, in the present language."""
        tr = self._translator.tr
        asked = tr(
            "Why the rule is wrong for this case. The slip goes to SIPO with the package, "
            "with rule and values. Ctrl+Enter saves."
        )
        return BarWords(tr("Dispute"), asked, tr("Save the slip"), tr("Withdraw it"))

    def held(self, problem: Problem) -> str:
        """The slip that holds."""
        return problem.disputed
