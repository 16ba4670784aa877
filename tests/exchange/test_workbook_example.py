"""The shipped example through a workbook: out, back, changed, and stored in one commit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbook_samples import change

from ipdesk.changes import Edit
from ipdesk.exchange.import_plan import EntryKind, plan_import
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.languages import LANGUAGES
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.workspace import Workspace


def exported(workspace: Workspace, translator: Translator, folder: Path) -> Path:
    path = folder / "example.xlsx"
    path.write_bytes(write_workbook(workspace.snapshot(), translator))
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_comes_back_unchanged(language, speak, filled, tmp_path):
    path = exported(filled, speak(language), tmp_path)
    found = plan_import(filled.snapshot(), read_workbook(path))
    assert set(found.counts) == {EntryKind.EQUAL}
    assert found.edits == found.new_rows == found.absent == ()


def test_an_import_stores_changes_and_new_rows_in_one_commit(speak, filled, tmp_path):
    def edit(book: Any) -> None:
        book["基础数据"]["F5"] = 168481
        sheet = book["知识产权执法队伍"]
        line = 5 + len(filled.report.rows("teams"))
        sheet.cell(line, 3).value = "新建执法队"

    path = change(exported(filled, speak("zh"), tmp_path), edit)
    plan = plan_import(filled.snapshot(), read_workbook(path))
    known = set(filled.report.rows("teams"))
    filled.apply(plan.edits, "import")
    (new,) = set(filled.report.rows("teams")) - known
    assert filled.report.cell(Place("teams", new, "name")).text == "新建执法队"
    assert filled.report.cell(Place("base", "BF1", "value")).text == "168481"
    again = plan_import(filled.snapshot(), read_workbook(path))
    assert again.edits == ()


@pytest.mark.parametrize("lacking", ["", "暂缺：演练"])
def test_what_is_computed_again_with_the_workbook_is_not_taken_for_typed(
    speak, filled, tmp_path, lacking
):
    """Else the value that was computed then would stay under the computed one, typed by nobody."""
    operand, ratio = Place("base", "BF1", "value"), Place("indicators", "IND1", "value")
    path = exported(filled, speak("zh"), tmp_path)
    was = filled.report.cell(ratio).text
    filled.apply([Edit(operand, lacking)])
    plan = plan_import(filled.content(), read_workbook(path))
    assert [edit.place for edit in plan.edits] == [operand]
    assert plan.counts[EntryKind.COMPUTED] == 1
    filled.apply(plan.edits, "import")
    assert filled.report.cell(ratio).text == was
    assert not filled.report.typed(ratio).raw


def test_a_published_value_is_taken_where_its_operands_stay_away(speak, filled, tmp_path):
    operand, ratio = Place("base", "BF1", "value"), Place("indicators", "IND1", "value")
    filled.apply([Edit(operand, "暂缺：演练")])
    filled.apply([Edit(ratio, "15.53")])
    path = exported(filled, speak("zh"), tmp_path)
    filled.apply([Edit(ratio, "")])
    plan = plan_import(filled.content(), read_workbook(path))
    assert [(edit.place, edit.raw) for edit in plan.edits] == [(ratio, "15.53")]
