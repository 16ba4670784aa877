"""Canonical JSON is read in two ways, a quick one and one that says why; they agree."""

import json
import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.limits import LIMITS


class Shape(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    zebra: str
    apple: int | None
    many: tuple[tuple[str, bool], ...] = ()


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SHAPES = st.builds(
    Shape,
    zebra=TEXT,
    apple=st.none() | st.integers(-(2**63), 2**63 - 1),
    many=st.lists(st.tuples(TEXT, st.booleans())).map(tuple),
)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**99), 10**99) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@given(VALUES)
def test_the_spelling_is_that_of_the_standard_library_sorted_and_without_spaces(value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical_json.encode(value) == text.encode() + b"\n"


def test_half_a_character_has_no_spelling():
    with pytest.raises(UnicodeEncodeError):
        canonical_json.encode({"a": "\ud800"})


@given(SHAPES)
def test_the_quick_reading_takes_what_is_canonical(shape):
    data = canonical_json.encode(msgspec.to_builtins(shape))
    assert canonical_json.decode_as(data, Shape) == shape
    assert msgspec.convert(canonical_json.decode(data, "x"), Shape) == shape


@given(st.characters(exclude_categories=["Cs"], max_codepoint=0x2100))
def test_every_character_has_one_spelling_in_both(character):
    data = canonical_json.encode({"apple": None, "zebra": character})
    assert canonical_json.decode_as(data, Shape) == Shape(zebra=character, apple=None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"apple":1,"zebra":"x"}', "json_not_canonical"),
        (b'{"apple":1, "zebra":"x"}\n', "json_not_canonical"),
        (b'{"zebra":"x","apple":1}\n', "json_not_canonical"),
        (b'{"apple":1,"zebra":"\\u0078"}\n', "json_not_canonical"),
        (b'{"apple":1,"zebra":"\\/"}\n', "json_not_canonical"),
        (b'\xef\xbb\xbf{"apple":1,"zebra":"x"}\n', "json_syntax"),
        (b'{"apple":1,"zebra":"x"}\n\n', "json_not_canonical"),
        (b'{"apple":-0,"zebra":"x"}\n', "json_not_canonical"),
        (b'{"apple":1.0,"zebra":"x"}\n', "json_number"),
        (b'{"apple":1e2,"zebra":"x"}\n', "json_number"),
        (b'{"apple":1,"apple":1,"zebra":"x"}\n', "json_duplicate_key"),
        (b'{"apple":1,"zebra":"\\ud800"}\n', "json_text"),
        (b'{"apple":1,"zebra":"\xff"}\n', "json_text"),
        (b'{"apple":' + b"[" * 200_000, "json_depth"),
    ],
)
def test_what_has_another_spelling_is_refused_by_both(data, reason):
    assert canonical_json.decode_as(data, Shape) is None
    with pytest.raises(PackageRefused) as refused:
        canonical_json.decode(data, "x")
    assert refused.value.reason == reason


def test_a_default_that_is_spelt_out_is_left_to_the_other_reading():
    data = b'{"apple":1,"many":[],"zebra":"x"}\n'
    assert canonical_json.decode_as(data, Shape) is None
    assert canonical_json.decode(data, "x") == {"apple": 1, "many": [], "zebra": "x"}


def test_the_quick_reading_keeps_the_limits():
    data = canonical_json.encode({"apple": 1, "many": [["a", True]] * 20, "zebra": "x"})
    assert canonical_json.decode_as(data, Shape) is not None
    assert canonical_json.decode_as(data, Shape, LIMITS.but(json_marks=10)) is None
    assert canonical_json.decode_as(data, Shape, LIMITS.but(json_size=10)) is None


@pytest.mark.parametrize("number", [b"9" * 4_000, b"-" + b"9" * 4_000])
def test_endless_numbers_cost_no_time(number):
    """Making an int of digits takes time that grows with the square of their count."""
    data = b"[" + b",".join([number] * 2_000) + b"]\n"
    begun = time.process_time()
    with pytest.raises(PackageRefused, match="json_number"):
        canonical_json.decode(data, "x")
    assert time.process_time() - begun < 0.5


def test_what_is_long_is_not_gone_through_for_its_fault():
    limits = LIMITS.but(told_size=20, told_marks=3)
    assert canonical_json.tellable(b'{"apple":1}\n', limits)
    assert not canonical_json.tellable(b'{"apple":"0123456789"}\n', limits)
    assert not canonical_json.tellable(b"[[[[]]]]\n", limits)
