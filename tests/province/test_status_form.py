"""The form for a step of the province: choices, what is asked for, what is wrong where.

Requirements
    3.2  only possible transitions are offered, with the reason why another is not
"""

from __future__ import annotations

import pytest
from lives import entry

from ipdesk.screens.status_form import Field, StatusForm, StepDraft
from ipdesk.services import Services
from ipdesk.status_entry import StatusRefused
from ipdesk.workspace import Workspace

DECLARE = StepDraft("TR1", "2016-03-01", "粤〔2016〕1号", "leading")


@pytest.fixture
def form(workspace: Workspace, services: Services) -> StatusForm:
    return StatusForm(workspace, services.translator)


@pytest.fixture
def pilot(workspace: Workspace) -> Workspace:
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    workspace.record_status(entry("TR2", "2016-07-28"))
    return workspace


def test_possible_steps_are_offered_and_the_others_say_why_not(form: StatusForm) -> None:
    """TR1, TR9"""
    assert [line.transition for line in form.possible()] == ["TR1", "TR9"]
    assert len(form.barred()) == 7
    assert all(line.why for line in form.barred())


def test_only_what_a_step_needs_is_asked_for(form: StatusForm) -> None:
    """TR1, TR9: a category either way; where it leads only where there is a choice."""
    assert form.document("TR1") == "Declaration (category choice)"
    assert [option.code for option in form.categories("TR1")] == [
        "leading", "supporting", "characteristic",
    ]  # fmt: skip
    assert form.targets("TR1") == []
    assert [option.name for option in form.targets("TR9")] == [
        "Pilot province",
        "Demonstration province",
    ]


def test_an_adjustment_offers_the_other_categories(form: StatusForm, pilot: Workspace) -> None:
    """TR7"""
    assert [option.code for option in form.categories("TR7")] == ["supporting", "characteristic"]
    assert form.categories("TR8") == []
    assert form.document("TR7") == ""
    assert form.document("TR4") == (
        "the document that says: the examination and evaluation was passed"
    )


def test_before_the_ranks_the_category_held_may_be_confirmed_or_changed(
    form: StatusForm, workspace: Workspace
) -> None:
    """TR2: left open by the circular."""
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    assert len(form.categories("TR2")) == 3
    assert form.category() == "leading"


def test_an_empty_form_says_what_to_choose_first(form: StatusForm) -> None:
    assert form.errors(StepDraft()) == {"transition": "Please choose what happened."}


def test_each_gap_is_said_at_its_field(form: StatusForm) -> None:
    assert form.errors(StepDraft("TR9")) == {
        "date": "Please give the day of the act.",
        "document": "Please give the number of the document.",
        "category": "Please choose the category.",
        "target": "Please choose where the step leads.",
    }


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"date": "soon"}, "date", "“soon” is not a date."),
        ({"date": "2014-12-31"}, "date", "before the plan, which begins in 2015"),
        ({"date": "2017-05-01"}, "date", "still to come; today is 15 March 2017"),
        ({"document": " "}, "document", "Please give the number"),
        ({"document": "长" * 501}, "document", "at most 500 characters"),
        ({"note": "长" * 501}, "note", "at most 500 characters"),
        ({"category": "mighty"}, "category", "no category “mighty”"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    form: StatusForm, change: dict[str, str], field: Field, said: str
) -> None:
    errors = form.errors(DECLARE._replace(**change))
    assert list(errors) == [field]
    assert said in errors[field]


def test_a_day_before_the_last_entry_is_wrong(form: StatusForm, pilot: Workspace) -> None:
    assert "before the last entry" in form.errors(StepDraft("TR8", "2016-07-01"))["date"]


def test_a_complete_form_is_recorded_as_it_stands(form: StatusForm, workspace: Workspace) -> None:
    assert form.errors(DECLARE) == {}
    assert form.record(DECLARE, "me").status
    [done] = workspace.status.entries
    assert (done.transition, done.document, done.category) == ("TR1", DECLARE.document, "leading")


def test_what_does_not_fit_is_refused_and_nothing_recorded(
    form: StatusForm, workspace: Workspace
) -> None:
    with pytest.raises(StatusRefused):
        form.record(DECLARE._replace(date="soon"))
    assert workspace.status.entries == ()
