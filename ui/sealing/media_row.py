"""The sticks that are in: one press chooses where the package goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.delivering import DeliveryScreen, Medium
from ui.sealing.media import removable_media, stays_in
from ui.style.folding import Folding
from ui.style.roles import plain_label, plain_tip
from ui.style.tokens import SPACE_S
from ui.tab_order import go_on

FindMedia = Callable[[], list[Medium]]


class MediaRow(QWidget):
    """Emits ``chosen`` with the folder of a medium; ``found`` looks for them."""

    chosen = Signal(object)

    def __init__(
        self,
        screen: DeliveryScreen,
        translator: Translator,
        find: FindMedia = removable_media,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        self.found = find
        self._label = plain_label("muted")
        self.again = QPushButton()
        self.buttons: list[QPushButton] = []
        self._line = Folding(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE_S)
        self._line.addWidget(self._label)
        self._line.addWidget(self.again)
        self._line.addStretch(1)
        self.again.clicked.connect(self.look)

    def look(self) -> None:
        """Show the media that are there now."""
        for button in self.buttons:
            self._line.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(medium) for medium in self.found()]
        for place, button in enumerate(self.buttons, 1):
            self._line.insertWidget(place, button)
        go_on(self._label, *self.buttons, self.again)
        self.retranslate()

    def lacks(self, folder: Path) -> bool:
        """Whether a folder is on none of the media, but on a disk that is built in."""
        listed = any(folder.is_relative_to(medium.folder) for medium in self.found())
        return not listed and stays_in(folder)

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        none = tr("No stick is in. Put it in and look again, or choose a folder.")
        self._label.setText(tr("Sticks that are in:") if self.buttons else none)
        self.again.setText(tr("Look again"))

    def _button(self, medium: Medium) -> QPushButton:
        # An ampersand in a name is a letter, not a key.
        button = QPushButton(self._screen.medium(medium).replace("&", "&&"))
        button.setAccessibleName(self._screen.medium(medium))
        button.setToolTip(plain_tip(str(medium.folder)))
        button.setEnabled(not medium.read_only)
        button.clicked.connect(lambda: self.chosen.emit(medium.folder))
        return button
