"""Follow-up flags: set with one key, gone through one by one. Issue 4.6."""

from __future__ import annotations

import pytest

from ipdesk.errors import Sealed
from ipdesk.flags import flagged, next_flagged, toggle_flag
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at

PLACES = ("base", "base BF2", "base BF2 value", "indicators IND1 value")


@pytest.fixture
def words(services: Services) -> Translator:
    return services.translator


def test_a_flag_is_set_taken_off_and_undone(workspace: Workspace, words: Translator) -> None:
    place = at("base BF1 value")
    for held in (True, False):
        toggle_flag(workspace, place, words)
        assert bool(flagged(workspace.report)) is held
    workspace.undo()
    assert flagged(workspace.report) == [place]


def test_flags_come_in_the_order_of_the_report_and_round_its_end(
    workspace: Workspace, words: Translator
) -> None:
    for where in reversed(PLACES):
        toggle_flag(workspace, at(where), words)
    sections = list(workspace.form.sections)
    found = sorted(map(at, PLACES), key=lambda place: sections.index(place.section))
    assert set(flagged(workspace.report)) == set(found)
    walked, here = [], Place("")
    for _ in range(len(found) + 1):
        following = next_flagged(workspace.report, here)
        assert following is not None
        walked.append(here := following)
    assert walked == [*flagged(workspace.report), flagged(workspace.report)[0]]
    section = flagged(workspace.report).index(at("base"))
    assert flagged(workspace.report)[section + 1 : section + 3] == [
        at("base BF2"), at("base BF2 value"),
    ]  # fmt: skip


def test_nothing_flagged_leads_nowhere(workspace: Workspace) -> None:
    assert next_flagged(workspace.report, at("base BF1 value")) is None


def test_a_sealed_report_keeps_its_flags(services: Services, sealed_file: object) -> None:
    workspace = services.opener.open(sealed_file)  # type: ignore[arg-type]  # a path
    with pytest.raises(Sealed):
        toggle_flag(workspace, at("base BF1 value"), services.translator)
