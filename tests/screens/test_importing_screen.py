"""The import preview: what is listed, in which order, and what the import writes."""

from __future__ import annotations

from ipdesk.exchange.import_plan import Entry, EntryKind, ImportPlan, NewRow
from ipdesk.places import Place
from ipdesk.screens.importing import ImportScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.values import Flaw
from ipdesk.workspace import Workspace
from tests.report_steps import shown

BF1 = Place("base", "BF1", "value")
BF2 = Place("base", "BF2", "value")


def entry(
    place: Place, kind: EntryKind, after: str, before: str = "", flaws: tuple[Flaw, ...] = ()
) -> Entry:
    return Entry(place, kind, before, after, "Base", "C5", flaws)


def screen_of(workspace: Workspace, services: Services, *entries: Entry) -> ImportScreen:
    sentences = Sentences(services.translator, workspace.form)
    screen = ImportScreen(workspace, sentences, services.translator)
    screen.show(ImportPlan(entries, (), ()))
    return screen


def test_refused_cells_come_first_and_say_why(workspace: Workspace, services: Services) -> None:
    screen = screen_of(
        workspace,
        services,
        entry(BF1, EntryKind.NEW, "168480"),
        entry(BF2, EntryKind.REFUSED, "12,34", flaws=(Flaw("valid", "ambiguous"),)),
    )
    row = screen.row(0)
    assert row.kind == "refused"
    assert "12,34" in row.why
    assert screen.has_reasons


def test_cells_that_stay_are_not_listed(workspace: Workspace, services: Services) -> None:
    screen = screen_of(workspace, services, entry(BF1, EntryKind.EQUAL, "1", "1"))
    assert screen.entries == []
    assert not screen.can_apply
    assert "nothing to import" in screen.headline()


def test_only_taken_cells_are_written(workspace: Workspace, services: Services) -> None:
    screen = screen_of(
        workspace,
        services,
        entry(BF1, EntryKind.NEW, "168480"),
        entry(BF2, EntryKind.REFUSED, "x", flaws=(Flaw("valid", "not_a_number"),)),
    )
    assert screen.taken == 1
    screen.apply()
    assert shown(workspace, "base BF1 value").raw == "168480"
    assert shown(workspace, "base BF2 value").raw == ""


def test_an_import_is_one_step_of_the_history(workspace: Workspace, services: Services) -> None:
    screen_of(workspace, services, entry(BF1, EntryKind.NEW, "168480")).apply()
    last = workspace.store.last_history()
    assert last is not None
    assert last.origin == "import"


def test_codes_of_the_report_are_shown_by_their_names(
    workspace: Workspace, services: Services
) -> None:
    place = Place("cities", "440100", "title")
    screen = screen_of(workspace, services, entry(place, EntryKind.CLEARED, "", "none"))
    assert screen.row(0).before not in ("", "none")


def test_rows_that_come_and_rows_that_stay_are_remarked(
    workspace: Workspace, services: Services
) -> None:
    screen = screen_of(workspace, services)
    added = NewRow(Place("teams", "1"), "Teams", 5)
    screen.show(ImportPlan((), (added,), (Place("cities", "440100"), Place("cities", "440200"))))
    assert screen.remarks() == [
        "1 row will be added.",
        "2 rows of the report are not in the workbook; they stay.",
    ]


def test_a_long_plan_is_listed_once_and_not_for_every_line_that_is_painted(
    workspace: Workspace, services: Services
) -> None:
    """Issue 4: a preview of 10,000 rows is fluid."""
    screen = screen_of(workspace, services, *(entry(BF1, EntryKind.NEW, "1") for _ in range(9)))
    assert screen.entries is screen.entries


def test_a_row_that_is_to_come_is_called_by_its_name(
    workspace: Workspace, services: Services
) -> None:
    screen = screen_of(workspace, services)
    place = Place("enterprises", "7", "place")
    new = NewRow(Place("enterprises", "7"), "Base", 5, "甲公司")
    screen.show(ImportPlan((entry(place, EntryKind.NEW, "广州"),), (new,), ()))
    assert screen.row(0).place_name == "甲公司 · Place"
