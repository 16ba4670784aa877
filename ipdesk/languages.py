"""The languages that the program speaks: one line each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
"""A language of the catalogue's labels, and of what is printed, exported and sealed."""


class Spoken(NamedTuple):
    """A language of the window and the command line.

    ``name`` is its own name for itself, ``labels`` the language of the catalogue beside it, and
    ``qt`` the file of Qt's own translation, "" where Qt needs none or has none.
    """

    name: str
    labels: Language
    qt: str = ""


LANGUAGES: Mapping[str, Spoken] = {
    "zh": Spoken("中文", "zh", "qtbase_zh_CN"),
    "en": Spoken("English", "en"),
}
SOURCE = "en"
"""The language that messages are written in; it has no translation."""


def language_of(locale: str) -> str:
    """The program's language for a system locale such as ``zh_CN.UTF-8``."""
    code = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else SOURCE


def next_language(language: str) -> str:
    """The language that comes after this one, the first after the last."""
    codes = list(LANGUAGES)
    return codes[(codes.index(language) + 1) % len(codes)]
