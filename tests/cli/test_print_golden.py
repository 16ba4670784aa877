"""The text of the prints of the filled example, word for word.

Requirement 2.5. White space is left out: where a line breaks is the printer's business.
Renew with ``UPDATE_GOLDEN=1 pytest tests/cli``.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ipdesk.messages import Translator
from ipdesk.paper.extract import Extract
from ipdesk.printing.blank import blank_of
from ipdesk.printing.engine import WHAT, Printer, What
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.mark.parametrize("what", WHAT)
def test_print_says_what_it_always_said(what: What, filled: Workspace, services: Services) -> None:
    words = Translator(services.resources / "translations", "zh")
    printer = Printer(services.templates, words, Sentences(words, filled.form))
    snapshot = filled.snapshot()
    extract = Extract("base", ("BF1", "BF2"), ("value", "source"))
    snapshot = replace(snapshot, beside=blank_of(snapshot), extract=extract)
    pages = PdfReader(BytesIO(printer.pdf(snapshot, what))).pages
    found = "\n".join(re.sub(r"\s", "", page.extract_text()) for page in pages) + "\n"
    golden = GOLDEN / f"print-{what}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
