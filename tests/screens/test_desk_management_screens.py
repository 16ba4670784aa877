"""Behind the desk's list: people and roles, the log, several keys, the desk's own key, letting in.

Issue 5, 4 and 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipdesk import nation, review
from ipdesk.languages import Language
from ipdesk.review.desk import Desk, set_role
from ipdesk.review.enrolling import enrol, enrol_all, revoke_all
from ipdesk.review.log_words import action_names
from ipdesk.review.records import NEW, Act, DeskBatch, Judged, Reason, Submission
from ipdesk.review.refusal import DeskRefused
from ipdesk.screens.desk.admitting import Admitting
from ipdesk.screens.desk.inbox import InboxScreen
from ipdesk.screens.desk.log import DeskLogScreen
from ipdesk.screens.desk.people import PeopleScreen
from ipdesk.screens.desk.several_keys import SeveralKeysScreen
from ipdesk.screens.desk.signing_key import SigningKeyScreen
from ipdesk.services import Services
from ipdesk.signing.key_file import open_key
from tests.signers import PASSPHRASE, SIPO_UNIT, Keys, key_of, keys_in

LETTER = "粤知函〔2017〕1号"
AT = "2017-03-15T08:00:00.000+00:00"
_ACT = re.compile(r"\.act\(\s*\"([a-z_]+)\"")


@pytest.fixture
def desk(services: Services, tmp_path: Path) -> Iterator[Desk]:
    made = services.desks.create(str(tmp_path / "desk.ipdesk"), "li", origin="test")
    yield made
    made.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The keys of two offices, one of SIPO's own, and a file that is no key."""
    made = tmp_path_factory.mktemp("keys")
    for unit in ("440000", "110000"):
        for role in ("clerk", "reviewer"):
            key_of(made, role, unit, f"{unit}-{role}")
    key_of(made, "desk", SIPO_UNIT, "sipo")
    (made / "broken.ipkey").write_text("no key")
    (made / "note.txt").write_text("")
    return made


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return keys_in(tmp_path_factory.mktemp("office"))


def waiting(*codes: str) -> Judged:
    one = Submission(3, "cd" * 32, 7, "a.ipsub", AT, "li", "quarantined", "quarantined", "440000")
    params = {"role": "clerk", "key": "ab" * 32, "unit": "", "number": "1"}
    return Judged(submission=one, reasons=tuple(Reason(code, params) for code in codes))


def admitting(desk: Desk, services: Services, *codes: str) -> Admitting:
    words = InboxScreen(desk, services.translator).words
    return Admitting(desk, waiting(*codes), words, services.translator)


def log_of(desk: Desk, services: Services) -> DeskLogScreen:
    return DeskLogScreen(desk, InboxScreen(desk, services.translator).words, services.translator)


# People


def test_people_stand_with_what_their_role_may_do(desk: Desk, services: Services) -> None:
    screen = PeopleScreen(desk, services.translator)
    screen.give("wang", "reviewer")
    assert [row[:2] for row in screen.rows()] == [("li", "Chief"), ("wang", "Desk reviewer")]
    assert "accept and return" in screen.rows()[1][2]
    assert screen.own() == "You work here as li: Chief."


def test_a_name_is_needed_and_one_chief_stays(desk: Desk, services: Services) -> None:
    screen = PeopleScreen(desk, services.translator)
    for name, role, reason in ((" ", "reader", "name_missing"), ("li", "reader", "last_chief")):
        with pytest.raises(DeskRefused, match=reason):
            screen.give(name, role)
    assert [one.name for one in desk.people()] == ["li"]


@pytest.mark.parametrize(("language", "said"), [
    ("en", "This takes the role “Chief” at the desk; you work there as “Desk reviewer”."),
    ("zh", "“负责人”"),
])  # fmt: skip
def test_who_may_not_give_roles_is_told_why(
    desk: Desk, services: Services, language: Language, said: str
) -> None:
    set_role(desk, "wang", "reviewer")
    desk.name = "wang"
    services.translator.speak(language)
    assert said in PeopleScreen(desk, services.translator).why_not()


def test_a_reader_takes_nothing_in_and_is_told_why(desk: Desk, services: Services) -> None:
    desk.name = "guest"
    screen = InboxScreen(desk, services.translator)
    assert not screen.may_take_in()
    assert "you work there as “Reader”" in screen.why_not()


# Letting in


def test_a_gap_is_for_a_chief_to_decide(desk: Desk, services: Services) -> None:
    screen = admitting(desk, services, "gap")
    assert screen.offered
    assert screen.why_not() == ""
    assert "has not come" in screen.question()
    with pytest.raises(DeskRefused, match="reason_missing"):
        screen.require("  ")
    desk.name = "guest"
    assert "takes the role “Chief”" in screen.why_not()


def test_an_unknown_key_is_for_nobody_to_decide(desk: Desk, services: Services) -> None:
    """Which reason stands against it is said, and not those that could be let pass."""
    said = admitting(desk, services, "gap", "unknown_key").why_not()
    assert "for nobody at the desk" in said
    assert "is not enrolled" in said
    assert "has not come" not in said


# The log


def test_the_log_tells_who_did_what_newest_first(
    desk: Desk, services: Services, office: Keys
) -> None:
    enrol(desk, office.clerk.facts, LETTER)
    set_role(desk, "wang", "reviewer")
    screen = log_of(desk, services)
    newest, enrolled, begun = (line.texts for line in screen.lines)
    assert newest[2:6] == ("li", "Role", "wang", "(blank) → Desk reviewer")
    assert (enrolled[3], enrolled[5], enrolled[6]) == ("Key enrolled", "Guangdong", LETTER)
    assert begun[3] == "Desk made"
    assert screen.summary().startswith("3 entries · The log is whole")


def test_the_log_names_submissions_and_decisions(desk: Desk, services: Services) -> None:
    one = Submission(0, "cd" * 32, 7, "a.ipsub", AT, "li", "valid", "received", "440000", 2016)
    came = Act(AT, "li", "test", "take_in", NEW, "cd" * 32, "", "valid")
    desk.write(DeskBatch(acts=[came], taken=Judged(submission=one._replace(kind="annual"))))
    desk.write(DeskBatch(acts=[desk.act("returned", 1, "cd" * 32, "received", "returned", "缺页")]))
    returned, taken, _ = (line.texts for line in log_of(desk, services).lines)
    assert returned[3:] == ("Returned", "No. 1: Guangdong, Annual report 2016", "", "缺页")
    assert taken[3:6] == ("Taken in", "No. 1: Guangdong, Annual report 2016", "Found valid")


def test_the_log_is_filtered(desk: Desk, services: Services, office: Keys) -> None:
    enrol(desk, office.clerk.facts, LETTER)
    set_role(desk, "wang", "reviewer")
    screen = log_of(desk, services)
    assert [choice.code for choice in screen.actions()] == ["begin", "enrol", "role"]
    for wanted, actions in (
        (("role", "", ""), ["role"]),
        (("", "nobody", ""), []),
        (("", "", "guangDONG 1号"), ["enrol"]),
    ):
        screen.filter(*wanted)
        assert [line.entry.action for line in screen.lines] == actions


def test_a_log_that_was_changed_is_told(
    desk: Desk, services: Services, office: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol(desk, office.clerk.facts, LETTER)
    entries = list(desk.log())
    forged = [entries[0], entries[1]._replace(reason="another letter")]
    monkeypatch.setattr(desk, "log", lambda: iter(forged))
    screen = log_of(desk, services)
    assert not screen.whole
    assert "broken at entry 2" in screen.summary()


# Keys


def test_a_folder_of_keys_is_looked_at_before_it_is_enrolled(
    desk: Desk, services: Services, folder: Path
) -> None:
    screen = SeveralKeysScreen(desk, services.translator)
    screen.read([folder])
    names = {line.path.stem for line in screen.lines if line.why_not}
    assert names == {"broken", "sipo"}
    assert len(screen.fit) == 4
    whole = [screen.fingerprint(row).removeprefix("Fingerprint: ") for row in range(6)]
    assert [len(one.replace(" ", "")) for one in whole] == [64, 64, 64, 64, 0, 64]
    assert screen.action() == "Enrol 4 keys"
    assert screen.summary().endswith("Compare each fingerprint with that on the stamped sheet.")
    for document, came in (("", 0), (LETTER, 4)):
        if not document:
            with pytest.raises(DeskRefused, match="reason_missing"):
                screen.enrol(document)
        else:
            assert "4 keys are enrolled" in screen.enrol(document)
        assert len(desk.enrolments()) == came


def test_keys_that_are_enrolled_or_named_twice_are_left_out(
    desk: Desk, services: Services, folder: Path
) -> None:
    screen = SeveralKeysScreen(desk, services.translator)
    file = folder / "440000-clerk.ipkey"
    screen.read([file, file])
    assert [line.why_not for line in screen.lines] == ["", "named twice"]
    screen.enrol(LETTER)
    screen.read([folder])
    assert len(screen.fit) == 3
    (held,) = (row for row in screen.rows() if row[0] == file.name)
    assert held[4] == "This key is enrolled already, for Guangdong."


def test_several_keys_are_enrolled_all_or_none(desk: Desk, office: Keys) -> None:
    enrol(desk, office.reviewer.facts, LETTER)
    with pytest.raises(DeskRefused, match="enrolled"):
        enrol_all(desk, [office.clerk.facts, office.reviewer.facts], LETTER)
    assert len(desk.enrolments()) == 1


def test_several_keys_are_revoked_all_or_none(desk: Desk, office: Keys) -> None:
    enrol_all(desk, [key.facts for key in office], LETTER)
    keys = [key.facts.fingerprint for key in office]
    with pytest.raises(DeskRefused, match="not_enrolled"):
        revoke_all(desk, [*keys, "ff" * 32], "粤知函〔2017〕9号")
    assert not any(one.revoked_at for one in desk.enrolments())
    revoke_all(desk, keys, "粤知函〔2017〕9号")
    assert all(one.revoked_at for one in desk.enrolments())
    assert [entry.action for entry in desk.log()][-2:] == ["revoke", "revoke"]


def test_the_signing_key_of_the_desk_is_made_with_its_sheet(
    services: Services, tmp_path: Path
) -> None:
    screen = SigningKeyScreen(services)
    path = tmp_path / screen.suggested_name()
    facts = screen.make(path, screen.holder(), PASSPHRASE)
    assert open_key(path, PASSPHRASE).facts == facts
    assert (facts.unit, facts.role) == (SIPO_UNIT, "desk")
    assert screen.sheet(path).read_bytes().startswith(b"%PDF")
    assert screen.sheet(path).name in screen.outcome(facts, path)


def test_everything_that_is_done_at_a_desk_has_a_name_in_its_log(services: Services) -> None:
    sources = [
        *Path(review.__file__).parent.glob("*.py"),
        *Path(nation.__file__).parent.glob("*.py"),
    ]
    said = {action for path in sources for action in _ACT.findall(path.read_text(encoding="utf-8"))}
    assert {"pack", "zone", "enrol"} <= said
    assert said - action_names(services.translator).keys() == set()
