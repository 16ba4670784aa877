"""A topic that is one list, or one of several to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.nation.sheet import Lines
from ui.choice_box import ChoiceBox
from ui.nation.lines_table import LinesTable
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S


class ListsView(QWidget):
    """The choice is there only where there are several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: list[Lines] = []
        self._heading = plain_label("heading", wrap=True)
        self.which, self.shown = ChoiceBox(), LinesTable()
        self.which.currentIndexChanged.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for widget in (self._heading, self.which):
            layout.addWidget(widget)
        layout.addWidget(self.shown, 1)

    def show_lists(self, name: str, lists: list[Lines]) -> None:
        """Show the first of them."""
        self._lists = lists
        self.which.setAccessibleName(name)
        self.which.offer(((str(n), one.title) for n, one in enumerate(lists)), "0")
        self.which.setVisible(len(lists) > 1)
        self._heading.setVisible(len(lists) == 1)
        self._show()

    def _show(self) -> None:
        one = self._lists[int(self.which.code)]
        self._heading.setText(one.title)
        self.shown.show_lines(one)
