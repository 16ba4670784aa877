"""The figures on file for the selected cell, each with a button that takes it over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.on_file import FileFigure, OnFile
from ipdesk.series import Point
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S, SPACE_XS


class OnFileList(QWidget):
    """Made anew for each cell. ``failed`` tells a known error; nothing was changed then."""

    failed = Signal(object)

    def __init__(
        self,
        on_file: OnFile,
        place: Place,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_file = on_file
        self._place = place
        self._translator = translator
        self.buttons: list[QPushButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_S)
        for figure in on_file.figures(place):
            self._layout.addWidget(self._line(figure))

    def _line(self, figure: FileFigure) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_XS)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label("", figure.value, wrap=True))
        words.addWidget(plain_label("muted", figure.about, wrap=True))
        across.addLayout(words, 1)
        tr = self._translator.tr
        button = QPushButton(tr("In use") if figure.used else tr("Use"))
        button.setEnabled(not figure.used)
        button.setAccessibleName(tr("Use {value}, {about}", value=figure.value, about=figure.about))
        button.clicked.connect(lambda _=False, point=figure.point: self._use(point))
        self.buttons.append(button)
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _use(self, point: Point) -> None:
        try:
            self._on_file.use(self._place, point)
        except KnownError as error:
            self.failed.emit(error)
