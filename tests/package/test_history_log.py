"""The history is read block by block; where a block ends makes no difference."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdesk.errors import PackageRefused
from ipdesk.package import history_log, history_reader
from ipdesk.package.limits import LIMITS


def cut(data: bytes, places: list[int]) -> list[bytes]:
    ends = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in itertools.pairwise(ends)]


@given(places=st.lists(st.integers(0, 10_000), max_size=6))
def test_entries_are_the_same_however_the_bytes_arrive(places, history):
    data = history_log.encode(history)
    *entries, head = history_reader.decode(cut(data, places), "h")
    assert tuple(entries) == history
    assert isinstance(head, history_log.Head)


@given(places=st.lists(st.integers(0, 10_000), max_size=6))
def test_nothing_may_follow_the_head(places, history):
    lines = history_log.encode(history[:3]).splitlines(keepends=True)
    more = history_log.encode(history).splitlines(keepends=True)[3:]
    with pytest.raises(PackageRefused) as refused:
        list(history_reader.decode(cut(b"".join([*lines, *more]), places), "h"))
    assert refused.value.reason == "history_head"


@given(places=st.lists(st.integers(0, 10_000), max_size=6))
def test_a_line_has_its_limit_however_the_bytes_arrive(places, history):
    data = history_log.encode(history)
    longest = max(map(len, data.splitlines()))
    assert list(history_reader.decode(cut(data, places), "h", LIMITS.but(line_size=longest)))
    with pytest.raises(PackageRefused) as refused:
        list(history_reader.decode(cut(data, places), "h", LIMITS.but(line_size=longest - 1)))
    assert refused.value.reason == "history_line"
