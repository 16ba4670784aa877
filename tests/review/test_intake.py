"""What the desk finds of packages that are handed in, and what it keeps of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from handed_in import TABLE, Bag
from signers import Keys

from ipdesk.errors import FileMissing
from ipdesk.history import first_break
from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol, revoke
from ipdesk.review.intake import Intake
from ipdesk.review.records import FigureQuery, Judged
from ipdesk.review.refusal import DeskRefused

HandIn = Callable[..., Judged]


def codes(one: Judged) -> list[str]:
    return [reason.code for reason in one.reasons]


def found(one: Judged) -> tuple[str, list[str]]:
    return one.submission.verdict, codes(one)


def same(stored: Judged, found: Judged) -> bool:
    """Whether what is stored is what was found; cells are stored by place, files by path."""

    def sorted_(one: Judged) -> Judged:
        return replace(one, cells=tuple(sorted(one.cells)), files=tuple(sorted(one.files)))

    return sorted_(stored) == sorted_(found)


def test_a_package_in_order_is_valid_and_its_figures_count(
    enrolled: Desk, hand_in: HandIn, years
) -> None:
    taken = hand_in(years.first)
    assert found(taken) == ("valid", [])
    kept = enrolled.judged(taken.submission.number)
    assert same(kept, taken)
    assert (kept.submission.state, kept.submission.seal) == ("received", years.first.seal)
    assert [one.state for one in kept.signatures] == ["valid", "valid"]
    assert "data/submission.json" in {file.path for file in kept.files}
    (figure,) = enrolled.store.figures(FigureQuery(section="base", row="BF1", column="value"))
    assert (figure.unit, figure.year, figure.value) == ("440000", 2015, "168480")


def test_the_bytes_received_are_kept_as_they_came(
    enrolled: Desk, hand_in: HandIn, years, tmp_path: Path
) -> None:
    path = years.first.write(tmp_path / "came.ipsub")
    taken = hand_in(path)
    assert b"".join(enrolled.store.content(taken.submission.digest)) == path.read_bytes()


def test_packages_that_follow_each_other_are_valid(enrolled: Desk, hand_in: HandIn, years) -> None:
    assert found(hand_in(years.first)) == ("valid", [])
    assert found(hand_in(years.second)) == ("valid", [])


def test_the_same_package_again_is_refused_and_the_first_stays(
    enrolled: Desk, hand_in: HandIn, years
) -> None:
    first = hand_in(years.first)
    again = hand_in(years.first)
    assert found(again) == ("refused", ["received_already"])
    assert again.reasons[0].params == {"number": str(first.submission.number)}
    assert same(enrolled.judged(first.submission.number), first)


def test_an_unsigned_package_is_quarantined(enrolled: Desk, hand_in: HandIn, years) -> None:
    taken = hand_in(years.first.by())
    assert found(taken) == ("quarantined", ["unsigned"])
    assert not list(enrolled.store.figures(FigureQuery()))


def test_without_the_chiefs_signature_it_waits_and_the_signed_copy_takes_its_place(
    enrolled: Desk, hand_in: HandIn, years, keys: Keys
) -> None:
    waiting = hand_in(years.first.by(keys.clerk))
    assert found(waiting) == ("quarantined", ["not_countersigned"])
    assert found(hand_in(years.first)) == ("valid", [])
    assert enrolled.judged(waiting.submission.number).submission.state == "superseded"


def test_a_key_that_nobody_enrolled_is_quarantined_until_the_enrolment_comes(
    desk: Desk, intake: Intake, hand_in: HandIn, years, keys: Keys
) -> None:
    taken = hand_in(years.first)
    assert found(taken) == ("quarantined", ["unknown_key", "unknown_key"])
    assert intake.recheck_waiting() == []
    for key in keys:
        enrol(desk, key.facts, "粤知函〔2017〕1号")
    (released,) = intake.recheck_waiting()
    assert found(released) == ("valid", [])
    assert same(desk.judged(taken.submission.number), released)
    assert list(desk.store.figures(FigureQuery(section="base", row="BF1", column="value")))


def test_figures_edited_and_signed_by_a_stranger_are_quarantined(
    enrolled: Desk, hand_in: HandIn, years, tmp_path: Path
) -> None:
    from signers import keys_in

    strangers = keys_in(tmp_path)
    forged = years.first.with_text(TABLE, "168480", "268480").by(*strangers)
    assert found(hand_in(forged)) == ("quarantined", ["unknown_key", "unknown_key"])


def test_figures_edited_and_signed_by_another_unit_are_quarantined(
    enrolled: Desk, hand_in: HandIn, years, other_keys: Keys
) -> None:
    for key in other_keys:
        enrol(enrolled, key.facts, "京知函〔2017〕3号")
    forged = years.first.with_text(TABLE, "168480", "268480").by(*other_keys)
    taken = hand_in(forged)
    assert found(taken) == ("quarantined", ["wrong_unit", "wrong_unit"])
    assert taken.reasons[0].params["unit"] == "110000"


def test_figures_edited_under_the_old_signature_are_refused(
    enrolled: Desk, hand_in: HandIn, years, tmp_path: Path
) -> None:
    import zipfile

    from handed_in import archive

    genuine = years.first.write(tmp_path / "genuine.ipsub")
    with zipfile.ZipFile(genuine) as file:
        name = file.namelist()[0].partition("/")[0]
        signature = file.read(f"{name}/signature.json")
    edited = years.first.with_text(TABLE, "168480", "268480")
    path = tmp_path / "edited.ipsub"
    path.write_bytes(archive({**edited.files, "signature.json": signature}, name))
    taken = hand_in(path)
    assert found(taken) == ("refused", ["signature_invalid"])
    with pytest.raises(KeyError):
        list(enrolled.store.content(taken.submission.digest))


def test_a_revoked_key_stops_the_package_whatever_day_it_says(
    enrolled: Desk, hand_in: HandIn, years, keys: Keys
) -> None:
    revoke(enrolled, keys.reviewer.facts.fingerprint, "粤知函〔2017〕9号")
    taken = hand_in(years.first)
    assert found(taken) == ("quarantined", ["revoked"])
    assert [one.state for one in taken.signatures] == ["valid", "revoked"]


def test_a_package_received_before_its_key_was_revoked_stays(
    enrolled: Desk, hand_in: HandIn, years, keys: Keys
) -> None:
    taken = hand_in(years.first)
    revoke(enrolled, keys.reviewer.facts.fingerprint, "粤知函〔2017〕9号")
    assert enrolled.judged(taken.submission.number).submission.verdict == "valid"


def test_a_poisoned_file_is_refused_and_its_bytes_are_not_kept(
    enrolled: Desk, hand_in: HandIn, years, tmp_path: Path
) -> None:
    path = years.first.write(tmp_path / "poisoned.ipsub")
    path.write_bytes(path.read_bytes() + b"MZ")
    taken = hand_in(path)
    assert found(taken) == ("refused", ["integrity"])
    assert taken.reasons[0].params["reason"] in ("trailing_bytes", "not_a_package")
    assert (taken.submission.file, taken.submission.size) == ("poisoned.ipsub", path.stat().st_size)
    with pytest.raises(KeyError):
        list(enrolled.store.content(taken.submission.digest))


def test_a_gap_waits_for_what_is_missing_and_is_closed_by_it(
    enrolled: Desk, hand_in: HandIn, years
) -> None:
    """[seal of what came before] names a package that has not come."""
    later = hand_in(years.second)
    assert found(later) == ("quarantined", ["gap"])
    hand_in(years.first)
    assert found(enrolled.judged(later.submission.number)) == ("valid", [])


def test_a_chief_lets_a_package_in_over_a_gap_and_says_why(
    enrolled: Desk, intake: Intake, hand_in: HandIn, years
) -> None:
    later = hand_in(years.second)
    with pytest.raises(DeskRefused):
        intake.admit(later.submission.number, " ")
    let_in = intake.admit(later.submission.number, "上一数据包未报送，国知办函〔2017〕5号")
    assert found(let_in) == ("valid", ["gap", "waived"])
    last = list(enrolled.log())[-1]
    assert (last.action, last.reason) == ("admit", "上一数据包未报送，国知办函〔2017〕5号")


def test_a_signature_is_no_matter_of_opinion(
    enrolled: Desk, intake: Intake, hand_in: HandIn, years
) -> None:
    unsigned = hand_in(years.first.by())
    with pytest.raises(DeskRefused) as refusal:
        intake.admit(unsigned.submission.number, "急")
    assert refusal.value.reason == "not_waivable"


def test_two_packages_in_the_same_place_are_a_fork(enrolled: Desk, hand_in: HandIn, years) -> None:
    first = hand_in(years.first)
    rival = years.first.saying(sealed_at="2017-03-15T07:00:00+00:00")
    taken = hand_in(rival)
    assert found(taken) == ("quarantined", ["fork"])
    assert taken.reasons[0].params == {"number": str(first.submission.number)}


def test_a_number_that_does_not_follow_is_told(enrolled: Desk, hand_in: HandIn, years) -> None:
    assert found(hand_in(years.first.saying(sequence=7))) == ("quarantined", ["sequence"])


def test_a_log_that_does_not_go_on_is_told(enrolled: Desk, hand_in: HandIn, years) -> None:
    hand_in(years.first)
    cut = dict(years.second.payload)
    cut["data/history.jsonl"] = years.first.payload["data/history.jsonl"]
    assert found(hand_in(Bag(cut, years.second.keys).saying())) == ("quarantined", ["log_break"])


def test_an_edited_entry_of_the_log_is_refused(enrolled: Desk, hand_in: HandIn, years) -> None:
    log = "data/history.jsonl"
    bag = years.first.with_text(log, '"actor":"clerk"', '"actor":"other"')
    assert found(hand_in(bag)) == ("refused", ["integrity"])


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"unit": {"code": "990000", "zh": "某地", "en": "Somewhere"}}, "unit_unknown"),
        ({"period": "2018"}, "period"),
        ({"sealed_at": "2017-04-15T08:00:00+00:00"}, "sealed_later"),
    ],
)
def test_facts_that_cannot_be_are_quarantined(
    enrolled: Desk, hand_in: HandIn, years, facts: dict[str, object], reason: str
) -> None:
    taken = hand_in(years.first.saying(**facts))
    assert taken.submission.verdict == "quarantined"
    assert reason in codes(taken)


@pytest.mark.parametrize(
    ("pin", "reason"),
    [({"version": 900}, "catalogue_unknown"), ({}, "catalogue_differs")],
)
def test_rules_that_the_desk_does_not_know_are_quarantined(
    enrolled: Desk, hand_in: HandIn, years, pin: dict[str, object], reason: str
) -> None:
    catalogue = {**years.first.facts["catalogue"], "digest": "ab" * 32, **pin}
    assert found(hand_in(years.first.saying(catalogue=catalogue))) == ("quarantined", [reason])


def test_practice_packages_stay_out_of_a_real_desk(enrolled: Desk, hand_in: HandIn, years) -> None:
    assert found(hand_in(years.first.saying(practice=True))) == ("refused", ["practice"])


def test_a_report_that_the_catalogue_does_not_know_is_refused(
    enrolled: Desk, hand_in: HandIn, years
) -> None:
    assert found(hand_in(years.first.saying(kind="weekly"))) == ("refused", ["form"])


def test_the_desk_checks_anew_and_lists_what_differs(
    enrolled: Desk, hand_in: HandIn, years
) -> None:
    """The province's program said that a rule holds; by the desk's it does not."""
    checks = "data/checks.json"
    outcome = next(
        line for line in (years.first.payload[checks].decode().split('{"explanation"'))
        if '"state":"holds"' in line
    )  # fmt: skip
    changed = years.first.with_text(checks, outcome, outcome.replace("holds", "not_applicable"))
    taken = hand_in(changed)
    assert found(taken) == ("differences", ["differences"])
    (told,) = taken.differences
    assert (told.aspect, told.theirs, told.ours) == ("state", "not_applicable", "holds")
    assert told.rule in outcome
    assert taken.submission.counts
    assert enrolled.judged(taken.submission.number).differences == (told,)


def test_a_computed_value_that_was_edited_is_found(enrolled: Desk, hand_in: HandIn, years) -> None:
    path, line = next(
        (path, line)
        for path, data in years.first.payload.items()
        if path.startswith("data/tables/")
        for line in data.decode().splitlines()
        if ",valid," in line and ",true," in line and '"' not in line
    )
    row, column, state, raw, value, *rest = line.split(",")
    forged = ",".join((row, column, state, raw, f"{value}7", *rest))
    taken = hand_in(years.first.with_text(path, line, forged))
    assert taken.submission.verdict == "differences"
    told = taken.differences[0]
    assert (told.rule, told.row, told.column, told.aspect) == ("", row, column, "value")
    assert (told.theirs.split()[1], told.ours.split()[1]) == (f"{value}7", value)


def test_many_are_taken_in_at_once_each_by_itself(
    enrolled: Desk, intake: Intake, years, tmp_path: Path
) -> None:
    good = years.first.write(tmp_path / "1.ipsub")
    bad = tmp_path / "2.ipsub"
    bad.write_bytes(b"PK")
    next_one = years.second.write(tmp_path / "3.ipsub")
    missing = tmp_path / "4.ipsub"
    arrivals = list(intake.take([good, bad, next_one, missing]))
    assert [isinstance(a.found, Judged) and a.found.submission.verdict for a in arrivals] == [
        "valid", "refused", "valid", False,
    ]  # fmt: skip
    assert isinstance(arrivals[3].found, FileMissing)
    assert [one.number for one in enrolled.submissions()] == [1, 2, 3]


def test_who_stops_keeps_what_was_taken_in_until_then(
    enrolled: Desk, intake: Intake, years, tmp_path: Path
) -> None:
    class Stopped(Exception):
        pass

    asked = iter([False, True])

    def check() -> None:
        if next(asked):
            raise Stopped

    paths = [years.first.write(tmp_path / "1.ipsub"), years.second.write(tmp_path / "2.ipsub")]
    with pytest.raises(Stopped):
        list(intake.take(paths, check))
    assert [one.verdict for one in enrolled.submissions()] == ["valid"]


def test_every_act_is_in_the_log(enrolled: Desk, hand_in: HandIn, years) -> None:
    hand_in(years.first)
    entries = list(enrolled.log())
    assert first_break(entries) is None
    assert [e.action for e in entries] == ["begin", "enrol", "enrol", "take_in"]
    last = entries[-1]
    assert (last.report, last.actor, last.after) == ("1", "chief-of-desk", "valid")


def test_a_large_package_is_kept_part_by_part(
    enrolled: Desk, hand_in: HandIn, years, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ipdesk.review.kept_bytes.PART", 1 << 16)
    path = years.first.write(tmp_path / "large.ipsub")
    assert path.stat().st_size > 1 << 16
    taken = hand_in(path)
    assert found(taken) == ("valid", [])
    assert b"".join(enrolled.store.content(taken.submission.digest)) == path.read_bytes()


def test_keys_expire_on_the_day_they_signed(
    enrolled: Desk, hand_in: HandIn, years, keys: Keys, clock
) -> None:
    clock.time += dt.timedelta(days=3 * 365)
    assert found(hand_in(years.first)) == ("valid", [])


def test_a_submission_can_be_read_again_as_a_report(
    enrolled: Desk, intake: Intake, hand_in: HandIn, years
) -> None:
    taken = hand_in(years.first)
    ours = intake.rebuilt(taken.submission.number)
    assert ours.header.year == 2015
    assert ours.verdict.ready
