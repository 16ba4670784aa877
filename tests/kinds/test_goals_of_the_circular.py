"""A goal that the circular words as a range is shown as it words it; a count has no decimals.

Requirements
    I(III)  IND6: the characteristic category aims at 2-3 prefecture-level cities by 2030
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.places import Place
from ipdesk.printing.cells import Cells
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put

RESULTS = "indicator_results"
TARGET = at("indicator_results IND6 target")


@pytest.fixture
def evaluation(report_of: Callable[..., Workspace]) -> Callable[[str, str], Workspace]:
    def make(category: str, unit: str) -> Workspace:
        workspace = report_of("self_evaluation", category, unit)
        put(workspace, "evaluation 1 from_year", "2016")
        put(workspace, "evaluation 1 to_year", "2018")
        return workspace

    return make


def on_screen(workspace: Workspace, services: Services, place: Place) -> str:
    sentences = Sentences(services.translator, workspace.form)
    screen = SectionScreen(workspace, sentences, services.translator, place.section)
    return screen.value_look(place).text


def on_paper(workspace: Workspace, services: Services, place: Place) -> str:
    cells = Cells(workspace.snapshot(), workspace.form.sections[place.section], services.translator)
    return cells.shown(place.row, place.column, "").text


@pytest.mark.parametrize("shown", [on_screen, on_paper])
def test_a_range_is_shown_as_one(
    evaluation: Callable[[str, str], Workspace],
    services: Services,
    shown: Callable[[Workspace, Services, Place], str],
) -> None:
    workspace = evaluation("characteristic", "450000")
    assert shown(workspace, services, TARGET) == "2–3"
    assert workspace.report.cell(TARGET).text == "2", "what rules compare with stays a number"


@pytest.mark.parametrize("shown", [on_screen, on_paper])
def test_a_single_number_is_shown_with_the_decimals_of_its_unit(
    evaluation: Callable[[str, str], Workspace],
    services: Services,
    shown: Callable[[Workspace, Services, Place], str],
) -> None:
    assert shown(evaluation("leading", "440000"), services, TARGET) == "60.0"


def test_cities_are_counted_in_whole_ones(report_of: Callable[..., Workspace]) -> None:
    section = report_of("annual", "characteristic", "450000").form.sections["indicators"]
    assert section.precision("IND6", "value") == 0
    share = report_of("annual", "leading", "440000").form.sections["indicators"]
    assert share.precision("IND6", "value") == 1
