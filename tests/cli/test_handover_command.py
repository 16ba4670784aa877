"""The handover file on the command line, as workbook and PDF. Issue 4.6."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run
from pypdf import PdfReader

from tests.paper.printed_codes import codes_on


def test_the_name_says_whether_it_is_a_workbook_or_a_pdf(
    ipdesk: Run, example_file: Path, tmp_path: Path
) -> None:
    for name, start in (("handover.xlsx", b"PK"), ("handover.pdf", b"%PDF")):
        assert ipdesk("handover", example_file, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_bytes().startswith(start)


def test_every_printed_page_is_known_by_its_code(
    ipdesk: Run, example_file: Path, tmp_path: Path
) -> None:
    """Comments and history are on it, too: the page is laid out again with them."""
    paper = tmp_path / "handover.pdf"
    ipdesk("comments", example_file, "add", "which?", "--at", "base", "BF1", "value")
    ipdesk("print", example_file, "--what", "handover", "-o", paper)
    assert "which?" in "".join(page.extract_text() for page in PdfReader(paper).pages)
    codes = codes_on(paper.read_bytes())
    for code in (codes[1], codes[-1]):
        found = ipdesk("verify", example_file, "--page", code, "--json")
        assert (found.code, json.loads(found.out)["verdict"]) == (0, "same")
