"""What identifies a sealed report: number, time, check code, digest, and its square code."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.sealed_facts import Fact
from ui.style.folding import Folding
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS

_QUIET = 4
_MODULE = 3


class SquareCode(QWidget):
    """A QR code, black on white in every theme, so that a scanner can read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[bytearray, ...] = ()

    def show_text(self, text: str) -> None:
        """Encode another text."""
        import segno

        self._rows = segno.make(text, error="m", micro=False).matrix if text else ()
        side = (len(self._rows) + 2 * _QUIET) * _MODULE
        self.setFixedSize(QSize(side, side))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the modules."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    at = (x + _QUIET) * _MODULE, (y + _QUIET) * _MODULE
                    painter.fillRect(*at, _MODULE, _MODULE, QColor(Qt.GlobalColor.black))
        painter.end()


class SealedFacts(QWidget):
    """Names and values, to be read, compared and copied."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._digest = ""
        self._labels: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        self._code = SquareCode()
        self.copy = QPushButton()
        self.copy.setIcon(icon_for(self, "copy"))
        self.copy.clicked.connect(self._copy)
        facts = QWidget()
        left = QVBoxLayout(facts)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE_S)
        left.addLayout(self._grid)
        left.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch()
        # In large type a long path takes the line for itself.
        layout = Folding(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XL)
        layout.addWidget(facts, 1)
        layout.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)

    def show_facts(self, facts: list[Fact], digest: str, code_text: str) -> None:
        """Show the facts; ``digest`` is what is copied, ``code_text`` what the code holds."""
        tr, self._digest = self._translator.tr, digest
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        for line, fact in enumerate(facts):
            value = plain_label("", fact.value, wrap=True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            spoken = tr("{name}: {value}", name=fact.name, value=fact.value)
            value.setAccessibleName(spoken)
            if fact.code:
                value.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            name = plain_label("muted", fact.name)
            self._labels += [name, value]
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, line, 1)
        self._code.show_text(code_text)
        self._code.setAccessibleName(code_text)
        self.copy.setText(tr("Copy the digest"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)
