"""Values in which files differ: what is shown, chosen, and left as it is. Issue 4.2."""

from __future__ import annotations

import pytest

from ipdesk.errors import WorkbookRefused
from ipdesk.exchange.import_plan import Conflict, Entry, EntryKind, ImportPlan, RefusedFile
from ipdesk.places import Place
from ipdesk.screens.conflicts import FIRST_FILE, PLACE, REPORT, ConflictScreen
from ipdesk.screens.importing import ImportScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, shown

BF1, BF2, BF3 = (Place("base", f"BF{number}", "value") for number in (1, 2, 3))
A, B, C = FIRST_FILE, FIRST_FILE + 1, FIRST_FILE + 2


def claim(place: Place, file: str, after: str, kind: EntryKind = EntryKind.NEW) -> Entry:
    return Entry(place, kind, "", after, "Base", "E5", (), f"{file}.xlsx", f"Office {file}")


@pytest.fixture
def importing(workspace: Workspace, services: Services) -> ImportScreen:
    """Three departments: A and B differ in BF1, A and C in BF2; nobody disputes BF3."""
    put(workspace, "base BF2 value", "7")
    screen = ImportScreen(
        workspace, Sentences(services.translator, workspace.form), services.translator
    )
    equal = claim(BF2, "c", "7", EntryKind.EQUAL)
    conflicts = (
        Conflict(BF1, "", (claim(BF1, "a", "1"), claim(BF1, "b", "2"))),
        Conflict(BF2, "7", (claim(BF2, "a", "8", EntryKind.CHANGED), equal)),
    )
    screen.show(ImportPlan((claim(BF3, "a", "9"),), (), (), conflicts))
    return screen


@pytest.fixture
def conflicts(importing: ImportScreen) -> ConflictScreen:
    return importing.conflicts


def test_files_stand_side_by_side_with_who_filled_them_in(conflicts: ConflictScreen) -> None:
    assert conflicts.headings()[FIRST_FILE:] == (
        "a.xlsx\nOffice a", "b.xlsx\nOffice b", "c.xlsx\nOffice c",
    )  # fmt: skip
    assert [conflicts.text(0, column) for column in (REPORT, A, B, C)] == ["(blank)", "1", "2", ""]
    assert [conflicts.text(1, column) for column in (REPORT, A, B, C)] == ["7", "8", "", "7"]


def test_that_a_value_is_not_available_is_said_in_the_language_spoken(
    importing: ImportScreen, conflicts: ConflictScreen
) -> None:
    conflict = Conflict(BF1, "暂缺：年鉴未出", (claim(BF1, "a", "1"), claim(BF1, "b", "2")))
    importing.show(ImportPlan((), (), (), (conflict,)))
    assert conflicts.text(0, REPORT) == "not available, because: 年鉴未出"


def test_nothing_is_imported_before_every_conflict_is_decided(
    importing: ImportScreen, conflicts: ConflictScreen
) -> None:
    assert not importing.can_apply
    assert "differ in 2 values" in importing.headline()
    conflicts.choose(0, B)
    assert not importing.can_apply
    conflicts.choose(1, A)
    assert importing.can_apply
    assert importing.taken == 3


def test_what_was_chosen_is_written_with_its_supplier(
    importing: ImportScreen, conflicts: ConflictScreen, workspace: Workspace
) -> None:
    conflicts.choose(0, B)
    conflicts.choose(1, A)
    importing.apply()
    raws = [shown(workspace, f"base {row} value").raw for row in ("BF1", "BF2", "BF3")]
    assert raws == ["2", "8", "9"]
    assert workspace.report.note(BF1, "source") == "Office b"
    workspace.undo("test")
    assert shown(workspace, "base BF1 value").raw == ""


def test_the_column_of_the_report_leaves_the_value_as_it_is(
    importing: ImportScreen, conflicts: ConflictScreen, workspace: Workspace
) -> None:
    conflicts.choose(0, REPORT)
    conflicts.choose(1, REPORT)
    assert importing.can_apply
    importing.apply()
    assert shown(workspace, "base BF1 value").raw == ""
    assert shown(workspace, "base BF2 value").raw == "7"


def test_the_value_of_the_report_may_be_what_a_file_says(
    importing: ImportScreen, conflicts: ConflictScreen
) -> None:
    conflicts.choose(0, REPORT)
    conflicts.choose(1, C)
    assert conflicts.undecided == 0
    assert importing.taken == 1


@pytest.mark.parametrize(("row", "column"), [(0, PLACE), (0, C)])
def test_where_no_file_says_anything_nothing_can_be_chosen(
    conflicts: ConflictScreen, row: int, column: int
) -> None:
    conflicts.choose(row, column)
    assert conflicts.undecided == 2


def test_what_is_chosen_again_is_undecided_again(conflicts: ConflictScreen) -> None:
    conflicts.choose(0, A)
    conflicts.choose(0, A)
    assert not conflicts.is_decided(0)


def test_one_file_may_count_wherever_nothing_is_decided(conflicts: ConflictScreen) -> None:
    conflicts.choose(0, B)
    conflicts.choose_all(A)
    assert conflicts.is_chosen(0, B)
    assert conflicts.is_chosen(1, A)


def test_a_file_that_does_not_fit_is_left_out_only_on_purpose(
    importing: ImportScreen, conflicts: ConflictScreen
) -> None:
    refused = RefusedFile("d.xlsx", WorkbookRefused((("no_facts", {}),)))
    importing.show(ImportPlan((claim(BF3, "a", "9"),), (), (), refused_files=(refused,)))
    row = importing.row(0)
    assert (row.kind, row.where) == ("refused", "d.xlsx")
    assert "IPDesk" in row.why
    assert not importing.can_apply
    importing.skip_refused = True
    assert importing.can_apply


def test_of_several_files_each_cell_says_which_it_is_from(importing: ImportScreen) -> None:
    assert importing.row(0).where == "a.xlsx · Base · E5"
