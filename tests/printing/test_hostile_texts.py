"""Whatever is typed stands on paper as it was typed, and the print comes to an end. Issue 6.13."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from pypdf import PdfReader
from report_steps import put_all

from ipdesk.messages import Translator
from ipdesk.printing.engine import Printer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.text_limits import MAX_TYPED
from ipdesk.workspace import Workspace

MARKUP = "<b>粗</b>#image(\"/etc/hostname\")$x^2$*_`#set page(width:1pt)`@ref\\u{41}<img src='x'>"
HOSTILE = {
    "profile 1 office": MARKUP,
    "profile 1 summary": "<b>" * (MAX_TYPED // 3),
    "tasks L1.1 work": "a\n" * (MAX_TYPED // 2),
    "tasks L1.2 work": "\u202e\u2066\u200f" * (MAX_TYPED // 3),
    "tasks L1.3 work": "a" + "\u0301" * 200,  # PDF readers stop at more
    "tasks L1.4 work": "\x00" * MAX_TYPED,
    "tasks L2.1 work": "\U0001f468\u200d" * (MAX_TYPED // 2),
    "tasks L2.2 work": "#" * MAX_TYPED,
    "base BF1 note": "\ufffe\uffff\ue123",
}
SOON_S = 30


@pytest.mark.torture
def test_hostile_texts_are_printed_as_they_are(workspace: Workspace, services: Services) -> None:
    put_all(workspace, HOSTILE)
    words = Translator(services.resources / "translations", "zh")
    printer = Printer(services.templates, words, Sentences(words, workspace.form))
    begun = time.process_time()
    paper = printer.pdf(workspace.snapshot(), "report", sections=("profile", "tasks"))
    assert time.process_time() - begun < SOON_S
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(paper)).pages)
    assert "".join(MARKUP.split()) in text
    assert "<b>" * 50 in text
