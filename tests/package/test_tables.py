"""The tables: every cell travels exactly; nothing that was typed can act as a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package_builder import Files

from ipdesk.errors import PackageRefused
from ipdesk.package import table_reader, tables
from ipdesk.package.csv_text import CsvError, decode_records, encode_record, guard, unguard
from ipdesk.package.limits import LIMITS
from ipdesk.values import State

ANY_TEXT = st.text(
    st.one_of(st.sampled_from("=+-@'\t\r\n\",＝＋－＠ 0"), st.characters(exclude_categories=["Cs"]))
)
ACTIVE = tuple("=+-@\t\r＝＋－＠")


def rows(data: Files, section: str) -> list[dict[str, str]]:
    text = data[f"data/tables/{section}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@given(ANY_TEXT)
def test_guard_is_undone_exactly(text):
    assert unguard(guard(text)) == text
    assert unguard(guard(text, canonical_value=True)) == text
    assert not guard(text).startswith(ACTIVE)


@given(st.lists(st.lists(ANY_TEXT, min_size=2, max_size=4), max_size=5))
def test_records_survive_writing_and_reading(records):
    text = "".join(map(encode_record, records))
    assert list(decode_records([text], 5, 10**6)) == records
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == records


@given(ANY_TEXT.filter(str.strip), ANY_TEXT.filter(bool))
def test_typed_text_and_notes_survive(raw, note):
    record = tables.TableRecord(
        "r1", "name", State.INVALID, raw, "", "件", computed=False,
        facets={"note": note, "flag": note},
    )  # fmt: skip
    assert list(table_reader.decode([tables.encode([record])], "t.csv")) == [record]


def test_formulas_are_prefixed_in_text_but_negative_values_stay_numbers(data):
    summary = rows(data, "profile")[1]
    assert summary["raw"] == '\'=cmd|"/c calc"!A1\r\n第二行，"引号"'
    growth = rows(data, "base")[1]
    assert (growth["raw"], growth["value"]) == ("'-5.50", "-5.5")


def test_states_raw_text_and_units_are_kept_apart(data):
    cells = {(row["row"], row["column"]): row for row in rows(data, "base")}
    assert cells["BF1", "value"]["raw"] == "１６８，４８０"
    assert cells["BF1", "value"]["value"] == "168480"
    assert cells["BF1", "value"]["unit"] == "件"
    assert cells["BF2", "value"]["state"] == "not_available"
    assert cells["BF2", "value"]["value"] == "统计部门未公布"
    assert cells["BF3", "value"]["state"] == "invalid"
    assert cells["BF2", "growth"]["computed"] == "true"


def test_facets_travel_even_where_the_cell_is_blank(data):
    cells = {(row["row"], row["column"]): row for row in rows(data, "base")}
    assert cells["BF3", "growth"]["state"] == "blank"
    assert cells["BF3", "growth"]["note"] == "核对中"
    assert cells["BF1", "value"]["source"] == "'@统计月报"
    assert cells["BF1", "value"]["other"] == '{"flag":"1"}'


def test_roster_rows_keep_their_order_and_empty_ones_are_there(data):
    records = list(table_reader.decode([data["data/tables/cities.csv"]], "cities.csv"))
    assert list(dict.fromkeys(record.row for record in records)) == ["", "r2", "r3", "r1"]
    assert [record.column for record in records if record.row == "r3"] == [""]


HEAD = ",".join(tables.HEADER) + "\n"
GOOD = "r1,name,valid,a,a,,false,,,,,\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("row,column\n", "table_header"),
        ("\ufeff" + HEAD, "table_header"),
        ("", "table_header"),
        (HEAD + GOOD[:-1], "table_csv"),
        (HEAD + GOOD.replace("\n", "\r\n"), "table_csv"),
        (HEAD + GOOD.replace("a,a", '"a",a'), "table_csv"),
        (HEAD + GOOD.replace("a,a", 'a",a'), "table_csv"),
        (HEAD + "r1,name\n", "table_record"),
        (HEAD + GOOD.replace("a,a", "=a,=a"), "table_record"),
        (HEAD + GOOD.replace("valid", "fine"), "table_record"),
        (HEAD + GOOD.replace("valid", "blank"), "table_record"),
        (HEAD + GOOD.replace("valid", "not_applicable"), "table_record"),
        (HEAD + GOOD.replace("a,a", ",a"), "table_record"),
        (HEAD + GOOD.replace("false", "no"), "table_record"),
        (HEAD + GOOD.replace("name", ""), "table_record"),
        (HEAD + GOOD.replace("r1", ""), "table_record"),
        (HEAD + GOOD[:-1] + '"{""note"":""x""}"\n', "table_record"),
        (HEAD + GOOD[:-1] + "{}\n", "table_record"),
        (HEAD + GOOD + GOOD, "table_duplicate"),
        (HEAD + GOOD + GOOD.replace("r1", "r2") + GOOD, "table_order"),
    ],
)
def test_table_that_does_not_conform_is_refused(text, reason):
    with pytest.raises(PackageRefused) as refused:
        list(table_reader.decode([text.encode()], "t.csv"))
    assert refused.value.reason == reason


def test_table_that_is_no_text_is_refused():
    with pytest.raises(PackageRefused) as refused:
        list(table_reader.decode([HEAD.encode() + b"\xff"], "t.csv"))
    assert refused.value.reason == "table_text"


def test_table_with_too_many_records_is_refused():
    text = HEAD + GOOD + GOOD.replace("r1", "r2")
    with pytest.raises(PackageRefused) as refused:
        list(table_reader.decode([text.encode()], "t.csv", LIMITS.but(table_records=2)))
    assert refused.value.reason == "table_records"


@pytest.mark.parametrize("record", ["," * 90, '"a,",' * 90, '"a,","b,"' + "," * 90])
def test_a_record_of_too_many_fields_is_not_taken_apart(record):
    """However many it has, it comes with one too many."""
    first = next(decode_records([record + "\n"], 5, 10**6))
    assert len(first) == 6


@pytest.mark.parametrize("record", ["x" * 90, '"' + "x,\n" * 30 + '"', '"' + '""' * 50 + '"'])
def test_a_record_that_is_too_long_is_refused(record):
    assert len(list(decode_records([record + "\n"], 5, 200))) == 1
    with pytest.raises(CsvError):
        list(decode_records([record + "\n"], 5, 80))
