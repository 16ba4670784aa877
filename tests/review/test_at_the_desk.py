"""Who may do what at a desk, what is known of keys, and what two people do at a time."""

from __future__ import annotations

import pytest

from ipdesk.review.desk import Desk, set_role
from ipdesk.review.enrolling import enrol, revoke
from ipdesk.review.intake import Intake
from ipdesk.review.opening import DeskOpener
from ipdesk.review.refusal import Conflict, DeskRefused
from ipdesk.signing.enrolment_code import code_lines, parse_enrolment

LETTER = "粤知函〔2017〕1号"


def as_person(desk: Desk, name: str) -> Desk:
    """The same desk with somebody else in front of it."""
    return Desk(desk.store, desk.clock, desk.regions, name, "test")


def test_a_reader_takes_nothing_in_and_enrols_nobody(desk: Desk, intake: Intake, keys) -> None:
    guest = as_person(desk, "guest")
    assert guest.role == "reader"
    with pytest.raises(DeskRefused) as refused:
        list(Intake(guest, intake._reader).take([]))
    assert refused.value.params == {"reason": "role", "role": "reviewer", "own": "reader"}
    with pytest.raises(DeskRefused):
        enrol(guest, keys.clerk.facts, LETTER)


def test_a_reviewer_takes_in_but_only_a_chief_enrols(desk: Desk, intake: Intake, keys) -> None:
    set_role(desk, "li", "reviewer")
    reviewer = as_person(desk, "li")
    assert list(Intake(reviewer, intake._reader).take([])) == []
    with pytest.raises(DeskRefused):
        revoke(reviewer, keys.clerk.facts.fingerprint, LETTER)


def test_a_desk_always_has_a_chief(desk: Desk) -> None:
    with pytest.raises(DeskRefused) as refused:
        set_role(desk, desk.name, "reviewer")
    assert refused.value.reason == "last_chief"
    set_role(desk, "li", "chief")
    set_role(desk, desk.name, "reviewer")
    assert {one.name: one.role for one in desk.people()} == {
        "li": "chief",
        desk.name: "reviewer",
    }


def test_a_key_is_entered_from_its_sheet(desk: Desk, keys) -> None:
    typed = "\n".join(code_lines(keys.clerk.facts)).lower()
    enrol(desk, parse_enrolment(typed), LETTER)
    (record,) = desk.enrolments()
    assert (record.unit, record.role, record.document) == ("440000", "clerk", LETTER)
    assert record.fingerprint == keys.clerk.facts.fingerprint
    with pytest.raises(DeskRefused) as again:
        enrol(desk, keys.clerk.facts, LETTER)
    assert again.value.reason == "enrolled"


def test_without_a_letter_no_key_is_enrolled_or_revoked(desk: Desk, keys) -> None:
    for call in (
        lambda: enrol(desk, keys.clerk.facts, " "),
        lambda: revoke(desk, keys.clerk.facts.fingerprint, ""),
    ):
        with pytest.raises(DeskRefused) as refused:
            call()
        assert refused.value.reason == "reason_missing"
    assert desk.enrolments() == []


def test_a_revocation_stays(desk: Desk, keys) -> None:
    enrol(desk, keys.clerk.facts, LETTER)
    record = revoke(desk, keys.clerk.facts.fingerprint, "粤知函〔2017〕9号")
    assert desk.enrolments() == [record]
    assert record.revoked_at == "2017-03-15T08:00:00.000+00:00"
    with pytest.raises(DeskRefused) as refused:
        revoke(desk, keys.clerk.facts.fingerprint, LETTER)
    assert refused.value.reason == "revoked"


def test_two_who_change_the_same_thing_do_not_overwrite_each_other(
    desk: Desk, keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have read the key; one revokes it, the other's change is refused in words."""
    enrol(desk, keys.clerk.facts, LETTER)
    stale = desk.enrolments()
    revoke(desk, keys.clerk.facts.fingerprint, LETTER)
    other = as_person(desk, desk.name)
    monkeypatch.setattr(other, "enrolments", lambda: stale)
    with pytest.raises(Conflict):
        revoke(other, keys.clerk.facts.fingerprint, "other letter")
    assert desk.enrolments()[0].revocation == LETTER


def test_several_reviewers_work_in_one_database(postgres, opener: DeskOpener, keys) -> None:
    url = postgres.new_database()
    one = opener.create(url, "chief", origin="test")
    other = opener.open(url, "chief", origin="test")
    enrol(one, keys.clerk.facts, LETTER)
    assert [record.unit for record in other.enrolments()] == ["440000"]
    enrol(other, keys.reviewer.facts, LETTER)
    assert [entry.sequence for entry in one.log()] == [1, 2, 3]
    for desk in (one, other):
        desk.close()


def test_an_edition_that_comes_later_is_known_when_the_desk_is_opened(
    opener: DeskOpener, place: str, services
) -> None:
    made = opener.create(place, "chief", origin="test")
    known = {record.edition for record in made.store.catalogues()}
    made.close()
    assert "2015-59" in known
    library = services.library
    facts = library.editions()[0]
    library.editions = lambda: [facts._replace(version=2)]
    library.find = lambda code, version=0: library._catalogue(facts.code, facts.version)
    again = opener.open(place, "chief", origin="test")
    assert [entry.action for entry in again.log()] == ["begin", "edition"]
    again.close()
