"""A large package is gone through with nothing kept, and gets the verdict that a small one gets."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package_builder import bagged, with_json

from ipdesk.errors import PackageRefused
from ipdesk.package import check_gist, table_reader
from ipdesk.package.canonical_json import encode
from ipdesk.package.check_results import CheckResults
from ipdesk.package.csv_text import encode_record, whole_records
from ipdesk.package.limits import LIMITS
from ipdesk.package.packed_rows import PackedRows
from ipdesk.package.page_list import PageList, identity_of
from ipdesk.package.table_alike import Alike
from ipdesk.package.tables import HEADER
from ipdesk.package.verify import inspect
from ipdesk.paper.content import Data, page_records

LARGE = LIMITS.but(kept_size=1)
CHECKS, PAGES = "data/checks.json", "data/pages.json"
FIELD = st.text(st.sampled_from("a=',\"\n\r -🏮"), max_size=4)
HEAD = encode_record(HEADER)


def outcome_of(source, limits):
    try:
        return inspect(source, limits)
    except PackageRefused as fault:
        return fault.reason


@given(st.lists(st.lists(FIELD, min_size=2, max_size=3), max_size=6), st.lists(st.integers(0, 80)))
def test_texts_of_whole_records_are_the_same_however_the_bytes_arrive(records, places):
    data = "".join(map(encode_record, records)).encode()
    ends = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    texts = list(whole_records((data[a:b] for a, b in itertools.pairwise(ends)), 1000))
    assert "".join(texts) == data.decode()
    assert all(text.endswith("\n") and text.count('"') % 2 == 0 for text in texts)


def test_what_goes_on_without_an_end_is_not_held():
    read = 0

    def chunks():
        nonlocal read
        for _ in range(1000):
            read += 1
            yield b'"' + b"x" * 99

    assert list(whole_records(chunks(), 100))[-1] == '"'
    assert read < 10


PART = st.sampled_from(["", "a", "b", "'=a", "=a", " ", "-5", "'-5", "a,b"])
STATE = st.sampled_from(["blank", "valid", "invalid", "not_available"])
OTHER = st.sampled_from(["", "", '{"flag":"1"}', '{"carried_from":"r-1"}', '{"note":"x"}', "{}"])
RECORD = st.tuples(
    st.sampled_from(["r1", "r2", "", "'=r"]), st.sampled_from(["c", "d", "", "'=c"]), STATE, PART,
    PART, PART, st.sampled_from(["true", "false"]), PART, st.just(""), st.just(""), PART, OTHER,
)  # fmt: skip


@given(st.lists(RECORD, max_size=6))
def test_a_record_like_those_before_is_read_as_it_is_by_itself(records):
    """What is known from the records before never changes what comes of one."""
    alike = Alike()
    for fields in records:
        alone = read([fields])
        quick = alike.record(fields)
        if quick is not None:
            assert [quick] == alone
        elif isinstance(alone, list):
            alike.learn(fields, alone[0])


def read(records):
    text = HEAD + "".join(map(encode_record, records))
    try:
        return list(table_reader.decode([text.encode()], "t"))
    except PackageRefused as fault:
        return fault.reason


def test_the_gist_of_the_checks_is_the_same_piece_by_piece(data, monkeypatch):
    results = CheckResults(**vars_of(data[CHECKS], 40))
    text = encode(results)
    for piece in (1, 1000, 1 << 20):
        monkeypatch.setattr(check_gist, "_PIECE", piece)
        assert check_gist.going_through(text, LIMITS) == check_gist.gist_of(results.problems)


def vars_of(content, times):
    import msgspec

    found = msgspec.json.decode(content, type=CheckResults)
    return {name: getattr(found, name) * times for name in ("outcomes", "problems", "stands")}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text.replace(b'"op":', b'"op": ', 1),
        lambda text: text.replace(b'],"problems":[', b',],"problems":[', 1),
        lambda text: text.replace(b'],"problems":[', b']"problems":[', 1),
        lambda text: text.replace(b'],"stands":[', b'],"stand":[', 1),
        lambda text: text.replace(b"]}\n", b"]}]\n", 1),
        lambda text: text + b"\n",
        lambda text: b'{"outcomes":[]}\n',
        lambda text: b'{"outcomes":[],"problems":[]}\n',
    ],
)
def test_what_is_not_canonical_has_no_gist(data, change, monkeypatch):
    monkeypatch.setattr(check_gist, "_PIECE", 1)
    assert change(data[CHECKS]) != data[CHECKS]
    assert check_gist.going_through(data[CHECKS], LIMITS) is not None
    assert check_gist.going_through(change(data[CHECKS]), LIMITS) is None


def shown_by(found, items):
    """The pages as they follow from a package's tables."""
    blank = PageList(print="report", language="zh", pages=())
    data = Data(found.tables)
    made = page_records(identity_of(found.submission, blank), data, items)
    return PageList(print="report", language="zh", pages=made)


def test_pages_are_the_same_from_packed_rows(data):
    found = inspect(bagged(data))
    items = [[("cities", "r1"), ("", "x", "y")], [], [("base", "BF1", "growth"), ("base", "BF9")]]
    pages = shown_by(found, items)
    packed = PackedRows({code: Data({code: t}).digest for code, t in found.tables.items()})
    for code, records in found.tables.items():
        packed.take(code, records)
    for item in (("cities", "r1"), ("base", "BF1", "growth"), ("base", "none")):
        assert packed.shown(item) == Data(found.tables).shown(item)
    content = {**data, PAGES: encode(pages)}
    assert outcome_of(bagged(content), LIMITS) == outcome_of(bagged(content), LARGE)


@pytest.mark.parametrize("limits", [LIMITS, LARGE])
def test_pages_cannot_show_a_row_again_and_again(data, limits):
    found = inspect(bagged(data))
    pages = shown_by(found, [[("cities", "r1")] * 40] * 30)
    content = bagged({**data, PAGES: encode(pages)})
    assert outcome_of(content, limits) != "pages_disagree"
    for narrow in (limits.but(shown_size=10_000), limits.but(pages=29)):
        assert outcome_of(content, narrow) == "pages_disagree"


def test_the_tables_have_one_limit_together(data):
    """Each of them is within it, all of them are not."""
    records = sum(data[path].count(b"\n") for path in data if path.startswith("data/tables/"))
    most = LIMITS.but(table_records=records - 3)
    assert outcome_of(bagged(data), most) == "table_records"


def test_a_verdict_that_disagrees_is_found_in_a_large_package(data):
    def block(results):
        for problem in results["problems"]:
            problem["blocks"] = True

    content = bagged(with_json(data, CHECKS, block))
    assert outcome_of(content, LIMITS) == outcome_of(content, LARGE) == "verdict_disagrees"
