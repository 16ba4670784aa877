"""Opening figures on screen: locked, where they come from, and restated with a reason.

Issue 3.4.
"""

from __future__ import annotations

import pytest

from ipdesk.errors import ComputedCell, Sealed
from ipdesk.restatement import CarriedFigure, RestatementRefused
from ipdesk.screens.blocks import plan_clear, plan_paste
from ipdesk.screens.detail import DetailScreen
from ipdesk.screens.restating import Restating
from ipdesk.screens.sealing import SealingScreen
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.shown import Look
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_filler import make_ready
from tests.report_steps import at, put, shown

PRIOR = at("base BF1 prior")
REASON = "统计部门核减重复件数"
WAS = "168,480 (Annual report 2016)"


@pytest.fixture
def sentences(next_year: Workspace, services: Services) -> Sentences:
    return Sentences(services.translator, next_year.form, next_year.report.cell)


@pytest.fixture
def screen(next_year: Workspace, sentences: Sentences, services: Services) -> SectionScreen:
    return SectionScreen(next_year, sentences, services.translator, "base")


@pytest.fixture
def detail(next_year: Workspace, sentences: Sentences, services: Services) -> DetailScreen:
    screen = DetailScreen(next_year, sentences, services.translator)
    screen.show(PRIOR)
    return screen


@pytest.fixture
def restating(next_year: Workspace, sentences: Sentences, services: Services) -> Restating:
    return Restating(next_year, sentences, services.translator)


def look(screen: SectionScreen) -> Look:
    return screen.value_look(PRIOR)


def facts(detail: DetailScreen) -> dict[str, str]:
    return {fact.name: fact.text for fact in detail.facts()}


def restate(workspace: Workspace, raw: str = "168000") -> None:
    workspace.restate(PRIOR, raw, REASON, "test")


def test_a_carried_figure_is_locked_and_looks_it(screen: SectionScreen) -> None:
    found = look(screen)
    assert (found.editable, found.computed, found.carried, found.restated) == (
        False, False, True, False,
    )  # fmt: skip


def test_a_carried_figure_carries_no_mark_of_a_note(screen: SectionScreen) -> None:
    assert not look(screen).noted


def test_a_restated_figure_looks_different(next_year: Workspace, screen: SectionScreen) -> None:
    restate(next_year)
    found = look(screen)
    assert (found.text, found.carried, found.restated, found.mark) == ("168,000", True, True, "")


def test_the_lock_names_the_report_and_keeps_what_was_typed(screen: SectionScreen) -> None:
    why = screen.why_locked(PRIOR, "17")
    assert isinstance(why, CarriedFigure)
    assert (why.params["report"], why.params["typed"]) == ("Annual report 2016", "17")


def test_a_report_is_named_in_the_language_spoken(
    screen: SectionScreen, services: Services
) -> None:
    services.translator.speak("zh")
    assert screen.remarks(PRIOR) == ["结转自2016 年度报告"]


def test_tooltip_and_voice_say_where_the_figure_comes_from(screen: SectionScreen) -> None:
    index = screen.index_of(PRIOR)
    assert index is not None
    assert screen.tip(*index).splitlines() == ["168,480", "Carried from Annual report 2016"]
    assert "Carried from Annual report 2016" in screen.spoken(*index)


def test_tooltip_and_voice_say_both_values_of_a_restated_figure(
    next_year: Workspace, screen: SectionScreen
) -> None:
    restate(next_year)
    index = screen.index_of(PRIOR)
    assert index is not None
    said = f"Restated: was {WAS}, because: {REASON}"
    assert screen.tip(*index).splitlines() == ["168,000", said]
    assert said in screen.spoken(*index)


def test_emptying_a_block_leaves_carried_figures(
    next_year: Workspace, screen: SectionScreen
) -> None:
    put(next_year, "base BF1 value", "5")
    spots = [screen.index_of(place) or (0, 0) for place in (PRIOR, at("base BF1 value"))]
    screen.write(plan_clear(screen, spots).edits, None)
    assert shown(next_year, "base BF1 prior").raw == "168480"
    assert shown(next_year, "base BF1 value").raw == ""


def test_pasting_a_block_leaves_carried_figures(
    next_year: Workspace, screen: SectionScreen
) -> None:
    index = screen.index_of(PRIOR)
    assert index is not None
    screen.write(plan_paste(screen, index, [["1", "2"]]).edits, None)
    assert shown(next_year, "base BF1 prior").raw == "168480"
    assert shown(next_year, "base BF1 value").raw == "2"


def test_details_say_where_the_figure_comes_from(detail: DetailScreen) -> None:
    assert facts(detail)["Carried from"] == "Annual report 2016"
    assert "Restated" not in facts(detail)


def test_details_say_what_it_was_why_who_and_when(detail: DetailScreen) -> None:
    detail.restate("168000", REASON, "test")
    found = facts(detail)
    assert (found["Restated"], found["Because"]) == ("was 168,480", REASON)
    assert found["Restated by"].startswith("the clerk, 20")


def test_the_history_tells_the_reason(detail: DetailScreen) -> None:
    detail.restate("168000", REASON, "test")
    assert detail.history()[0].text == f"168480 → 168000, because: {REASON}"


def test_only_a_carried_figure_can_be_restated(detail: DetailScreen) -> None:
    assert detail.can_restate
    detail.show(at("base BF1 value"))
    assert not detail.can_restate
    detail.show(at("base"))
    assert not detail.can_restate


def test_a_sealed_report_cannot_be_restated(
    next_year: Workspace, services: Services, detail: DetailScreen, restating: Restating
) -> None:
    services.opener.turn_to(next_year, "annual-2016")
    assert not detail.can_restate
    assert isinstance(restating.why_not(PRIOR), Sealed)


def test_a_computed_opening_figure_is_changed_by_its_operands(
    next_year: Workspace, screen: SectionScreen
) -> None:
    """IND1: what is computed from restated figures is not restated beside them"""
    with pytest.raises(ComputedCell):
        next_year.restate(at("indicators IND1 prior"), "15", REASON)


@pytest.mark.parametrize("raw", ["", "  ", "12,34", "many"])
def test_a_restatement_needs_a_value(next_year: Workspace, raw: str) -> None:
    before = next_year.snapshot()
    with pytest.raises(RestatementRefused) as refused:
        next_year.restate(PRIOR, raw, REASON)
    assert refused.value.params["reason"] == "no_value"
    assert next_year.snapshot() == before


def test_a_figure_may_be_restated_as_not_available(next_year: Workspace) -> None:
    next_year.restate(PRIOR, "暂缺：口径待定", REASON)
    assert shown(next_year, "base BF1 prior").text == "口径待定"


def test_an_offer_begins_with_the_figure_as_carried(restating: Restating) -> None:
    offer = restating.offer(PRIOR)
    assert (offer.carried, offer.report, offer.raw, offer.reason, offer.unit) == (
        "168,480", "Annual report 2016", "168480", "", "patents",
    )  # fmt: skip


def test_an_offer_after_a_restatement_keeps_the_figure_as_carried(
    next_year: Workspace, restating: Restating
) -> None:
    restate(next_year)
    offer = restating.offer(PRIOR)
    assert (offer.carried, offer.raw, offer.reason) == ("168,480", "168000", REASON)


def test_the_check_before_sealing_counts_the_restated_figures(
    next_year: Workspace, sentences: Sentences, services: Services
) -> None:
    sealing = SealingScreen(next_year, sentences, services.translator)
    assert "restated" not in sealing.steps()[0].text
    restate(next_year)
    assert sealing.steps()[0].text.splitlines()[1] == "1 restated figure"


def test_a_restatement_with_its_reason_needs_no_further_explanation(next_year: Workspace) -> None:
    make_ready(next_year)
    before = next_year.checker.verdict()
    restate(next_year)
    make_ready(next_year)
    assert next_year.checker.verdict().ready is before.ready is True
