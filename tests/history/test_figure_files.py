"""Files of figures: long and wide, CSV and workbook, in the encodings people have.

Requirements
    3.4    a history import (CSV or workbook) for the years before
    3.CLI  ipdesk history import FILE X
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipdesk.errors import FiguresRefused, FileMissing, WorkbookRefused
from ipdesk.exchange.figure_file import LIMITS, read_figure_file
from ipdesk.exchange.figure_lines import FigureLine, figure_lines

LONG = "指标,年份,数值,版本,来源,文号\n常住人口,2015,10849,2016年公布,统计年鉴,粤统〔2016〕1号\n"
WIDE = "series,2014,2015年\nBF2,10724,10849\n"
Write = Callable[..., Path]


def stated(path: Path) -> tuple[FigureLine, ...]:
    return figure_lines(read_figure_file(path)).lines


def of_workbook(path: Path, *lines: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_long_form_states_a_figure_in_each_line(table: Write, encoding: str) -> None:
    """3.4: UTF-8 with and without its mark, and GB18030"""
    (line,) = stated(table(LONG, encoding))
    assert line[1:5] == ("C2", "常住人口", "2015", "10849")
    assert line[7:10] == ("2016年公布", "统计年鉴", "粤统〔2016〕1号")


def test_wide_form_states_a_figure_in_each_column_of_a_year(table: Write) -> None:
    lines = stated(table(WIDE))
    assert [(line.at, line.year, line.value) for line in lines] == [
        ("B2", "2014", "10724"),
        ("C2", "2015", "10849"),
    ]


def test_a_title_may_stand_above_the_headings(table: Write) -> None:
    assert len(stated(table(f"广东省历年数据,,,,,\n\n{LONG}"))) == 1


def test_a_figure_is_read_as_it_is_written(table: Write) -> None:
    """Nothing is taken for a number, a date or a missing value on the way."""
    written = ("007", "1e5", "NA", "null", "12,34", "0.10", "TRUE", " 5 ")
    lines = "".join(f'BF2,2015,"{text}"\n' for text in written)
    assert tuple(line.value for line in stated(table(f"series,year,value\n{lines}"))) == written


def test_a_workbook_is_read_like_a_table(tmp_path: Path) -> None:
    path = of_workbook(
        tmp_path / "f.xlsx", ("Series", "Year", "Value"), ("BF2", 2015, 10849), ("BF3", 2015, 0.1)
    )
    assert [line[1:5] for line in stated(path)] == [
        ("C2", "BF2", "2015", "10849"),
        ("C3", "BF3", "2015", "0.1"),
    ]


def test_a_formula_without_a_value_is_seen(tmp_path: Path) -> None:
    path = of_workbook(tmp_path / "f.xlsx", ("Series", 2015), ("BF2", "=1+1"))
    assert [line.fault for line in stated(path)] == ["formula"]


def test_what_is_not_read_is_named(table: Write) -> None:
    found = figure_lines(read_figure_file(table("series,2015,remark\nBF2,1,x\n")))
    assert found.left == ("remark",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no_headings"),
        (b"a,b\n1,2\n", "no_headings"),
        (b"series,value\nBF2,1\n", "no_headings"),
        (b"series,year,2015\nBF2,1,2\n", "no_headings"),
        (b"series,year,value,2015\nBF2,2015,1,2\n", "no_headings"),
        (b"series,2015,2015\xe5\xb9\xb4\nBF2,1,2\n", "heading_twice"),
        (b"series,item,2015\nBF2,BF2,2\n", "heading_twice"),
        (b'series,2015\nBF2,"1\n', "damaged"),
        (b"series,2015\nBF2,\xff\xff\n", "not_text"),
        (b"series,2015\nBF2,\x00\n", "not_text"),
        ("series,2015\n".encode("utf-16"), "not_text"),
        (b"," * 300, "too_many_columns"),
    ],
)
def test_a_file_that_states_no_figures_is_refused(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """3.4: with the reason, and as a whole"""
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(FiguresRefused) as refused:
        stated(path)
    assert refused.value.reason == reason


def test_a_file_beyond_the_limits_is_refused(table: Write) -> None:
    small = LIMITS.__class__(file_bytes=40, lines=3)
    with pytest.raises(FiguresRefused) as refused:
        read_figure_file(table("x" * 41), small)
    assert refused.value.reason == "too_large"
    with pytest.raises(FiguresRefused) as refused:
        read_figure_file(table("a\nb\nc\nd\n"), small)
    assert refused.value.reason == "too_many_lines"


def test_the_limits_are_those_that_are_stated() -> None:
    """docs/cli.md: at most 100,000 lines and 20 MB"""
    assert (LIMITS.lines, LIMITS.file_bytes) == (100_000, 20_000_000)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_figure_file(tmp_path / "gone.csv")


def test_a_file_that_only_calls_itself_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("series,2015\n", encoding="utf-8")
    with pytest.raises(WorkbookRefused):
        read_figure_file(path)


def test_quotes_among_the_figures_do_not_hide_what_parts_the_fields(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    rows = "0,1949,,,,\n" * 6 + '""";",1949,,,,\n'
    path.write_text(f"series,year,value,vintage,source,document\n{rows}", encoding="utf-8")
    assert [line.series for line in stated(path)][-1] == '";'


FIELD = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n\ufeff"), max_size=12)
FIGURES = st.lists(
    st.tuples(
        FIELD.filter(str.strip), st.integers(1949, 2100).map(str), FIELD, FIELD, FIELD, FIELD
    ),
    max_size=8,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(figures=FIGURES)
def test_what_a_spreadsheet_writes_is_read_back(
    tmp_path: Path, figures: list[tuple[str, ...]]
) -> None:
    """Whatever the texts are: quotes, commas, signs of formulas. Only blanks are nothing."""
    import csv

    path = tmp_path / "round.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("series", "year", "value", "vintage", "source", "document"))
        writer.writerows(figures)
    read = [
        (line.series, line.year, line.value, line.vintage, line.source, line.document)
        for line in stated(path)
    ]
    assert read == [tuple(f if f.strip() else "" for f in figure) for figure in figures]
