"""The annex of evidence: a report says which documents prove it. Issue 4.5."""

from __future__ import annotations

from pathlib import Path

from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.places import Place
from ipdesk.printing.proved import Proved
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def test_the_annex_names_document_and_place(
    example: Workspace, services: Services, tmp_path: Path
) -> None:
    paper = tmp_path / "scan.pdf"
    paper.write_bytes(b"%PDF-1.7 fictitious")
    Attacher(example).attach([paper], Place("tasks", "L1.1"), Facts("1号", "2016-03-01", "", "7"))
    (table,) = Proved(example.snapshot(), services.translator).blocks()
    said = str(table)
    for text in ("scan.pdf", "1号", "1 March 2016", "Ecosystem oriented by the market"):
        assert text in said


def test_a_report_without_evidence_has_no_such_annex(
    example: Workspace, services: Services
) -> None:
    assert Proved(example.snapshot(), services.translator).blocks() == ()
