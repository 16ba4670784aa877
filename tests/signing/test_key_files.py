"""Keys as files: protected by a passphrase, for their owner alone, never mixed up."""

from __future__ import annotations

import datetime as dt
import os
import stat
import subprocess
from pathlib import Path

import pytest
from msgspec import structs
from signers import AT, FIRST, LAST, PASSPHRASE, UNIT

from ipdesk.signing import facts as public
from ipdesk.signing.algorithms import ALGORITHMS
from ipdesk.signing.enrolment_code import code_lines
from ipdesk.signing.facts import fingerprint_of
from ipdesk.signing.key_file import (
    Holder,
    SigningKey,
    make_key,
    open_key,
    read_facts,
    usual_last_day,
)
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.validity import validity

HOLDER = Holder(UNIT, "clerk", FIRST, LAST)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_key(tmp_path / "clerk.ipkey", HOLDER, PASSPHRASE)
    return tmp_path / "clerk.ipkey"


def refusal(path: Path, passphrase: str = PASSPHRASE, holder: Holder = HOLDER) -> str:
    with pytest.raises(SigningRefused) as refused:
        make_key(path, holder, passphrase)
    return refused.value.reason


def test_the_public_file_says_whose_key_it_is(path: Path) -> None:
    facts = read_facts(path)
    assert (facts.unit, facts.role, facts.alg) == (UNIT, "clerk", "ed25519")
    assert (facts.first_day, facts.last_day) == (FIRST, LAST)
    assert public.encode(facts) == path.read_bytes()


def test_the_private_key_is_encrypted_pkcs8_that_other_programs_open(path: Path) -> None:
    command = ["openssl", "pkey", "-in", str(path.with_suffix(".pem")), "-pubout",
               "-outform", "DER", "-passin", f"pass:{PASSPHRASE}"]  # fmt: skip
    told = subprocess.run(command, capture_output=True, check=True).stdout
    assert told.endswith(read_facts(path).public)
    assert b"ENCRYPTED" in path.with_suffix(".pem").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps files apart by folders")
def test_the_private_key_is_for_its_owner_alone(path: Path) -> None:
    assert stat.S_IMODE(path.with_suffix(".pem").stat().st_mode) == 0o600


def test_the_passphrase_opens_the_key(path: Path) -> None:
    key = open_key(path.with_suffix(".pem"), PASSPHRASE)
    assert ALGORITHMS["ed25519"].verifies(key.facts.public, key.private.sign(b"x"), b"x")


def test_full_width_letters_of_a_passphrase_count_as_plain_ones(path: Path) -> None:
    assert open_key(path, PASSPHRASE.replace("2", "２")).facts == read_facts(path)


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [("short", "passphrase_short"), ("       geese", ""), ("138 0013 8000 12", "passphrase_digits"),
     ("", "passphrase_short"), ("长" * 400, "passphrase_long")],
)  # fmt: skip
def test_a_weak_passphrase_makes_no_key(tmp_path: Path, passphrase: str, reason: str) -> None:
    if not reason:
        assert make_key(tmp_path / "k", HOLDER, passphrase).role == "clerk"
        return
    assert refusal(tmp_path / "k", passphrase) == reason
    assert list(tmp_path.glob("k*")) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"unit": "44"}, "key_unit"), ({"role": "king"}, "key_role"), ({"last": AT.date()}, ""),
     ({"last": FIRST - dt.timedelta(days=1)}, "key_days"),
     ({"last": dt.date(2022, 1, 1)}, "key_years")],
)  # fmt: skip
def test_a_holder_that_cannot_be_makes_no_key(
    tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    holder = HOLDER._replace(**change)
    if not reason:
        assert make_key(tmp_path / "k", holder, PASSPHRASE).valid_until == "2017-03-15"
        return
    assert refusal(tmp_path / "k", holder=holder) == reason


def test_a_key_never_replaces_another(path: Path) -> None:
    before = path.read_bytes()
    assert refusal(path) == "key_exists"
    path.unlink()
    assert refusal(path) == "key_exists"
    assert before


def opening(path: Path, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(SigningRefused) as refused:
        open_key(path, passphrase)
    return refused.value.reason


def test_another_passphrase_does_not_open_it(path: Path) -> None:
    assert opening(path, PASSPHRASE + "!") == "passphrase_wrong"
    assert opening(path, "") == "passphrase_wrong"


def test_a_half_of_a_key_is_none(path: Path) -> None:
    path.with_suffix(".pem").rename(path.with_name("elsewhere.pem"))
    assert opening(path) == "not_beside"


def test_files_of_two_keys_are_not_one(path: Path) -> None:
    make_key(path.with_name("other.ipkey"), HOLDER, PASSPHRASE)
    path.with_name("other.pem").replace(path.with_suffix(".pem"))
    assert opening(path) == "key_differs"


def test_a_key_without_passphrase_is_not_used(path: Path, keys: object) -> None:
    pem = path.with_suffix(".pem")
    plain = subprocess.run(
        ["openssl", "pkey", "-in", str(pem), "-passin", f"pass:{PASSPHRASE}"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    pem.write_bytes(plain)
    assert opening(path) == "not_encrypted"


@pytest.mark.parametrize("data", [b"", b"{}\n", b"\x00" * 70_000, b'{"alg":1.5}\n'])
def test_what_is_no_key_file_is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert opening(path) == "not_a_key"


def test_edited_facts_are_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"2018-12-31", b"2016-12-31"))
    assert opening(path) == "not_a_key"
    path.write_bytes(path.read_bytes().replace(b"2016-12-31", b"2018-12-31"))
    facts = read_facts(path)
    digit = "0" if facts.public_key[0] != "0" else "1"
    other = (digit + facts.public_key[1:]).encode()
    path.write_bytes(path.read_bytes().replace(facts.public_key.encode(), other))
    assert opening(path) == "not_a_key"


def test_a_key_of_an_unknown_algorithm_says_so(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"ed25519"', b'"sm2"'))
    assert opening(path) == "unknown_algorithm"
    with pytest.raises(SigningRefused) as refused:
        code_lines(read_facts(path))
    assert refused.value.reason == "unknown_algorithm"


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2018-12-32", "9999-12-31"])
def test_days_that_no_key_can_have_are_refused(path: Path, day: str) -> None:
    path.write_bytes(path.read_bytes().replace(b"2017-01-01", day.encode()))
    assert opening(path) == "not_a_key"


def test_a_public_key_of_another_length_is_none(path: Path) -> None:
    facts = read_facts(path)
    short = facts.public[:31]
    changed = structs.replace(facts, public_key=short.hex(), fingerprint=fingerprint_of(short))
    path.write_bytes(public.encode(changed))
    assert opening(path) == "not_a_key"


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [("2016-12-31", "not_yet", 730), ("2017-01-01", "valid", 729), ("2018-11-01", "expiring", 60),
     ("2018-10-31", "valid", 61), ("2018-12-31", "expiring", 0), ("2019-01-01", "expired", -1)],
)  # fmt: skip
def test_expiry_is_warned_of_sixty_days_before(
    keys: tuple[SigningKey, ...], day: str, state: str, days: int
) -> None:
    noon = dt.datetime.fromisoformat(f"{day}T12:00:00+08:00")
    assert validity(keys[0].facts, noon) == (state, days)


def test_a_day_of_validity_is_one_in_beijing(keys: tuple[SigningKey, ...]) -> None:
    last = dt.datetime(2018, 12, 31, 15, 59, tzinfo=dt.UTC)
    assert validity(keys[0].facts, last).may_sign
    assert not validity(keys[0].facts, last + dt.timedelta(minutes=1)).may_sign


@pytest.mark.parametrize(
    ("first", "last"), [("2017-03-15", "2019-03-14"), ("2020-02-29", "2022-02-27")]
)
def test_a_key_is_valid_for_usual_last_day_unless_said(first: str, last: str) -> None:
    assert usual_last_day(dt.date.fromisoformat(first)) == dt.date.fromisoformat(last)
