"""Language, theme and text size: changed while the program runs, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ipdesk.languages import LANGUAGES, next_language
from ipdesk.messages import Translator
from ui.i18n import QtWords, system_language
from ui.settings import TEXT_SIZES, Settings
from ui.style.look import Look


class Appearance(QObject):
    """How the program looks and speaks. ``changed`` comes after every change.

    ``unseen`` gives the pages that are not shown, which need not follow until they are.
    """

    changed = Signal()

    def __init__(
        self, look: Look, words: QtWords, settings: Settings, translator: Translator
    ) -> None:
        super().__init__()
        self._look = look
        self._words = words
        self._settings = settings
        self._translator = translator
        self.unseen: Callable[[], Iterable[QWidget]] = tuple

    def apply(self) -> None:
        """Take theme, text size and Qt's words from the settings."""
        self._look.apply()
        self._words.speak(self._translator)

    def toggle_language(self) -> None:
        """Speak the next language."""
        self.speak(next_language(self._translator.spoken))

    def speak(self, language: str) -> None:
        """Speak a language from now on."""
        self._settings.language = language
        self._translator.speak(language)
        self._words.speak(self._translator)
        self.changed.emit()

    def toggle_theme(self) -> None:
        """Go from light to dark, or from a dark theme to light."""
        self.use_theme("dark" if self._look.theme.name == "light" else "light")

    def use_theme(self, theme: str) -> None:
        """Use a theme: light, dark, contrast, or system."""
        self._settings.theme = theme
        self._look.apply(self.unseen())
        self.changed.emit()

    def catch_up(self, page: QWidget) -> None:
        """Have a page that is about to be shown look like all others."""
        self._look.catch_up(page)

    def resize_text(self, by: int) -> None:
        """Make text larger (1) or smaller (-1) by one step, between 100 and 200 percent."""
        at = TEXT_SIZES.index(self._settings.text_size) + by
        if 0 <= at < len(TEXT_SIZES):
            self._settings.text_size = TEXT_SIZES[at]
            self._look.apply(self.unseen())
            self.changed.emit()


def first_language(settings: Settings) -> str:
    """The language last chosen, on the first start the system's."""
    if settings.language in LANGUAGES:
        return settings.language
    return system_language()
