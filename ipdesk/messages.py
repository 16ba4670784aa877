"""The one route for words: messages by gettext, labels by the catalogue.

The message id is the English sentence with named placeholders; ``resources/translations``
holds the Chinese. Values put into a sentence are plain text.
"""

from __future__ import annotations

import gettext
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.languages import LANGUAGES, SOURCE, Language

if TYPE_CHECKING:
    from ipdesk.catalogue.model import Label

DOMAIN = "ipdesk"


class Translator:
    """Speaks one language at a time; :meth:`speak` changes it while the program runs.

    ``spoken`` is that language, ``language`` that of the labels and documents beside it.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self.speak(language)

    def speak(self, language: str) -> None:
        """Use this language from now on."""
        self.spoken = language
        self.language: Language = LANGUAGES[language].labels
        self._catalog = gettext.translation(
            DOMAIN, str(self._folder), languages=[language], fallback=language == SOURCE
        )

    @property
    def documents(self) -> Translator:
        """What speaks the language that documents are in: pages and workbooks are read back."""
        if self.spoken == self.language:
            return self
        return Translator(self._folder, self.language)

    def tr(self, message: str, **values: object) -> str:
        """The message in the current language, with its placeholders filled."""
        text = self._catalog.gettext(message)
        return text.format(**values) if values else text

    def ntr(self, one: str, many: str, n: int, **values: object) -> str:
        """The message for ``n`` things; ``{n}`` is filled as well."""
        return self._catalog.ngettext(one, many, n).format(n=n, **values)

    def prose(self, *sentences: str) -> str:
        """Sentences one after another, set apart as the language does; empty ones are left out."""
        told = list(filter(None, sentences))
        return reduce(self._then, told) if told else ""

    def _then(self, said: str, next_one: str) -> str:
        return self.tr("{sentence} {next}", sentence=said, next=next_one)

    def label(self, label: Label | None) -> str:
        """A catalogue label in the current language, "" for None."""
        if label is None:
            return ""
        return label.zh if self.language == "zh" else label.en


def marked(message: str) -> str:
    """The message itself: marks it for translation where it is written down but not yet said."""
    return message
