"""Who supplied a value is its source, unless a person has stated another. Issue 4.2."""

from __future__ import annotations

from report_steps import at

from ipdesk.changes import Edit
from ipdesk.workspace import Workspace

PLACE = at("base BF1 value")
OFFICE, OTHER = "专利管理处", "法规处"


def supply(workspace: Workspace, raw: str, source: str) -> None:
    workspace.apply([Edit(PLACE, raw, source)], "import")


def test_an_imported_value_says_who_supplied_it(workspace: Workspace) -> None:
    supply(workspace, "5", OFFICE)
    assert workspace.report.note(PLACE, "source") == OFFICE


def test_value_and_source_are_one_step(workspace: Workspace) -> None:
    supply(workspace, "5", OFFICE)
    workspace.undo("test")
    assert workspace.report.cell(PLACE).raw == ""
    assert workspace.report.note(PLACE, "source") == ""
    workspace.redo("test")
    assert workspace.report.note(PLACE, "source") == OFFICE


def test_a_source_that_a_person_stated_stays(workspace: Workspace) -> None:
    workspace.annotate(PLACE, "source", "统计年鉴", "window")
    supply(workspace, "5", OFFICE)
    assert workspace.report.note(PLACE, "source") == "统计年鉴"


def test_the_source_of_an_import_goes_over_to_the_next_supplier(workspace: Workspace) -> None:
    supply(workspace, "5", OFFICE)
    supply(workspace, "6", OTHER)
    assert workspace.report.note(PLACE, "source") == OTHER


def test_a_cleared_value_has_no_supplier(workspace: Workspace) -> None:
    workspace.set_value(PLACE, "5", "test")
    supply(workspace, "", OFFICE)
    assert workspace.report.note(PLACE, "source") == ""


NEW_ROW = {
    "enterprises 9 name": ("甲公司", OFFICE),
    "enterprises 9 place": ("广州", OFFICE),
    "enterprises 9 level": ("省级", OTHER),
}


def test_a_new_row_says_once_at_its_name_who_supplied_it(workspace: Workspace) -> None:
    """A long roster would else say the same of every cell; a cell from elsewhere says so."""
    edits = [Edit(at(where), raw, source) for where, (raw, source) in NEW_ROW.items()]
    workspace.apply(edits, "import")
    said = [workspace.report.note(at(where), "source") for where in NEW_ROW]
    assert said == [OFFICE, "", OTHER]


def test_a_new_row_without_a_name_says_it_at_its_first_value(workspace: Workspace) -> None:
    workspace.apply([Edit(at(w), *NEW_ROW[w]) for w in list(NEW_ROW)[1:]], "import")
    assert workspace.report.note(at("enterprises 9 place"), "source") == OFFICE


def test_a_known_row_says_it_at_each_value(workspace: Workspace) -> None:
    workspace.add_row("enterprises", row="9")
    workspace.apply([Edit(at(w), *said) for w, said in NEW_ROW.items()], "import")
    said = [workspace.report.note(at(where), "source") for where in NEW_ROW]
    assert said == [OFFICE, OFFICE, OTHER]
