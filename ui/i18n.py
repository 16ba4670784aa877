"""Qt's own words (buttons of message boxes, context menus of fields) in the chosen language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ipdesk.languages import LANGUAGES, SOURCE, language_of


class QtWords:
    """Switches Qt's own translations."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Use Qt's translation for the language; some need none."""
        if self._installed is not None:
            self._application.removeTranslator(self._installed)
            self._installed = None
        file = LANGUAGES[language].qt
        if not file:
            return
        translator = QTranslator(self._application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(file, folder):
            self._application.installTranslator(translator)
            self._installed = translator


def system_language() -> str:
    """The program's language for the system's user interface."""
    names = QLocale.system().uiLanguages()
    return language_of(names[0]) if names else SOURCE
