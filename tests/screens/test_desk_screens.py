"""The desk's screens: what a reviewer reads of the inbox and of one submission."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from signers import Keys

from ipdesk.errors import FileMissing, PackageRefused
from ipdesk.languages import Language
from ipdesk.pace import Cancelled
from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol
from ipdesk.review.handing_in import Arrival
from ipdesk.review.records import (
    NEW,
    Act,
    CellValue,
    DeskBatch,
    Difference,
    FileRecord,
    Judged,
    Reason,
    SignatureFound,
    Submission,
)
from ipdesk.screens.desk.inbox import InboxScreen, packages_in
from ipdesk.screens.desk.submission import SubmissionScreen
from ipdesk.services import Services

AT = "2017-03-15T08:00:00.000+00:00"
FINGERPRINT = "ab" * 32


def submission(verdict: str, state: str, unit: str, **facts: object) -> Submission:
    one = Submission(0, "cd" * 32, 7, "came.ipsub", AT, "li", verdict, state, unit)
    said = {"year": 2016, "kind": "annual", "category": "leading", "sequence": 1, "sealed_at": AT}
    return one._replace(**(said | facts if unit else {}))  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def desk(services: Services, tmp_path: Path) -> Iterator[Desk]:
    """A valid submission, one in quarantine, one with differences, one that was refused."""
    made = services.desks.create(str(tmp_path / "desk.ipdesk"), "li", origin="test")
    (pin, *_) = made.store.catalogues()
    pinned = {"edition": pin.edition, "catalogue_digest": pin.digest, "edition_version": 1}
    cells = (
        CellValue(
            "base", "BF1", "value", "valid", "168480", "168480", False, '{"source":"统计局"}'
        ),
        CellValue("base", "BF2", "value", "valid", "10849", "10849", False, ""),
        CellValue("base", "BF2", "prior", "not_available", "", "未公布", True, ""),
        CellValue("profile", "1", "status", "valid", "PILOT", "PILOT", False, ""),
        CellValue("profile", "1", "pilot_since", "valid", "2016年7月1日", "2016-07-01", False, ""),
        CellValue("teams", "2", "level", "valid", "province", "province", False, ""),
        CellValue("teams", "2", "name", "valid", "演练甲队", "演练甲队", False, ""),
        CellValue("teams", "10", "level", "valid", "province", "province", False, ""),
    )
    signature = SignatureFound(1, "clerk", "ed25519", FINGERPRINT, AT, "unknown_key")
    unknown = Reason("unknown_key", {"role": "clerk", "key": FINGERPRINT, "unit": ""})
    found = [
        Judged(submission=submission("valid", "received", "440000", **pinned), cells=cells,
               files=(FileRecord("data/submission.json", "ef" * 32),)),
        Judged(submission=submission("quarantined", "quarantined", "110000"), reasons=(unknown,),
               signatures=(signature,)),
        Judged(submission=submission("differences", "received", "310000", **pinned),
               reasons=(Reason("differences", {"count": "1"}),),
               differences=(Difference("R1", "base", "BF1", "value", "state", "holds", "fails"),)),
        Judged(submission=submission("refused", "refused", ""),
               reasons=(Reason("integrity", {"of": "package", "reason": "trailing_bytes"}),)),
    ]  # fmt: skip
    for number, one in enumerate(found):
        act = Act(AT, "li", "test", "take_in", NEW)
        made.write(DeskBatch(acts=[act], taken=one, newest=number))
    yield made
    made.close()


def of(desk: Desk, number: int, services: Services) -> SubmissionScreen:
    words = InboxScreen(desk, services.translator).words
    return SubmissionScreen(desk, number, words, services.translator)


def test_the_newest_stands_first_each_with_its_finding(desk: Desk, services: Services) -> None:
    screen = InboxScreen(desk, services.translator)
    assert [line.texts[:4] for line in screen.lines] == [
        ("Refused", "4", "came.ipsub", ""),
        ("Valid, with differences", "3", "Shanghai", "Annual report 2016"),
        ("Quarantined", "2", "Beijing", "Annual report 2016"),
        ("Found valid", "1", "Guangdong", "Annual report 2016"),
    ]
    assert screen.summary() == "4 packages were handed in; figures count of 2."


def test_the_list_says_why_and_of_which_revision(desk: Desk, services: Services) -> None:
    """Who took 32 in need not open each of them to see what is wrong with which."""
    later = submission("valid", "received", "440000")._replace(revision=2, number=5)
    act = Act(AT, "li", "test", "take_in", NEW)
    desk.write(DeskBatch(acts=[act], taken=Judged(submission=later), newest=4))
    screen = InboxScreen(desk, services.translator)
    why = {line.number: line.texts[-1] for line in screen.lines}
    assert why[2] == "The key of the signature (Clerk, ABAB ABAB ABAB ABAB) is not enrolled."
    assert why[1] == ""
    assert screen.lines[0].texts[3] == "Annual report 2016, revision 2"
    assert of(desk, 5, services).title() == "No. 5: Guangdong, Annual report 2016, revision 2"
    screen.filter("", "not enrolled")
    assert [line.number for line in screen.lines] == [2]


def test_keys_that_expire_soon_are_told_in_the_inbox(
    desk: Desk, services: Services, keys: Keys
) -> None:
    """Issue 5, 1: "expiry warned of 60 days before", until the next one is enrolled."""
    soon = msgspec.structs.replace(keys.clerk.facts, valid_until="2017-04-01")
    enrol(desk, soon, "粤知函〔2017〕1号")
    enrol(desk, keys.reviewer.facts, "粤知函〔2017〕1号")
    screen = InboxScreen(desk, services.translator)
    assert screen.expiring() == (
        "1 key expires within 60 days, ask for the next one: Guangdong (Clerk)"
    )
    enrol(
        desk, msgspec.structs.replace(keys.clerk.facts, fingerprint="ee" * 32), "粤知函〔2017〕2号"
    )
    assert screen.expiring() == ""


def test_what_could_not_be_read_is_named(desk: Desk, services: Services) -> None:
    screen = InboxScreen(desk, services.translator)
    arrivals = [
        Arrival(Path("a.ipsub.age"), PackageRefused("age_other_key")),
        Arrival(Path("b.ipsub"), FileMissing(path="b.ipsub", why="")),
    ]
    said, *named = screen.came(arrivals).split("\n")
    assert said == "2 files were looked at — could not be read: 2"
    assert named[0].startswith("a.ipsub.age: ")
    assert named[0].endswith("The file is encrypted to another key than this one.")
    assert named[1].startswith("b.ipsub: ")


def test_the_list_is_filtered_by_finding_and_words(desk: Desk, services: Services) -> None:
    screen = InboxScreen(desk, services.translator)
    screen.filter("quarantined", "")
    assert [line.number for line in screen.lines] == [2]
    screen.filter("", "guangD")
    assert [line.number for line in screen.lines] == [1]
    screen.filter("refused", "guangdong")
    assert screen.lines == []
    assert screen.empty() == "Nothing of this kind was handed in."
    assert ("quarantined", "Quarantined (1)") in screen.choices()


def test_reasons_are_sentences_and_say_what_to_do(desk: Desk, services: Services) -> None:
    waiting, refused = of(desk, 2, services), of(desk, 4, services)
    (why,) = waiting.reasons()
    assert why == "The key of the signature (Clerk, ABAB ABAB ABAB ABAB) is not enrolled."
    assert "Look again at quarantine" in waiting.advice()
    (why,) = refused.reasons()
    assert "appended" in why
    assert of(desk, 1, services).reasons() == ["Everything that was checked is in order."]


def test_each_check_is_listed_with_what_came_of_it(desk: Desk, services: Services) -> None:
    """Issue 5, 4: integrity, signature, unit, period, chain, catalogue, log, replay."""
    came = {name: (said, tone) for name, said, tone in of(desk, 2, services).checks()}
    assert came["Signatures and enrolment"] == ("not in order", "error")
    assert came["Digest of the catalogue"] == ("in order", "done")
    assert came["All rules checked anew"] == ("not checked", "notice")
    assert len(came) == 8


def test_a_difference_is_told_by_its_names(desk: Desk, services: Services) -> None:
    (row,) = of(desk, 3, services).differences()
    assert row[0].startswith("Base figures · ")
    assert row[1:] == ("R1 outcome", "holds", "does not hold")


def test_data_are_read_section_by_section_under_their_names(desk: Desk, services: Services) -> None:
    screen = of(desk, 1, services)
    names = [name for _, name in screen.data.sections()]
    assert names == ["Profile", "Base figures", "Law-enforcement teams"]
    assert screen.data.rows("base") == [
        ("Valid invention patents at period end", "This year", "168,480 patents", "统计局"),
        ("Resident population", "Last year", "not available", ""),
        ("Resident population", "This year", "10,849.00 (10,000 people)", ""),
    ]
    assert screen.no_data() == ""
    assert "quarantine" in of(desk, 2, services).no_data()


@pytest.mark.parametrize(("language", "status", "level"), [
    ("en", "Pilot province", "Province"), ("zh", "试点省", "省级"),
])  # fmt: skip
def test_entries_of_code_lists_are_read_by_their_names(
    desk: Desk, services: Services, language: Language, status: str, level: str
) -> None:
    services.translator.speak(language)
    data = of(desk, 1, services).data
    assert [row[2] for row in data.rows("profile")] == [status, "2016-07-01"]
    assert [row[2] for row in data.rows("teams")] == ["演练甲队", level, level]


def test_a_row_of_a_roster_is_known_by_its_name_or_number(desk: Desk, services: Services) -> None:
    rows = of(desk, 1, services).data.rows("teams")
    assert [row[0] for row in rows] == ["演练甲队", "演练甲队", "row 2"]


def test_facts_say_how_it_came_and_what_it_follows(desk: Desk, services: Services) -> None:
    facts = dict(of(desk, 1, services).facts())
    assert facts["Follows"] == "nothing: it is the first"
    assert facts["File"] == "came.ipsub, 7 bytes"
    assert "Sealed" not in dict(of(desk, 4, services).facts())


def test_a_folder_stands_for_the_packages_in_it_and_below(tmp_path: Path) -> None:
    below = tmp_path / "guangdong"
    below.mkdir()
    for path in (
        tmp_path / "b.ipsub",
        tmp_path / "a.IPSUB",
        tmp_path / "note.txt",
        below / "c.ipsub",
    ):
        path.write_bytes(b"")
    single = tmp_path / "note.txt"
    assert packages_in([tmp_path, single]) == [
        tmp_path / "a.IPSUB",
        tmp_path / "b.ipsub",
        below / "c.ipsub",
        single,
    ]


def test_a_search_for_packages_can_be_stopped(tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        packages_in([tmp_path], stop)


def test_where_there_is_no_package_that_is_said(desk: Desk, services: Services) -> None:
    said = InboxScreen(desk, services.translator).came([])
    assert said == "There is no package (.ipsub) in it."
