"""The short code of a page: whatever it says comes back, and a slip of the hand is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdesk.errors import UsageError
from ipdesk.paper.code import (
    LANGUAGES,
    MOST_PAGES,
    WHAT,
    PageCode,
    parse_code,
    qr_text,
    scanned_digest,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODES = st.builds(
    PageCode,
    draft=st.booleans(),
    language=st.sampled_from(LANGUAGES),
    what=st.sampled_from(WHAT),
    page=st.integers(1, MOST_PAGES),
    selection=st.integers(0, (1 << 30) - 1),
    report=st.integers(0, (1 << 15) - 1),
    state=st.integers(0, (1 << 20) - 1),
    content=st.integers(0, (1 << 40) - 1),
)


@given(CODES)
def test_what_a_code_says_is_read_back(code: PageCode) -> None:
    assert parse_code(str(code)) == code


@given(CODES)
def test_case_hyphens_width_and_look_alikes_do_not_matter(code: PageCode) -> None:
    typed = str(code).lower().replace("-", " ").replace("1", "l").replace("0", "o")
    assert parse_code(typed) == code
    assert parse_code("".join(chr(ord(c) + 0xFEE0) for c in str(code))) == code


@given(CODES, st.data())
def test_one_mistyped_character_is_always_noticed(code: PageCode, data: st.DataObject) -> None:
    text = str(code).replace("-", "")
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([c for c in ALPHABET if c != text[place]]))
    with pytest.raises(UsageError, match="page_code"):
        parse_code(text[:place] + other + text[place + 1 :])


@given(st.text(max_size=40))
def test_any_text_is_a_code_or_is_refused(text: str) -> None:
    try:
        code = parse_code(text)
    except UsageError:
        return
    assert parse_code(str(code)) == code


@given(CODES, st.binary(min_size=32, max_size=32))
def test_the_symbol_says_the_code_and_the_whole_digest(code: PageCode, digest: bytes) -> None:
    text = qr_text(code, digest.hex())
    assert parse_code(text) == code
    assert scanned_digest(text) == digest.hex()
    assert scanned_digest(str(code)) == ""
