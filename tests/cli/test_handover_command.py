"""The handover file on the command line, as workbook and PDF. Issue 4.6."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run

from tests.paper.printed_codes import codes_on


def test_the_name_says_whether_it_is_a_workbook_or_a_pdf(
    ipdesk: Run, example_file: Path, tmp_path: Path
) -> None:
    for name, start in (("handover.xlsx", b"PK"), ("handover.pdf", b"%PDF")):
        assert ipdesk("handover", example_file, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_bytes().startswith(start)


def test_a_printed_page_is_known_by_its_code_until_something_else_is_said(
    ipdesk: Run, example_file: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "handover.pdf"
    ipdesk("print", example_file, "--what", "handover", "-o", paper)
    code = codes_on(paper.read_bytes())[-1]
    found = ipdesk("verify", example_file, "--page", code, "--json")
    assert (found.code, json.loads(found.out)["print"]) == (0, "handover")
    assert json.loads(found.out)["verdict"] == "same"
