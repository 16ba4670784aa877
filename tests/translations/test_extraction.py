"""Messages are taken from the code: ``make translations``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from installer.translations import SOURCES, extracted, po_of
from ipdesk.languages import LANGUAGES, SOURCE

_ENGLISH = re.compile(r"[A-Za-z]+(?:[ ,][ ]?[A-Za-z]+){3}")
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


def messages(root: Path, line: str) -> list[object]:
    """The messages of a program that consists of this line."""
    for folder in SOURCES:
        (root / folder).mkdir()
    (root / SOURCES[0] / "sentences.py").write_text(line, encoding="utf-8")
    return [message.id for message in extracted(root) if message.id]


@pytest.mark.parametrize(
    "line",
    [
        'said = [tr("Nothing"), ntr("{n} row", "{n} rows", n)]',
        'said = [ntr("{n} row", "{n} rows", n), tr("Nothing")]',
    ],
)
def test_messages_with_and_without_plural_may_stand_on_one_line(tmp_path: Path, line: str) -> None:
    found = messages(tmp_path, line)
    assert sorted(found, key=str) == [("{n} row", "{n} rows"), "Nothing"]


@pytest.mark.parametrize(
    "line",
    [
        """said = f"{name} {tr('Nothing')}" """,
        """said = f"{self._translator.tr('Nothing')}.xlsx" """,
        """say(f"  {', '.join([tr('Nothing')])}")""",
    ],
)
def test_messages_within_another_text_are_found(tmp_path: Path, line: str) -> None:
    assert messages(tmp_path, line) == ["Nothing"]


def test_text_that_is_not_said_is_no_message(tmp_path: Path) -> None:
    assert messages(tmp_path, 'code = "no_row"') == []


def test_no_chinese_text_ends_in_english() -> None:
    """What is left of another message, or was never translated, is a row of English words."""
    with po_of("zh").open("rb") as file:
        catalog = read_po(file, locale="zh")
    texts = [text for one in catalog if one.id for text in _texts(one.string)]
    assert [text for text in texts if _ENGLISH.search(_PLACEHOLDER.sub("", text))] == []


def _texts(string: object) -> list[str]:
    return [string] if isinstance(string, str) else [str(text) for text in string]  # type: ignore[attr-defined]  # a tuple of plurals


@pytest.mark.parametrize("language", [code for code, spoken in LANGUAGES.items() if code != SOURCE])
def test_kinds_of_file_stay_between_the_brackets_that_qt_looks_for(language: str) -> None:
    """In others it finds no kinds, and a dialog shows no file at all."""
    kinds = re.compile(r"\((?:\*|\{kinds\})[^()]*\)")
    with po_of(language).open("rb") as file:
        told = {str(message.id): str(message.string) for message in read_po(file)}
    filters = {said for said in told if kinds.search(said)}
    assert len(filters) > 8
    assert all(kinds.findall(said) == kinds.findall(told[said]) for said in filters)
