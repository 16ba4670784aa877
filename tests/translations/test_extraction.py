"""Messages are taken from the code: ``make translations``."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.translations import SOURCES, extracted


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


def test_text_that_is_not_said_is_no_message(tmp_path: Path) -> None:
    assert messages(tmp_path, 'code = "no_row"') == []
