"""Two reviewers at one desk: who decides by what has changed meanwhile is told, and who did it.

Issue 5, 9: "several reviewers at a time, ... row versions and a clear message on a conflicting
edit". On a server each has a connection of its own; a file is open in one program at a time, so
there the two sit at two windows' worth of screens over the one store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from report_steps import at

from ipdesk.languages import Language
from ipdesk.review.desk import Desk, set_role
from ipdesk.review.intake import Intake
from ipdesk.review.opening import DeskOpener
from ipdesk.review.records import Judged
from ipdesk.review.refusal import Conflict, DeskRefused
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.screens.desk.people import PeopleScreen
from ipdesk.services import Services

HandIn = Callable[..., Judged]
OTHER = "li"


@pytest.fixture
def received(enrolled: Desk, hand_in: HandIn, years) -> Desk:
    """A desk that holds one valid submission, number 1, and has a second chief."""
    hand_in(years.first)
    set_role(enrolled, OTHER, "chief")
    return enrolled


@pytest.fixture
def other(received: Desk, opener: DeskOpener, place: str) -> Iterator[Desk]:
    """The other chief's program."""
    if "://" not in place:
        yield Desk(received.store, received.clock, received.regions, OTHER, "test")
        return
    opened = opener.open(place, OTHER, origin="test")
    yield opened
    opened.close()


def test_what_was_accepted_meanwhile_is_not_returned_unseen(
    received: Desk, other: Desk, services: Services
) -> None:
    mine = AnswersScreen(received, 1, services.translator)
    AnswersScreen(other, 1, services.translator).decide("accepted", "核对无误")
    with pytest.raises(Conflict):
        mine.decide("returned", "第3项口径有误")
    assert received.submissions()[0].state == "accepted"
    said = mine.after_conflict()
    assert said.startswith("What it is now: Accepted; 核对无误 (li, ")
    mine.decide("returned", "第3项口径有误")
    assert received.submissions()[0].state == "returned", "now it was seen"


@pytest.mark.parametrize(
    ("language", "begin"), [("zh", "现在的情况：已退回；数据不全（li"), ("en", "What")]
)
def test_what_the_other_did_is_said_in_both_languages(
    received: Desk, other: Desk, services: Services, language: Language, begin: str
) -> None:
    mine = AnswersScreen(received, 1, services.translator)
    AnswersScreen(other, 1, services.translator).decide("returned", "数据不全")
    with pytest.raises(Conflict):
        mine.decide("accepted", "")
    services.translator.speak(language)
    assert mine.after_conflict().startswith(begin)


def test_comments_of_both_stand_beside_each_other(
    received: Desk, other: Desk, services: Services
) -> None:
    mine, theirs = (AnswersScreen(one, 1, services.translator) for one in (received, other))
    mine.comment(at("base BF1 value"), "请核对口径")
    theirs.comment(at("base BF1 value"), "请附来源")
    mine.refresh()
    assert {line.texts[1] for line in mine.lines} == {"请核对口径", "请附来源"}


def test_a_role_that_somebody_else_has_changed_is_not_overwritten(
    received: Desk, other: Desk, services: Services
) -> None:
    set_role(received, "wang", "reader")
    mine = PeopleScreen(received, services.translator)
    PeopleScreen(other, services.translator).give("wang", "chief")
    with pytest.raises(Conflict):
        mine.give("wang", "reviewer")
    assert {one.name: one.role for one in other.people()}["wang"] == "chief"
    mine.refresh()
    mine.give("wang", "reviewer")
    assert {one.name: one.role for one in other.people()}["wang"] == "reviewer"


def test_letting_in_what_somebody_else_has_judged_again_is_a_conflict(
    enrolled: Desk, intake: Intake, hand_in: HandIn, years
) -> None:
    """The second package came first: a gap, which a chief may let pass."""
    waiting = hand_in(years.second)
    assert [one.code for one in waiting.reasons] == ["gap"]
    seen = enrolled.judged(1).submission.version
    with pytest.raises(Conflict):
        intake.admit(1, "前一包已由函确认", seen + 1)
    with pytest.raises(DeskRefused):
        intake.admit(1, " ", seen)
    assert intake.admit(1, "前一包已由函确认", seen).submission.counts
