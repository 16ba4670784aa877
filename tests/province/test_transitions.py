"""Which transitions are possible, what they need, and why the others are not.

Requirements
    plan status_machine  TR1-TR9: origins, targets, guards, documents
    3.2  "only possible transitions are offered, with the reason why another is not; what the
         circular leaves open is recorded, not decided"
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from lives import APPROVED, DEMO, PILOT, STRONG, WAYS, entry, in_state, lived, step

from ipdesk.catalogue.model import SAME, Catalogue
from ipdesk.error_sentences import ErrorSentences
from ipdesk.province import StatusHistory
from ipdesk.services import Services
from ipdesk.status_entry import StatusRefused

CODES = [f"TR{number}" for number in range(1, 10)]
LATER = "2028-09-01"


def refused(history: StatusHistory, code: str, day: str = LATER, **fields: Any) -> str:
    """The reason of the refusal."""
    with pytest.raises(StatusRefused) as fault:
        history.record(entry(code, day, **fields))
    return fault.value.reason


def test_every_state_and_transition_of_the_catalogue_is_tested(edition: Catalogue) -> None:
    assert [item.code for item in edition.status.transitions] == CODES
    assert {item.code for item in edition.status.states} == set(WAYS)


@pytest.mark.parametrize("state", WAYS)
@pytest.mark.parametrize("code", CODES)
def test_a_transition_is_possible_from_exactly_its_origins(
    edition: Catalogue, state: str, code: str
) -> None:
    """TR1-TR9"""
    history = in_state(edition, state)
    assert history.state == state
    offered = step(history, code)
    assert offered.possible == (state in offered.transition.origin)
    if not offered.possible:
        assert offered.refusal is not None
        assert offered.refusal.reason == "wrong_state"
        assert refused(history, code) == "wrong_state"


@pytest.mark.parametrize("code", CODES)
def test_a_transition_leads_to_exactly_its_targets(edition: Catalogue, code: str) -> None:
    """TR1-TR9"""
    transition = next(item for item in edition.status.transitions if item.code == code)
    for origin in transition.origin:
        history = in_state(edition, origin)
        category = "characteristic" if transition.target == (SAME,) or not history.category else ""
        for target in step(history, code).targets:
            after = history.record(entry(code, LATER, category=category, target=target))
            assert after.state == target
            assert target in transition.target or (target, SAME) == (origin, *transition.target)


def test_the_actor_is_the_catalogues(edition: Catalogue) -> None:
    history = lived(edition, *STRONG)
    assert [item.actor for item in history.entries] == ["province", *["SIPO"] * 4]


@pytest.mark.parametrize("code", ["TR3", "TR4"])
def test_a_guarded_transition_needs_the_proof(edition: Catalogue, code: str) -> None:
    """TR3 scheme_approved, TR4 evaluation_passed"""
    history = lived(edition, *PILOT)
    assert "document" in step(history, code).needs
    assert refused(history, code, document=" ") == "proof_missing"
    asked = next(s for s in history.possible(document="") if s.transition.code == code)
    assert asked.refusal is not None
    assert asked.refusal.reason == "proof_missing"
    history.record(entry(code, LATER))


def test_the_proof_is_asked_for_in_the_words_of_the_catalogue(
    edition: Catalogue, services: Services
) -> None:
    """TR4"""
    with pytest.raises(StatusRefused) as fault:
        lived(edition, *PILOT).record(entry("TR4", LATER, document=""))
    said = ErrorSentences(services.translator).what(fault.value)
    assert said.endswith("the examination and evaluation was passed.")


def test_an_approved_scheme_stays_approved(edition: Catalogue) -> None:
    """TR3: a revised scheme is approved again, and meets the guard by its document."""
    assert not lived(edition, *PILOT).has_met("scheme_approved")
    history = lived(edition, *APPROVED)
    assert history.has_met("scheme_approved")
    assert refused(history, "TR3", document="") == "document_missing"
    assert len(history.record(entry("TR3", LATER)).entries) == 4


@pytest.mark.parametrize("code", CODES)
def test_a_transition_with_a_document_needs_its_number(edition: Catalogue, code: str) -> None:
    """TR1 D1, TR3 D2, TR6 D3, TR9 D6; where the circular names none, none is asked for."""
    transition = next(item for item in edition.status.transitions if item.code == code)
    history = in_state(edition, transition.origin[0])
    offered = step(history, code)
    wanted = {"category": "characteristic", "target": offered.targets[0], "document": ""}
    if transition.target != (SAME,) and history.category:
        wanted["category"] = ""
    if transition.document or transition.guard:
        assert refused(history, code, **wanted) in {"document_missing", "proof_missing"}
        assert "document" in offered.needs
    else:
        assert history.record(entry(code, LATER, **wanted)).entries[-1].document == ""
        assert "document" not in offered.needs


@pytest.mark.parametrize("code", ["TR6", "TR7"])
@pytest.mark.parametrize("way", [PILOT, DEMO])
def test_an_adjustment_brings_another_category_in_either_direction(
    edition: Catalogue, code: str, way: tuple[str, ...]
) -> None:
    """TR6, TR7: the state stays; the direction is left open."""
    history = lived(edition, *way, category="supporting")
    assert "category" in step(history, code).needs
    assert refused(history, code) == "category_missing"
    assert refused(history, code, category="supporting") == "same_category"
    for category in ("leading", "characteristic"):
        after = history.record(entry(code, LATER, category=category))
        assert (after.state, after.category) == (history.state, category)


def test_within_the_ranks_nothing_else_changes_the_category(edition: Catalogue) -> None:
    history = lived(edition, *PILOT)
    assert refused(history, "TR4", category="supporting") == "category_kept"
    assert history.record(entry("TR4", LATER, category="leading")).category == "leading"


def test_before_the_ranks_the_category_may_still_change(edition: Catalogue) -> None:
    """Left open: whether SIPO selects a province for the category it chose."""
    history = lived(edition, *PILOT[:1])
    assert history.record(entry("TR2", LATER, category="supporting")).category == "supporting"


def test_a_category_is_chosen_and_must_exist(edition: Catalogue) -> None:
    """TR1"""
    history = StatusHistory(edition)
    assert refused(history, "TR1") == "category_missing"
    assert refused(history, "TR1", category="mighty") == "no_category"


def test_an_entry_says_where_it_leads(edition: Catalogue) -> None:
    """TR9: pilot or demonstration; who decides is left open."""
    history = StatusHistory(edition)
    assert step(history, "TR9").needs == ("document", "category", "target")
    assert refused(history, "TR9", category="leading") == "target_missing"
    assert refused(history, "TR9", category="leading", target="STRONG") == "wrong_target"
    assert refused(history, "TR1", category="leading", target="PILOT") == "wrong_target"


def test_an_entry_is_not_before_the_one_before(edition: Catalogue) -> None:
    history = lived(edition, *PILOT)
    assert refused(history, "TR8", "2016-07-27") == "before_last"
    assert history.record(entry("TR8", "2016-07-28")).state == "EXITED"
    early = {s.transition.code: s for s in history.possible(dt.date(2016, 7, 27))}
    assert early["TR8"].refusal is not None
    assert early["TR8"].refusal.reason == "before_last"


def test_an_entry_is_not_before_the_plan_nor_still_to_come(edition: Catalogue) -> None:
    history = StatusHistory(edition)
    assert refused(history, "TR1", "2014-12-31", category="leading") == "before_plan"
    recorded = "2017-03-15T08:00:00.000+00:00"
    chosen = {"category": "leading", "recorded_at": recorded}
    assert refused(history, "TR1", "2017-03-17", **chosen) == "future"
    assert history.record(entry("TR1", "2017-03-15", **chosen)).state == "DECLARED"


def test_an_unknown_transition_is_refused(edition: Catalogue) -> None:
    assert refused(StatusHistory(edition), "TR0") == "no_transition"


@pytest.mark.parametrize("field", ["document", "note"])
def test_a_text_has_its_limit(edition: Catalogue, field: str) -> None:
    history = lived(edition, *PILOT)
    assert refused(history, "TR8", **{field: "长" * 501}) == "too_long"
    assert history.record(entry("TR8", LATER, **{field: "长" * 500})).state == "EXITED"


def test_a_refused_entry_changes_nothing(edition: Catalogue) -> None:
    history = lived(edition, *PILOT)
    before = history.entries
    refused(history, "TR5")
    assert history.entries == before
