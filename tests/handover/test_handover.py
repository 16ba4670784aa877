"""The handover file: what a successor has to know of each figure. Issue 4.6."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.exchange.handover_book import write_handover
from ipdesk.flags import toggle_flag
from ipdesk.handover.gather import handing_over
from ipdesk.handover.told import HandoverTold
from ipdesk.sealing import Sealer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_filler import make_ready
from tests.report_steps import at, problems, put, put_all

CELL = at("base BF1 value")
PLACE, VALUE, FORMER, SOURCE, ENTERED, EXPLAINED, OPEN, EVIDENCE = range(8)


def lines(workspace: Workspace, services: Services) -> dict[str, tuple[str, ...]]:
    """The lines by their place in words."""
    told = HandoverTold(handing_over(workspace), services.translator)
    return {line[PLACE]: line for section in told.sections() for line in section.lines}


def line_of(
    workspace: Workspace, services: Services, where: str = "base BF1 value"
) -> tuple[str, ...]:
    name = Sentences(services.translator, workspace.form).place(at(where))
    return lines(workspace, services).get(name, ("",) * 8)


def test_a_figure_comes_with_its_source_and_who_entered_it(
    workspace: Workspace, services: Services
) -> None:
    put_all(workspace, {"base BF1 value": "168480", "base BF1 source": "统计公报"})
    workspace.annotate(CELL, "document", "1号")
    line = line_of(workspace, services)
    assert line[VALUE].startswith("168,480")
    assert line[SOURCE].splitlines() == ["统计公报", "1号"]
    assert line[ENTERED].startswith("Clerk, test, 2017-")


def test_an_imported_figure_names_its_file(workspace: Workspace, services: Services) -> None:
    workspace.set_value(CELL, "1", "import:statistics.xlsx")
    assert "imported, statistics.xlsx" in line_of(workspace, services)[ENTERED]


def test_open_questions_are_comments_flags_and_what_is_not_explained(
    workspace: Workspace, services: Services
) -> None:
    put(workspace, "base BF1 value", "many")
    toggle_flag(workspace, CELL, services.translator)
    open_one = workspace.comments.add(CELL, "which year?", "reviewer")
    workspace.comments.answer(open_one.first.id, "2016", "clerk")
    done = workspace.comments.add(CELL, "seen to", "reviewer")
    workspace.comments.resolve(done.first.id, "clerk")
    said = line_of(workspace, services)[OPEN]
    assert said.splitlines()[0] == "To follow up"
    assert "Reviewer: which year?\nClerk: 2016" in said
    assert "seen to" not in said
    assert len(said.splitlines()) == 4, "the flag, what the check found, the comment, its answer"


def test_evidence_is_named_with_its_document(
    workspace: Workspace, services: Services, tmp_path: Path
) -> None:
    paper = tmp_path / "scan.pdf"
    paper.write_bytes(b"%PDF-1.7 fictitious")
    Attacher(workspace).attach([paper], CELL, Facts("1号", "", "", "7"))
    said = line_of(workspace, services)[EVIDENCE]
    assert "scan.pdf" in said
    assert "1号" in said


def test_last_years_value_and_explanation_stand_beside_this_years(
    workspace: Workspace, services: Services, tmp_path: Path
) -> None:
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10849"})
    make_ready(workspace)
    explained = next(p for p in workspace.checker.problems() if p.explanation)
    Sealer(services).seal(workspace, tmp_path / "out", "test")
    services.opener.turn_to(workspace, services.opener.add_report(workspace, "annual", 2017))
    assert line_of(workspace, services, "base BF1 value")[FORMER] == ""
    put(workspace, "base BF1 value", "170000")
    assert line_of(workspace, services)[FORMER].startswith("168,480")
    handed = handing_over(workspace).handover
    assert handed is not None
    assert handed.explained[explained.place] == explained.explanation


def test_this_years_explanation_comes_first(example: Workspace, services: Services) -> None:
    query = next(p for p in example.checker.problems() if p.level == "query")
    example.explain(query, "口径调整")
    found = [line for line in lines(example, services).values() if line[EXPLAINED]]
    assert [line[EXPLAINED] for line in found] == ["口径调整"]
    assert found[0][OPEN] == ""


def test_of_a_roster_only_what_is_to_be_told_is_listed(
    workspace: Workspace, services: Services
) -> None:
    put(workspace, "teams + name", "执法处")
    row = next(iter(workspace.report.rows("teams")))
    told = HandoverTold(handing_over(workspace), services.translator)
    (roster,) = [s for s in told.sections() if s.remark.startswith("1 row")]
    assert roster.lines == ()
    assert "Clerk, test" in roster.remark
    workspace.comments.add(at(f"teams {row}"), "still there?", "reviewer")
    told = HandoverTold(handing_over(workspace), services.translator)
    (roster,) = [s for s in told.sections() if s.remark.startswith("1 row")]
    assert [line[PLACE] for line in roster.lines] == ["执法处 (row)"]


def test_what_is_missing_is_listed_with_its_place(workspace: Workspace, services: Services) -> None:
    told = HandoverTold(handing_over(workspace), services.translator)
    missing = told.missing()
    assert len(missing) == sum(problem.blocks for problem in workspace.checker.problems())
    assert problems(workspace, missing[0][1]) == []
    assert "Still to be filled in" in {what for _, what in missing}


def test_the_workbook_holds_texts_only_and_the_same_bytes(
    workspace: Workspace, services: Services
) -> None:
    """What colleagues type can be no formula in the program that opens the file."""
    workspace.annotate(CELL, "source", '=HYPERLINK("http://example.invalid")')
    workspace.comments.add(CELL, "@SUM(A1)", "reviewer")
    put(workspace, "base BF1 value", "1")
    snapshot = handing_over(workspace)
    made = write_handover(snapshot, services.translator)
    assert made == write_handover(snapshot, services.translator)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Handover", "Still missing"]
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert any("=HYPERLINK" in cell.value for cell in cells)
    assert book["Handover"].freeze_panes == "A4"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_practice_handover_is_marked_as_one(
    example: Workspace, services: Services, language: str
) -> None:
    services.translator.speak(language)  # type: ignore[arg-type]  # a language
    book = openpyxl.load_workbook(
        io.BytesIO(write_handover(handing_over(example), services.translator))
    )
    assert "演练" in book.worksheets[0]["A2"].value


def test_differences_of_second_keying_that_nobody_decided_are_missing(
    workspace: Workspace, services: Services
) -> None:
    put(workspace, "base BF1 value", "12")
    workspace.seconds.key({CELL: "13"})
    told = HandoverTold(handing_over(workspace), services.translator)
    assert told.missing()[-1] == (
        "the report", "1 difference of second keying is still to be decided.",
    )  # fmt: skip
    workspace.settle_second(CELL, "first")
    told = HandoverTold(handing_over(workspace), services.translator)
    assert all("second keying" not in what for _, what in told.missing())
