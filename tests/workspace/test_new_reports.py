"""Further reports of a workspace: another year, another kind, the next revision.

Requirements: issue 2 (report kinds and revisions fit without a rebuild), 3.1, 3.4.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from report_steps import at, put, shown

from ipdesk.errors import UsageError
from ipdesk.history import Chain
from ipdesk.new_report import NewReport, ReportMaker
from ipdesk.opening_figures import Sources
from ipdesk.places import Place
from ipdesk.restatement import CARRIED_FROM
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def sealed(services: Services, sealed_file: Path) -> Workspace:
    """The filled example, sealed."""
    return services.opener.open(sealed_file)


def added(services: Services, workspace: Workspace, kind: str, year: int) -> Workspace:
    """The workspace with a new report of this kind and year active."""
    identity = services.opener.add_report(workspace, kind, year)
    services.opener.turn_to(workspace, identity)
    return workspace


def test_next_year_opens_with_the_figures_that_were_sealed(
    services: Services, sealed: Workspace
) -> None:
    """3.4"""
    after = added(services, sealed, "annual", 2017)
    assert shown(after, "base BF1 prior").text == "168480"
    assert after.report.note(at("base BF1 prior"), CARRIED_FROM) == "annual-2016"
    assert shown(after, "base BF1 value").raw == ""


def test_computed_figures_of_last_year_are_carried_too(
    services: Services, sealed: Workspace
) -> None:
    """3.4: IND1 is computed from the opening figures, IND6 is taken over as it was shown"""
    after = added(services, sealed, "annual", 2017)
    assert shown(after, "indicators IND1 prior").text == "15.53"
    assert shown(after, "indicators IND6 prior").text == "4.8"


def test_what_was_not_available_stays_so_with_its_reason(
    services: Services, sealed: Workspace
) -> None:
    last = shown(sealed, "indicators IND3 value").text
    after = added(services, sealed, "annual", 2017)
    assert last
    assert shown(after, "indicators IND3 prior").text == last


def test_rosters_are_carried_forward(services: Services, sealed: Workspace) -> None:
    """peers "Prefill": carry forward last year"""
    teams = list(sealed.report.rows("teams"))
    after = added(services, sealed, "annual", 2017)
    assert list(after.report.rows("teams")) == teams
    assert len(after.report.rows("cities")) == 21
    assert shown(after, "cities 441900 title").text == "demonstration"
    assert shown(after, f"teams {teams[0]} cases").raw == "", "a figure of the year is asked anew"


def test_draft_gives_no_opening_figures(services: Services, filled: Workspace) -> None:
    """3.4: they come from the last sealed report"""
    after = added(services, filled, "annual", 2017)
    assert shown(after, "base BF1 prior").raw == ""


def test_sealed_report_gets_a_next_revision_with_all_its_values(
    services: Services, sealed: Workspace
) -> None:
    """design "Life of a report" """
    before = sealed.snapshot()
    after = added(services, sealed, "annual", 2016)
    header = after.report.header
    assert (header.id, header.revision, header.state) == ("annual-2016-r2", 2, "draft")
    assert after.snapshot().cells == before.cells
    assert after.checker.verdict() == before.verdict
    put(after, "base BF1 value", "168481")
    services.opener.turn_to(after, "annual-2016")
    assert shown(after, "base BF1 value").text == "168480"


def test_open_draft_of_the_same_kind_and_year_is_not_doubled(
    services: Services, filled: Workspace
) -> None:
    with pytest.raises(UsageError) as refused:
        services.opener.add_report(filled, "annual", 2016)
    assert refused.value.reason == "draft_open"


def test_every_kind_of_report_can_be_added(services: Services, sealed: Workspace) -> None:
    """3.1"""
    for kind in sealed.form.catalogue.kinds:
        identity = services.opener.add_report(sealed, kind.code, 2018)
        services.opener.turn_to(sealed, identity)
        assert sealed.form.kind == kind
        left_out = {s.code for s in sealed.form.catalogue.sections if s.units or s.declares}
        assert list(sealed.report.sections) == [c for c in kind.sections if c not in left_out]


def test_history_stays_one_chain(services: Services, sealed: Workspace) -> None:
    from ipdesk.history import first_break

    services.opener.add_report(sealed, "annual", 2017)
    put(added(services, sealed, "scheme", 2017), "filing 1 office", "office")
    assert first_break(sealed.store.history("")) is None


def test_a_revision_keeps_what_stands_beside_computed_and_blank_cells(
    services: Services, filled: Workspace
) -> None:
    """3.1: all that the report before it held"""
    computed, blank = at("indicators IND1 value"), at("base BF3 note")
    assert computed in filled.report.computed
    assert shown(filled, "base BF3 note").raw == ""
    for place in (computed, blank):
        filled.annotate(place, "document", "演练〔2017〕3号", "test")
    header = filled.report.header
    wanted = NewReport(header.unit, header.category, header.year, header.kind, header.practice)
    batch = ReportMaker(services.regions, services.clock).batch(
        wanted, filled.form.catalogue, Chain(None), "test", Sources(filled.report)
    )
    kept = {Place(*note[1:4]) for note in batch.notes if note.text == "演练〔2017〕3号"}
    assert kept == {computed, blank}
