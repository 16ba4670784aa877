"""TOML that was written to do harm yields a located problem, soon. Issue 6.14."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ipdesk.catalogue.loader import load_edition
from ipdesk.catalogue.parts import MAX_FILES
from ipdesk.errors import InvalidCatalogue

TEXTS = {
    "lists in lists": "x = " + "[" * 50_000 + "]" * 50_000,
    "tables in tables": "x = " + "{a = " * 2_000 + "1" + "}" * 2_000,
    "a key of many parts": ".".join(["a"] * 50_000) + " = 1",
    "lists that can just be read": "x = " + "[" * 100 + "]" * 100,
    "a number without end": f"x = {'9' * 100_000}",
    "a text without end": f"x = '{'长' * 500_000}'",
    "a list without end": "x = [" + "1," * 300_000 + "]",
    "a key twice": "x = 1\nx = 2",
    "a table twice": "[x]\n[x]",
    "a zero": 'x = "\x00"',
    "half a character": 'x = "\\ud800"',
    "not a number": "x = nan\n[edition]\ncode = 1",
    "more than a file may hold": f"x = '{'y' * 2_000_001}'",
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_hostile_file_is_named_with_what_is_wrong(tmp_path: Path, what: str) -> None:
    (tmp_path / "x.toml").write_text(TEXTS[what], encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(tmp_path)
    assert time.process_time() - begun < 2
    (problem, *_) = caught.value.problems
    assert problem.file == "x.toml" or problem.key
    assert problem.why
    assert len(problem.why) < 500


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 1):
        (tmp_path / f"{number}.toml").write_text("")
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(tmp_path)
    assert [problem.why for problem in caught.value.problems] == [f"more than {MAX_FILES} files"]
