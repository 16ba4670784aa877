"""Applies theme and text size to the whole program."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.settings import Settings
from ui.style.fonts import load_family, text_font
from ui.style.palette import palette_of
from ui.style.restyling import Restyling
from ui.style.sheet import sheet_of
from ui.style.tokens import DARK, LIGHT, THEMES, Theme


class Look:
    """The program's present look, taken from the settings."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._application = application
        self._settings = settings
        application.setStyle("Fusion")
        self._family = load_family()
        self._restyling = Restyling(application)

    @property
    def theme(self) -> Theme:
        """The chosen theme; where none was chosen, the system's light or dark."""
        chosen = THEMES.get(self._settings.theme)
        if chosen is not None:
            return chosen
        scheme = self._application.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    def apply(self, unseen: Iterable[QWidget] = ()) -> None:
        """Show the settings' theme and text size in every window.

        Pages that are ``unseen`` may follow when they are shown.
        """
        theme, scale = self.theme, self._settings.text_size
        self._application.setFont(text_font(self._family, scale, self._settings.language))
        self._application.setPalette(palette_of(theme))
        self._restyling.use(sheet_of(theme, scale), unseen)

    def catch_up(self, page: QWidget) -> None:
        """Show the page as all others are, if it was unseen until now."""
        self._restyling.catch_up(page)
