"""A draft is moved to another edition: every value is carried, copied or named as dropped.

Requirements
    3.8  reports stay pinned; moving a draft carries values over by code
"""

from __future__ import annotations

import pytest
from report_steps import at, problems, put, put_all

from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import InvalidCatalogue, Sealed, UsageError, WriteFailed
from ipdesk.moving import MovePlan, plan_move
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.workspace import Workspace

ALL_OF_L21 = {"status": "done", "progress": "100", "department": "甲处"}


def fates(plan: MovePlan, fate: str) -> set[tuple[str, str, str, str]]:
    return {(*value.origin, value.raw) for value in plan.values if value.fate == fate}


def history(workspace: Workspace, where: str) -> list[tuple[str, str, str]]:
    """What was done at a place by moving: action, before, after."""
    entries = workspace.store.cell_history("annual-2016", *at(where))
    return [(e.action, e.before, e.after) for e in entries if e.reason == "move"]


def fill_split(workspace: Workspace) -> None:
    put_all(workspace, {f"tasks L2.1 {column}": raw for column, raw in ALL_OF_L21.items()})
    workspace.annotate(at("tasks L2.1 status"), "source", "会议纪要", "test")


@pytest.fixture
def practice(services: Services, tmp_path) -> Workspace:
    from ipdesk.new_report import NewReport

    wanted = NewReport("440000", "leading", 2016, practice=True)
    return services.opener.create(tmp_path / "practice.ipdesk", wanted)


def test_values_are_carried_by_code(workspace: Workspace, changed) -> None:
    put_all(workspace, {"base BF1 value": "168480", "tasks L1.1 status": "done"})
    workspace.move(changed(), "test")
    assert workspace.report.typed(at("base BF1 value")).raw == "168480"
    assert workspace.report.typed(at("tasks L1.1 status")).text == "done"
    assert len(workspace.report.rows("cities")) == 21
    assert workspace.report.header.edition == "2018-1"


def test_split_measure_gives_its_values_to_both(practice: Workspace, exercise: Catalogue) -> None:
    """L2.1"""
    fill_split(practice)
    plan = practice.move(exercise, "test")
    assert fates(plan, "dropped") == set()
    for row in ("L2.5", "L2.6"):
        for column, raw in ALL_OF_L21.items():
            assert practice.report.typed(Place("tasks", row, column)).raw == raw
        assert practice.report.note(Place("tasks", row, "status"), "source") == "会议纪要"
    assert history(practice, "tasks L2.1 department") == [("set", "甲处", "")]
    assert history(practice, "tasks L2.6 department") == [("set", "", "甲处")]


def test_what_has_no_place_is_listed_and_stays_in_the_history(
    workspace: Workspace, changed
) -> None:
    put_all(workspace, {"base BF1 note": "年报", "tasks L1.2 progress": "40"})
    to = changed(
        sections=[{"code": "base", "columns": [{"code": "note", "dropped": True}]}],
        tasks=[{"code": "L1", "measures": [{"code": "L1.2", "dropped": True}]}],
    )
    plan = workspace.move(to, "test")
    assert fates(plan, "dropped") == {
        ("base", "BF1", "note", "年报"), ("tasks", "L1.2", "progress", "40"),
    }  # fmt: skip
    assert history(workspace, "base BF1 note") == [("set", "年报", "")]
    assert history(workspace, "tasks L1.2 progress") == [("set", "40", "")]


def test_dropped_section_takes_its_roster_with_it(
    workspace: Workspace, changed, services: Services
) -> None:
    put(workspace, "teams + name", "某队")
    sections = ["profile", "base", "indicators", "goals", "cities", "enterprises", "tasks"]
    to = changed(kinds=[{"code": "annual", "sections": sections}])
    plan = workspace.move(to, "test")
    assert [place.section for place in plan.rows_dropped] == ["teams"]
    assert ("teams", "1", "name", "某队") in fates(plan, "dropped")
    services.opener.turn_to(workspace, "annual-2016")
    assert "teams" not in workspace.report.sections


def test_value_that_no_longer_fits_is_kept_and_named(workspace: Workspace, changed) -> None:
    put(workspace, "base BF2 value", "10850")
    to = changed(sections=[{"code": "base", "listed": [{"code": "BF2", "maximum": "5000"}]}])
    plan = workspace.move(to, "test")
    assert fates(plan, "unfit") == {("base", "BF2", "value", "10850")}
    assert workspace.report.typed(at("base BF2 value")).raw == "10850"
    assert [p.place for p in problems(workspace, "V04")] == [at("base BF2 value")]


def test_newly_required_cells_are_named(workspace: Workspace, changed) -> None:
    put(workspace, "base BF1 period", "2016年12月末")
    to = changed(sections=[{"code": "base", "columns": [{"code": "period", "required": True}]}])
    plan = plan_move(workspace.report, to)
    assert plan.needed == [Place("base", row, "period") for row in ("BF2", "BF3", "BF4")]


def test_new_rows_begin_with_their_defaults(practice: Workspace, exercise: Catalogue) -> None:
    plan = practice.move(exercise, "test")
    assert (Place("goals", "IND10", "target_year"), "2030") in plan.defaults
    assert practice.report.typed(at("goals IND10 target_year")).raw == "2030"


def test_successor_that_holds_a_value_keeps_it(workspace: Workspace, changed) -> None:
    """Two rows become one: the value of the row that stays is not overwritten."""
    put_all(workspace, {"tasks L1.1 progress": "10", "tasks L1.2 progress": "20"})
    measures = [{"code": "L1.1", "replaces": ["L1.2"]}, {"code": "L1.2", "dropped": True}]
    plan = workspace.move(changed(tasks=[{"code": "L1", "measures": measures}]), "test")
    assert workspace.report.typed(at("tasks L1.1 progress")).raw == "10"
    assert ("tasks", "L1.2", "progress", "20") in fates(plan, "dropped")


def test_planning_changes_nothing(workspace: Workspace, changed) -> None:
    before, last = workspace.report.header, workspace.store.last_history()
    plan_move(workspace.report, changed())
    assert workspace.report.header == before
    assert workspace.store.last_history() == last


def test_move_is_recorded_and_pinned(workspace: Workspace, changed) -> None:
    to = changed()
    was = workspace.report.header
    plan = workspace.move(to, "test")
    last = workspace.store.last_history()
    assert last is not None
    assert (last.action, last.report) == ("move", was.id)
    assert last.before == f"2015-59 v1 {was.catalogue_digest}"
    assert last.after == f"2018-1 v1 {plan.header.catalogue_digest}"
    stored = workspace.store.catalogue(plan.header.catalogue_digest)
    assert (stored.edition, stored.version) == ("2018-1", 1)
    assert workspace.store.catalogue(was.catalogue_digest).edition == "2015-59"


def test_moved_report_reads_the_same_from_the_file(
    practice: Workspace, exercise: Catalogue, services: Services
) -> None:
    fill_split(practice)
    practice.move(exercise, "test")
    put(practice, "indicators IND10 value", "12.5")
    shown = practice.snapshot()
    services.opener.turn_to(practice, "annual-2016")
    again = practice.snapshot()
    assert (again.cells, again.notes, again.problems) == (shown.cells, shown.notes, shown.problems)


def test_sealed_report_is_not_moved(services: Services, sealed_file, changed) -> None:
    sealed = services.opener.open(sealed_file)
    with pytest.raises(Sealed):
        sealed.move(changed(), "test")


def test_report_is_not_moved_to_where_it_is(workspace: Workspace, edition: Catalogue) -> None:
    with pytest.raises(UsageError) as caught:
        workspace.move(edition, "test")
    assert caught.value.reason == "move_same"


def test_real_report_does_not_follow_an_exercise(workspace: Workspace, exercise: Catalogue) -> None:
    with pytest.raises(UsageError) as caught:
        workspace.move(exercise, "test")
    assert caught.value.reason == "edition_fictitious"
    assert workspace.report.header.edition == "2015-59"


def test_kind_that_the_edition_has_not_is_refused(workspace: Workspace, changed) -> None:
    with pytest.raises(UsageError) as caught:
        workspace.move(changed(kinds=[{"code": "annual", "dropped": True}]), "test")
    assert caught.value.reason == "no_kind"


def test_edition_whose_rules_do_not_type_is_refused(workspace: Workspace, changed) -> None:
    with pytest.raises(InvalidCatalogue):
        workspace.move(changed(rules=[{"code": "R029", "left": "nothing"}]), "test")
    assert workspace.report.header.edition == "2015-59"


def test_move_that_cannot_be_written_changes_nothing(
    workspace: Workspace, changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise WriteFailed(path="x", why="test")

    put(workspace, "base BF1 value", "168480")
    monkeypatch.setattr(workspace.store, "write", fail)
    with pytest.raises(WriteFailed):
        workspace.move(changed(), "test")
    monkeypatch.undo()
    assert workspace.report.header.edition == "2015-59"
    put(workspace, "base BF1 value", "168481")


def test_next_revision_keeps_the_edition(
    services: Services, filled: Workspace, changed, tmp_path
) -> None:
    from ipdesk.sealing import Sealer

    filled.move(changed(), "test")
    Sealer(services).seal(filled, tmp_path / "out", "test")
    with pytest.raises(UsageError) as caught:
        services.opener.add_report(filled, "annual", 2016, edition="2015-59")
    assert caught.value.reason == "revision_edition"
    revision = services.opener.add_report(filled, "annual", 2016)
    services.opener.turn_to(filled, revision)
    assert filled.report.header.edition == "2018-1"
