"""Qt's own words (buttons of message boxes, context menus of fields) in the chosen language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from ipdesk.languages import LANGUAGES, SOURCE, language_of
from ipdesk.messages import Translator, marked

_GAPS: Mapping[str, tuple[str, ...]] = {
    "QFileDialog": (marked("&Look in:"), marked("Files of &type:")),
    "QFileSystemModel": (marked("Size"),),
    "QAbstractFileIconProvider": (
        marked("Drive"),
        marked("File"),
        marked("File Folder"),
        marked("Folder"),
        marked("Shortcut"),
        marked("Unknown"),
        marked("%1 File"),
    ),
    "QPrintSettingsOutput": (
        marked("Page &Set:"),
        marked("All Pages"),
        marked("Odd Pages"),
        marked("Even Pages"),
        marked("Page range"),
        marked("Duplex Printing"),
        marked("None"),
        marked("Long side"),
        marked("Short side"),
    ),
}
"""Words of dialogs by Qt, by Qt's contexts, which Qt's own translations lack or put badly."""


class QtWords:
    """Switches Qt's own translations."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def speak(self, translator: Translator) -> None:
        """Use Qt's translation for the language that is spoken; some need none."""
        while self._installed:
            self._application.removeTranslator(self._installed.pop())
        file = LANGUAGES[translator.spoken].qt
        if not file:
            return
        of_qt = QTranslator(self._application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = [of_qt] if of_qt.load(file, folder) else []
        # The one that comes last is asked first.
        for made in (*found, _OwnWords(translator, self._application)):
            self._application.installTranslator(made)
            self._installed.append(made)


class _OwnWords(QTranslator):
    """The program's own translation of some of Qt's words."""

    def __init__(self, translator: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._said = {
            (context, word): translator.tr(word)
            for context, words in _GAPS.items()
            for word in words
        }

    def isEmpty(self) -> bool:
        """It holds words, though none that Qt has loaded."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The word in the chosen language. To Qt an empty one were a word: None asks another."""
        return self._said.get((context, source))


def system_language() -> str:
    """The program's language for the system's user interface."""
    names = QLocale.system().uiLanguages()
    return language_of(names[0]) if names else SOURCE
