"""The window's command line, read with what is loaded anyway."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCommandLineOption, QCommandLineParser

from ipdesk.languages import LANGUAGES

_COMMANDS = ("open", "screenshots")
_USAGE = "usage: ipdesk open [FILE] | ipdesk screenshots -o FOLDER"
_THEMES = ("light", "dark", "contrast")


class Options(NamedTuple):
    """What was asked for. ``pictures`` is the folder of ``screenshots``, None for a window.

    ``help`` is how the command line is used, where that was asked for.
    """

    file: Path | None = None
    pictures: Path | None = None
    language: str = ""
    size: tuple[int, int] = (1366, 768)
    theme: str = "light"
    quit_when_painted: bool = False
    help: str = ""


def parse(arguments: list[str]) -> Options | str:
    """The options, or one line that says why the command line is not understood."""
    parser = _parser()
    if not parser.parse(["ipdesk", *arguments]):
        return parser.errorText()
    if parser.isSet("help"):
        return Options(help=_help(parser))
    words = parser.positionalArguments()
    command = words.pop(0) if words and words[0] in _COMMANDS else "open"
    if command == "screenshots":
        words += [parser.value("output")] if parser.isSet("output") else []
    if len(words) != 1 if command == "screenshots" else len(words) > 1:
        return _USAGE
    width, _, height = parser.value("size").partition("x")
    language = next((known for known in LANGUAGES if known == parser.value("language")), "")
    theme = parser.value("theme")
    if not (width.isdecimal() and height.isdecimal()):
        return "--size is width x height, for example 1366x768"
    if (parser.isSet("language") and not language) or theme not in _THEMES:
        return f"--language is {' or '.join(LANGUAGES)}; --theme is light, dark or contrast"
    path = Path(words[0]) if words else None
    return Options(
        file=path if command == "open" else None,
        pictures=path if command == "screenshots" else None,
        language=language,
        size=(int(width), int(height)),
        theme=theme,
        quit_when_painted=parser.isSet("quit-when-painted"),
    )


def _help(parser: QCommandLineParser) -> str:
    """The usage and every option."""
    options = parser.helpText().partition("\n\n")[2]  # without the name of the interpreter
    return f"{_USAGE}\n\n{options}"


def _parser() -> QCommandLineParser:
    parser = QCommandLineParser()
    parser.addOption(QCommandLineOption(["h", "help"], "this help"))
    parser.addOption(QCommandLineOption(["o", "output"], "the folder for the pictures", "folder"))
    parser.addOption(QCommandLineOption(["language"], "zh or en", "language"))
    parser.addOption(
        QCommandLineOption(["size"], "width x height of the pictures", "size", "1366x768")
    )
    parser.addOption(QCommandLineOption(["theme"], "theme of the pictures", "theme", "light"))
    parser.addOption(QCommandLineOption(["quit-when-painted"], "measure the start and end"))
    return parser
