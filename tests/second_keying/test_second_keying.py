"""Second keying: chosen figures typed twice, differences decided. Issue 4.7."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.errors import Sealed, UsageError
from ipdesk.places import Place
from ipdesk.sealing import Sealer
from ipdesk.second_keying.book import Progress
from ipdesk.second_keying.scope import can_be_added, said_by_catalogue
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, put_all, shown

CELL, OTHER = at("base BF1 value"), at("base BF2 value")


@pytest.fixture
def keyed(workspace: Workspace) -> Workspace:
    """One cell keyed alike, one otherwise."""
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10849"})
    workspace.seconds.key({CELL: "168480", OTHER: "10894"})
    return workspace


def verdicts(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(d.first, d.second, d.verdict) for d in workspace.seconds.differences()]


def test_the_catalogue_says_what_is_keyed_twice(workspace: Workspace) -> None:
    assert said_by_catalogue(workspace.form) == {"base": ("value",), "indicators": ("value",)}
    assert workspace.seconds.has(CELL)
    for where in ("base BF1 prior", "profile 1 department", "goals IND1 target"):
        if at(where).column in workspace.form.section(at(where).section).columns:
            assert not workspace.seconds.has(at(where))


def test_a_computed_cell_is_not_keyed_twice(example: Workspace) -> None:
    computed = next(p for p in example.report.computed if p.section == "indicators")
    assert not example.seconds.has(computed)
    with pytest.raises(UsageError):
        example.seconds.key({computed: "1"})


def test_sections_can_be_added_and_their_texts_stay_out(workspace: Workspace) -> None:
    assert "enterprises" in can_be_added(workspace.form)
    workspace.seconds.add_sections(["enterprises"])
    columns = workspace.form.section("enterprises").columns
    added = workspace.seconds.columns()["enterprises"]
    assert added
    assert all(columns[code].type != "text" for code in added)
    workspace.seconds.add_sections([])
    assert "enterprises" not in workspace.seconds.columns()


def test_second_values_survive_a_restart_and_are_no_data_of_the_report(
    services: Services, keyed: Workspace
) -> None:
    step, last = keyed.undoable, keyed.store.last_history()
    keyed.seconds.key({CELL: "5"})
    assert (keyed.undoable, keyed.store.last_history()) == (step, last)
    assert shown(keyed, "base BF1 value").raw == "168480"
    path = Path(keyed.store.path)
    keyed.store.close()
    again = services.opener.open(path)
    assert (again.seconds.raw(CELL), again.seconds.raw(OTHER)) == ("5", "10894")


@pytest.mark.parametrize("second", ["168480", "１６８４８０", "168480.0", " 168,480 "])
def test_what_means_the_same_is_no_difference(keyed: Workspace, second: str) -> None:
    keyed.seconds.key({CELL: second})
    assert CELL not in [d.place for d in keyed.seconds.differences()]


def test_progress_counts_what_is_filled_keyed_and_differs(keyed: Workspace) -> None:
    assert keyed.seconds.progress("base") == Progress(2, 2, 1, 1)
    put(keyed, "base BF3 value", "7")
    assert keyed.seconds.progress("base") == Progress(3, 2, 1, 1)
    keyed.seconds.key({OTHER: ""})
    assert keyed.seconds.progress() == Progress(3, 1, 0, 0)


def test_a_value_keyed_where_the_report_has_none_is_a_difference(workspace: Workspace) -> None:
    workspace.seconds.key({CELL: "1"})
    assert verdicts(workspace) == [("", "1", "open")]


def test_taking_the_second_is_an_ordinary_edit_with_its_reason(keyed: Workspace) -> None:
    keyed.settle_second(OTHER, "second")
    assert shown(keyed, "base BF2 value").raw == "10894"
    entry = keyed.store.cell_history(keyed.report.header.id, *OTHER)[-1]
    assert (entry.action, entry.before, entry.after, entry.reason) == (
        "set", "10849", "10894", "second keying",
    )  # fmt: skip
    assert verdicts(keyed) == [("10849", "10894", "second")]
    assert keyed.seconds.progress().open == 0


def test_keeping_the_first_changes_nothing_but_closes_the_difference(keyed: Workspace) -> None:
    last = keyed.store.last_history()
    keyed.settle_second(OTHER, "first")
    assert keyed.store.last_history() == last
    assert verdicts(keyed) == [("10849", "10894", "first")]


def test_each_decision_can_be_changed_into_each_other(keyed: Workspace) -> None:
    for decision, raw, verdict in (
        ("second", "10894", "second"),
        ("first", "10849", "first"),
        ("second", "10894", "second"),
        ("", "10849", "open"),
        ("first", "10849", "first"),
        ("", "10849", "open"),
    ):
        keyed.settle_second(OTHER, decision)  # type: ignore[arg-type]  # a decision
        assert shown(keyed, "base BF2 value").raw == raw
        assert verdicts(keyed) == [("10849", "10894", verdict)]


def test_undoing_a_taken_value_opens_the_difference_again(keyed: Workspace) -> None:
    keyed.settle_second(OTHER, "second")
    keyed.undo()
    assert verdicts(keyed) == [("10849", "10894", "open")]
    keyed.redo()
    assert verdicts(keyed) == [("10849", "10894", "second")]


def test_a_first_value_that_changes_later_is_to_be_decided_anew(keyed: Workspace) -> None:
    keyed.settle_second(OTHER, "first")
    put(keyed, "base BF2 value", "11000")
    assert verdicts(keyed) == [("11000", "10894", "open")]
    put(keyed, "base BF2 value", "10894")
    assert verdicts(keyed) == []


def test_a_decision_needs_something_keyed(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        workspace.settle_second(CELL, "second")


def test_second_keying_can_be_begun_anew(keyed: Workspace) -> None:
    keyed.seconds.clear("indicators")
    assert keyed.seconds.raw(CELL) == "168480"
    keyed.seconds.clear()
    assert keyed.seconds.progress() == Progress(2, 0, 0, 0)


def test_a_removed_row_takes_no_harm_and_comes_back(workspace: Workspace) -> None:
    workspace.seconds.add_sections(["enterprises"])
    row, _ = workspace.add_row("enterprises", "test")
    place = Place("enterprises", row, workspace.seconds.columns()["enterprises"][0])
    workspace.seconds.key({place: "2016"})
    workspace.remove_row("enterprises", row)
    assert workspace.seconds.progress("enterprises") == Progress(0, 0, 0, 0)
    workspace.undo()
    assert workspace.seconds.raw(place) == "2016"


def test_a_sealed_report_is_not_keyed_any_more(
    services: Services, filled: Workspace, tmp_path: Path
) -> None:
    place = next(
        Place("base", row, "value")
        for row in filled.report.rows("base")
        if filled.seconds.has(Place("base", row, "value"))
    )
    filled.seconds.key({place: filled.report.typed(place).raw})
    Sealer(services).seal(filled, tmp_path / "out", "test")
    for refused in (
        lambda: filled.seconds.key({place: "1"}),
        filled.seconds.clear,
        lambda: filled.settle_second(place, "second"),
    ):
        with pytest.raises(Sealed):
            refused()
    assert filled.seconds.progress().keyed == 1
