"""A language is one line of a table and a file of messages: the program then speaks it.

The messages here are made up: each is the English one between marks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from followed_page import ROOT, followed, followed_code

from installer.translations import brought_up, header, mo_bytes, po_bytes, po_of

LANGUAGE = "eo"
SPOKEN = """
import json, sys
from pathlib import Path
from ipdesk.catalogue.model import Label
from ipdesk.cli.parser import build_parser
from ipdesk.languages import language_of, next_language
from ipdesk.messages import Translator

translator = Translator(Path(sys.argv[1]) / "translations", "eo")
options = build_parser().parse_args(["check", "a.ipdesk", "--language", "eo"])
print(json.dumps({
    "tr": translator.tr("Language"),
    "ntr": translator.ntr("{n} row", "{n} rows", 2),
    "label": translator.label(Label(zh="zh", en="en")),
    "documents": translator.documents.tr("Language"),
    "option": options.language,
    "system": language_of("eo_XX.UTF-8"),
    "next": next_language("zh"),
}))
"""


def made_up() -> Catalog:
    """A translation of the two messages that the test says."""
    catalog = Catalog(locale=LANGUAGE)
    catalog.add("Language", "<Language>")
    catalog.add(("{n} row", "{n} rows"), ("<{n} row>", "<{n} rows>"))
    return catalog


@pytest.fixture
def seen(tmp_path: Path) -> dict[str, object]:
    """What the program with the page's line says, in a process of its own."""
    resources = followed(tmp_path, "A language")
    followed_code(tmp_path, "A language")
    path = po_of(LANGUAGE, resources / "translations")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".mo").write_bytes(mo_bytes(po_bytes(made_up()), LANGUAGE))
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        (sys.executable, "-c", SPOKEN, str(resources)),
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_program_speaks_the_language_and_writes_in_that_of_its_labels(
    seen: dict[str, object],
) -> None:
    assert seen == {
        "tr": "<Language>",
        "ntr": "<2 rows>",
        "label": "en",
        "documents": "Language",
        "option": "eo",
        "system": "eo",
        "next": "eo",
    }


def test_language_without_a_file_gets_one_and_what_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    messages = Catalog()
    messages.add("Language")
    assert not brought_up(LANGUAGE, messages, tmp_path, check=False)
    assert header(LANGUAGE) in po_of(LANGUAGE, tmp_path).read_text("utf-8")
    assert "untranslated (eo): Language" in capsys.readouterr().out
    assert not brought_up(LANGUAGE, messages, tmp_path, check=True)


def test_translated_file_is_up_to_date_until_a_message_is_added(tmp_path: Path) -> None:
    path = po_of(LANGUAGE, tmp_path)
    path.parent.mkdir(parents=True)
    path.write_bytes(po_bytes(made_up()))
    assert brought_up(LANGUAGE, made_up(), tmp_path, check=False)
    assert brought_up(LANGUAGE, made_up(), tmp_path, check=True)
    more = made_up()
    more.add("Another")
    assert not brought_up(LANGUAGE, more, tmp_path, check=True)


def test_no_code_outside_of_the_table_lists_the_languages() -> None:
    """Documents have two languages; what is spoken is asked of the table."""
    listing = [
        path.relative_to(ROOT).as_posix()
        for folder in ("ipdesk/cli", "ui")
        for path in (ROOT / folder).rglob("*.py")
        if '"zh", "en"' in path.read_text("utf-8")
    ]
    assert listing == []
