"""A change runs only what reads it, and finds exactly what a full check finds.

Requirements
    2.MEASURES  "a change in a roster row runs the rules of that row, not of 10,000"
    design "A keystroke": only the rules that read that section run; one ChangeSet
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as st
from report_steps import at, put, put_all

from ipdesk.changes import ChangeSet, Edit
from ipdesk.checks import rule_runs
from ipdesk.checks.derive import Derivation
from ipdesk.checks.engine import Checker
from ipdesk.checks.evaluate import Given, given
from ipdesk.checks.inputs import Data
from ipdesk.checks.rules import Batch, rule_set
from ipdesk.problems import Problem
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

ROWS = 2000


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often each rule was evaluated."""
    counted: Counter[str] = Counter()

    def counting(batch: Batch, data: Data) -> Given:
        counted.update(compiled.rule.code for compiled in batch.rules)
        return given(batch, data)

    monkeypatch.setattr(rule_runs, "given", counting)
    return counted


@pytest.fixture
def crowded(workspace: Workspace) -> Workspace:
    """2,000 enterprises."""
    edits = [Edit(at(f"enterprises e{n} name"), f"Enterprise {n}") for n in range(ROWS)]
    workspace.apply(edits, "test")
    return workspace


@pytest.mark.parametrize(
    ("column", "raw"), [("recognised", "2016-05-01"), ("name", "Another name"), ("uscc", "x")]
)
def test_roster_row_runs_its_own_rules_only(
    crowded: Workspace, runs: Counter[str], column: str, raw: str
) -> None:
    """2.MEASURES"""
    put(crowded, f"enterprises e7 {column}", raw)
    assert runs == {"R501": 1, "R502": 1, "R504": 1}


def test_total_over_a_roster_runs_what_reads_the_total(
    crowded: Workspace, runs: Counter[str]
) -> None:
    """2.MEASURES: R503 compares the enterprises' patents with the province's"""
    put(crowded, "enterprises e7 inventions", "12")
    assert runs == {"R501": 1, "R502": 1, "R503": 1, "R504": 1}


def test_row_that_repeats_a_key_runs_the_rows_of_that_key(
    crowded: Workspace, runs: Counter[str]
) -> None:
    """V07"""
    change = put(crowded, "enterprises e7 name", "enterprise 8")
    assert {p.place.row for p in change.opened if p.rule == "V07"} == {"e7", "e8"}
    assert runs["R501"] == 2


@pytest.mark.parametrize("action", ["add", "remove"])
def test_adding_or_removing_a_row_runs_no_other_row(
    crowded: Workspace, runs: Counter[str], action: str
) -> None:
    """2.MEASURES"""
    if action == "add":
        crowded.add_row("enterprises")
    else:
        crowded.remove_row("enterprises", "e7")
    assert runs["R501"] <= 1


def test_base_figure_runs_the_rules_that_read_it(workspace: Workspace, runs: Counter[str]) -> None:
    """design "A keystroke" """
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    runs.clear()
    put(workspace, "base BF1 note", "from the monthly table")
    assert "R101" not in runs
    put(workspace, "base BF1 value", "168481")
    assert set(runs) >= {"R021", "R022", "R026", "R503"}
    assert not any(code.startswith(("R2", "R3", "R4", "R6", "R7", "R8")) for code in runs)


def test_same_value_again_runs_nothing(workspace: Workspace, runs: Counter[str]) -> None:
    put(workspace, "base BF1 value", "168480")
    runs.clear()
    assert put(workspace, "base BF1 value", "168480").cells == frozenset()
    assert runs == {}


PLACES = (
    "base BF1 value", "base BF1 prior", "base BF2 value", "base BF2 prior", "base BF3 value",
    "base BF4 value", "indicators IND1 value", "indicators IND3 value", "indicators IND3 prior",
    "goals IND1 baseline", "goals IND1 baseline_year", "goals IND1 target", "goals IND6 target",
    "cities 440100 title", "cities 440100 code", "cities 440300 code", "cities 440300 kind",
    "teams a name", "teams b name", "teams b staff", "enterprises a name",
    "enterprises a inventions", "enterprises b inventions", "tasks L1.1 status",
    "tasks L1.1 progress", "tasks L1.1 done", "conditions SC3.12 amount", "profile 1 status",
    "profile 1 prepared_on", "profile 1 pilot_since",
)  # fmt: skip
TEXTS = (
    "", "0", "1", "-1", "12.345", "13", "168480", "10850", "999999999999999999", "0.0000000001",
    "2014", "2030", "2016-05-01", "2031-01-01", "暂缺：未公布", "暂缺", "不适用", "abc", "440300",
    "demonstration", "none", "county_level_city", "league", "PILOT", "done", "under_way", "Team",
)  # fmt: skip
STEPS = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(PLACES), st.sampled_from(TEXTS)),
    st.tuples(
        st.just("remove"), st.sampled_from(["teams a", "teams b", "enterprises a"]), st.none()
    ),
    st.tuples(st.just("add"), st.sampled_from(["teams", "enterprises", "experience"]), st.none()),
    st.tuples(st.just("explain"), st.integers(0, 99), st.none()),
)


def perform(workspace: Workspace, kind: str, what: str | int, raw: str | None) -> None:
    """One step; a step that the state does not allow is left out."""
    if kind == "set":
        computed = workspace.report.computed.get(at(str(what)))
        if computed is None or computed.state == "not_available":
            put(workspace, str(what), raw or "")
    elif kind == "remove":
        section, row = str(what).split()
        if row in workspace.report.rows(section):
            workspace.remove_row(section, row)
    elif kind == "add":
        workspace.add_row(str(what))
    else:
        queries = [p for p in workspace.checker.problems() if p.level == "query"]
        if queries:
            workspace.explain(queries[int(what) % len(queries)], "as published")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@for_all(steps=st.lists(STEPS, min_size=3, max_size=14))
def test_after_any_edits_the_problems_are_those_of_a_full_check(
    open_workspace: Callable[..., Workspace], services: Services, steps: list[tuple[str, str, str]]
) -> None:
    """design "A keystroke"; style 8: random operation sequences"""
    workspace = open_workspace()
    with closing(workspace.store):
        kept: set[Problem] = set(workspace.checker.problems())

        def follow(change: ChangeSet) -> None:
            kept.difference_update(change.cleared)
            kept.update(change.opened)

        workspace.subscribe(follow)
        for step in steps:
            perform(workspace, *step)
        found = workspace.checker.problems()
        assert found == checked_anew(workspace)
        assert kept == set(found)
        words = Sentences(services.translator, workspace.form)
        assert all(words.problem(problem) and words.remedy(problem) for problem in found)
    with closing(services.opener.open(Path(workspace.store.path)).store) as store:
        reopened = Workspace(store, services.clock, services.regions)
        reopened.activate(workspace.report.header.id, workspace.form.catalogue)
        assert reopened.checker.problems() == found


def checked_anew(workspace: Workspace) -> list[Problem]:
    """What a full check of the report finds; no computed cell was left behind."""
    derivation = Derivation(workspace.report)
    assert derivation.refresh_all() == set()
    checker = Checker(workspace.report, rule_set(workspace.form), derivation)
    checker.check_all()
    return checker.problems()
