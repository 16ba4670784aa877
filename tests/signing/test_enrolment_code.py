"""The enrolment code: complete, and no slip of the pen goes unnoticed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signers import Keys

from ipdesk.paper.crockford import ALPHABET
from ipdesk.signing.enrolment_code import code_lines, parse_enrolment, qr_text
from ipdesk.signing.facts import EARLIEST, LATEST, KeyFacts, fingerprint_of
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import ROLES

DAYS = st.dates(EARLIEST, LATEST)
UNITS = st.from_regex(r"\A([1-9][0-9]{5}|[A-Z]{2,8})\Z") | st.just("000001")


@st.composite
def facts(draw: st.DrawFn) -> KeyFacts:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    public = draw(st.binary(min_size=32, max_size=32))
    return KeyFacts(
        alg="ed25519", public_key=public.hex(), fingerprint=fingerprint_of(public),
        unit=draw(UNITS), role=draw(st.sampled_from(ROLES)),
        valid_from=first.isoformat(), valid_until=last.isoformat(),
    )  # fmt: skip


def reason(text: str) -> str:
    with pytest.raises(SigningRefused) as refused:
        parse_enrolment(text)
    return refused.value.reason


@given(facts())
def test_what_is_typed_or_scanned_is_what_was_printed(made: KeyFacts) -> None:
    lines = code_lines(made)
    assert [len(line) for line in lines] == [29, 29, 29]
    assert parse_enrolment("\n".join(lines)) == made
    assert parse_enrolment(qr_text(made)) == made


@given(facts(), st.data())
def test_one_wrong_character_is_noticed_with_its_line(made: KeyFacts, data: st.DataObject) -> None:
    text = qr_text(made).partition(":")[2]
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([letter for letter in ALPHABET if letter != text[at]]))
    with pytest.raises(SigningRefused) as refused:
        parse_enrolment(text[:at] + other + text[at + 1 :])
    assert refused.value.reason == "enrolment_line"
    assert refused.value.params["line"] == at // 24 + 1


@given(facts(), st.permutations(range(3)).filter(lambda order: order != [0, 1, 2]))
def test_exchanged_lines_are_noticed(made: KeyFacts, order: list[int]) -> None:
    lines = code_lines(made)
    assert reason(" ".join(lines[number] for number in order)) == "enrolment_line"


def test_width_case_and_letters_that_look_alike_do_not_matter(keys: Keys) -> None:
    text = "\n".join(code_lines(keys.clerk.facts)).lower().replace("0", "o").replace("1", "l")
    assert parse_enrolment(text.replace("-", " ")) == keys.clerk.facts
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in text)
    assert parse_enrolment(wide) == keys.clerk.facts


@pytest.mark.parametrize("text", ["", "IPKEY1:", "ABCD", "中文" * 36, "IPDESK1:0000:00"])
def test_another_text_is_no_code(text: str) -> None:
    assert reason(text) in ("enrolment_text", "enrolment_line")


def test_a_code_of_other_content_is_no_code(keys: Keys) -> None:
    """Its check characters fit, but it says nothing that can be."""
    from ipdesk.signing.enrolment_code import _check

    made = ["0" * 23, "0" * 23, "0" * 23]
    text = "".join(line + _check(number, line) for number, line in enumerate(made, 1))
    assert reason(text) == "enrolment_text"


def test_the_last_day_that_a_code_can_tell_is_the_latest(keys: Keys) -> None:
    assert (LATEST - EARLIEST).days == 2**15 - 1
    assert LATEST - dt.timedelta(days=2**15 - 1) == EARLIEST
