"""A small report, the workbook made of it, and translators for both languages."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from workbook_samples import small_snapshot

from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.languages import LANGUAGES, Language
from ipdesk.messages import Translator
from ipdesk.snapshot import Snapshot


@pytest.fixture(scope="session")
def speak(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], Translator]:
    """A translator whose messages stay English and whose labels follow the language."""
    folder = tmp_path_factory.mktemp("translations")
    for code in LANGUAGES:
        messages = folder / code / "LC_MESSAGES" / "ipdesk.mo"
        messages.parent.mkdir(parents=True)
        messages.write_bytes(struct.pack("<7I", 0x950412DE, 0, 0, 28, 28, 0, 28))
    return lambda language: Translator(folder, language)


@pytest.fixture(scope="session")
def chinese(speak: Callable[[Language], Translator]) -> Translator:
    return speak("zh")


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return small_snapshot()


@pytest.fixture(scope="session")
def written(snapshot: Snapshot, chinese: Translator) -> bytes:
    """The bytes of the small report's workbook."""
    return write_workbook(snapshot, chinese)


@pytest.fixture
def workbook(written: bytes, tmp_path: Path) -> Path:
    """The small report's workbook as a file that a test may spoil."""
    path = tmp_path / "report.xlsx"
    path.write_bytes(written)
    return path
