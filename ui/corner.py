"""The corner of the menu bar: language, light or dark, help."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ipdesk.languages import LANGUAGES, next_language
from ipdesk.messages import Translator
from ui.style.icons import icon_for
from ui.style.roles import plain_tip, set_role
from ui.style.tokens import SPACE_S, theme_of


class Corner(QWidget):
    """Three buttons that are the same on every page; each does what its menu command does."""

    def __init__(
        self, language: QAction, theme: QAction, keys: QAction, translator: Translator
    ) -> None:
        super().__init__()
        self._translator = translator
        self._language = _button(language)
        self._theme = _button(theme)
        self._keys = _button(keys)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE_S, 0)
        layout.setSpacing(2)
        for button in (self._language, self._theme, self._keys):
            layout.addWidget(button)

    def retranslate(self) -> None:
        """Set texts and icons anew: each button names what it changes to."""
        tr = self._translator.tr
        dark = theme_of(self.palette()).name != "light"
        self._language.setText(LANGUAGES[next_language(self._translator.spoken)].name)
        self._language.setIcon(icon_for(self, "languages"))
        self._theme.setText(tr("Light") if dark else tr("Dark"))
        self._theme.setIcon(icon_for(self, "sun" if dark else "moon"))
        self._keys.setText(tr("Keys"))
        self._keys.setIcon(icon_for(self, "keyboard"))
        names = {
            self._language: tr("Language"),
            self._theme: tr("Light or dark"),
            self._keys: tr("Keyboard"),
        }
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(name))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    set_role(button, "flat")
    button.clicked.connect(action.trigger)
    return button
