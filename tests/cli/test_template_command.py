"""Templates out, several filled ones back in. Issue 4.2."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from command_line import Run


@pytest.fixture
def filled_in(ipdesk: Run, workspace_file, tmp_path: Path):
    """A workspace, and a way to make a template that a department filled in."""
    file = workspace_file()

    def make(name: str, department: str, values: dict[str, object]) -> Path:
        path = tmp_path / name
        assert ipdesk("template", file, "--section", "base", "-o", path).code == 0
        book = openpyxl.load_workbook(path)
        cover, sheet = book.worksheets[0], book.worksheets[1]
        for line in range(1, 30):
            if cover.cell(line, 1).value == "@department":
                cover.cell(line, 3).value = department
        lane = {sheet.cell(3, at).value: at for at in range(2, sheet.max_column + 1)}["value"]
        for line in range(5, 12):
            if sheet.cell(line, 1).value in values:
                sheet.cell(line, lane).value = values[sheet.cell(line, 1).value]
        book.save(path)
        return path

    return file, make


def base(ipdesk: Run, file: Path) -> dict[str, dict[str, dict[str, str]]]:
    return json.loads(ipdesk("show", file, "--json").out)["sections"]["base"]


def test_templates_of_two_departments_come_back_at_once(ipdesk: Run, filled_in) -> None:
    file, make = filled_in
    books = [make("a.xlsx", "专利处", {"BF1": 168480}), make("b.xlsx", "统计处", {"BF2": 10849})]
    done = ipdesk("import", file, *books)
    assert done.code == 0
    assert "2 values stored" in done.out
    found = base(ipdesk, file)
    assert (found["BF1"]["value"]["raw"], found["BF1"]["value"]["source"]) == ("168480", "专利处")
    assert (found["BF2"]["value"]["raw"], found["BF2"]["value"]["source"]) == ("10849", "统计处")
    ipdesk("undo", file)
    assert base(ipdesk, file) == {row: {} for row in found}


def test_files_that_differ_are_named_and_nothing_is_imported(ipdesk: Run, filled_in) -> None:
    file, make = filled_in
    books = [make("a.xlsx", "专利处", {"BF1": 1, "BF2": 5}), make("b.xlsx", "统计处", {"BF1": 2})]
    done = ipdesk("import", file, *books)
    assert done.code == 3
    assert "a.xlsx: 1 | b.xlsx: 2" in done.out
    assert base(ipdesk, file)["BF2"] == {}


def test_the_preferred_file_counts_where_files_differ(ipdesk: Run, filled_in) -> None:
    file, make = filled_in
    books = [make("a.xlsx", "专利处", {"BF1": 1, "BF2": 5}), make("b.xlsx", "统计处", {"BF1": 2})]
    assert ipdesk("import", file, *books, "--prefer", books[1]).code == 0
    found = base(ipdesk, file)
    assert found["BF1"]["value"]["raw"] == "2"
    assert found["BF1"]["value"]["source"] == "统计处"
    assert found["BF2"]["value"]["raw"] == "5"


def test_a_file_that_does_not_fit_refuses_all_unless_it_is_left_out(
    ipdesk: Run, filled_in, tmp_path: Path
) -> None:
    file, make = filled_in
    good, bad = make("a.xlsx", "专利处", {"BF1": 1}), tmp_path / "c.xlsx"
    openpyxl.Workbook().save(bad)
    done = ipdesk("import", file, good, bad)
    assert done.code == 2
    assert "c.xlsx" in done.out
    assert base(ipdesk, file)["BF1"] == {}
    assert ipdesk("import", file, good, bad, "--skip-refused").code == 0
    assert base(ipdesk, file)["BF1"]["value"]["raw"] == "1"


def test_a_folder_stands_for_the_workbooks_in_it(ipdesk: Run, filled_in, tmp_path: Path) -> None:
    file, make = filled_in
    folder = tmp_path / "returned"
    folder.mkdir()
    make("returned/a.xlsx", "专利处", {"BF1": 1})
    (folder / "~$a.xlsx").write_bytes(b"lock of an office program")
    assert ipdesk("import", file, folder).code == 0
    assert base(ipdesk, file)["BF1"]["value"]["raw"] == "1"


def test_a_template_of_a_report_that_is_not_begun_fits_it_once_it_is(
    ipdesk: Run, workspace_file, tmp_path: Path
) -> None:
    file, path = workspace_file(), tmp_path / "later.xlsx"
    done = ipdesk("template", file, "--year", 2017, "--section", "base", "-o", path)
    assert done.code == 0, done.complaint
    assert ipdesk("import", file, path).code == 2, "it is of another year"
    ipdesk("report", "new", file, "--year", 2017)
    assert ipdesk("import", file, path).code == 0


def test_an_unknown_section_is_named(ipdesk: Run, workspace_file, tmp_path: Path) -> None:
    done = ipdesk("template", workspace_file(), "--section", "nope", "-o", tmp_path / "x.xlsx")
    assert done.code == 2
    assert "nope" in done.complaint
