"""What the columns of somebody's own table are: found, proposed, remembered. Issue 4, item 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_samples import FIRMS_HEAD, Lines, book_of, table_of

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.errors import UsageError
from ipdesk.exchange.column_mapping import proposed, remembered, setting_of, text_of
from ipdesk.exchange.column_targets import ROW, fit, propose, sections_for, targets_of
from ipdesk.exchange.foreign_file import is_foreign, open_foreign
from ipdesk.exchange.foreign_table import foreign_table
from ipdesk.exchange.unit_words import converted, factor_between, split_unit, units_for
from ipdesk.snapshot import Snapshot

FIRM = (1, "丙公司", "91350100M000100Y43", "2016-03-01", 7, "某处")


@pytest.fixture
def enterprises(edition: Catalogue):
    return form_for(edition, "annual", "leading").sections["enterprises"]


def test_headings_are_found_below_a_title_and_a_remark(tmp_path: Path, snapshot: Snapshot) -> None:
    lines: Lines = [("2016年企业情况表",), ("单位：省局",), (), FIRMS_HEAD, FIRM]
    table = table_of(book_of(tmp_path / "x.xlsx", lines), snapshot)
    assert table.head_line == 4
    assert [lane.head for lane in table.lanes] == list(FIRMS_HEAD)
    assert table.lines == (5,)


def test_a_heading_merged_over_two_lines_is_the_upper_text(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    lines: Lines = [("名称", "专利", None), (None, "人数", "级别"), ("丙公司", 3, "省级")]
    path = book_of(tmp_path / "x.xlsx", lines)
    table = table_of(path, snapshot)
    assert (table.head_line, [lane.head for lane in table.lanes]) == (2, ["名称", "人数", "级别"])


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("企业名称", "name"),
        ("有效发明专利数(件)", "inventions"),
        ("有效发明专利数（件）", "inventions"),
        ("Invention patents", "inventions"),
        ("社会信用代码", "uscc"),
        ("认定时间", "recognised"),
        ("企业（全称）", "name"),
    ],
)
def test_a_column_is_known_by_name_alias_and_language(enterprises, head: str, column: str) -> None:
    (match,) = propose([head], targets_of(enterprises))
    assert match is not None
    assert match.code == column


@pytest.mark.parametrize("head", ["联系电话", "发明专利申请量", "营业收入（万元）", ""])
def test_a_heading_that_means_something_else_is_not_guessed(enterprises, head: str) -> None:
    assert propose([head], targets_of(enterprises)) == [None]


def test_each_column_of_ours_is_proposed_once_for_the_best_heading(enterprises) -> None:
    found = propose(["企业", "企业名称", "公司名称"], targets_of(enterprises))
    assert [match and match.code for match in found].count("name") == 1


def test_what_is_only_similar_is_not_sure(enterprises) -> None:
    (match,) = propose(["企业名称全"], targets_of(enterprises))
    assert match is not None
    assert not match.sure


def test_the_section_whose_columns_fit_best_is_meant(edition: Catalogue) -> None:
    form = form_for(edition, "annual", "leading")
    heads = ("企业名称", "信用代码", "有效发明专利数(件)", "认定时间")
    best = max(sections_for(form), key=lambda section: fit(heads, section))
    assert best.code == "enterprises"


def test_computed_columns_cannot_be_taken(snapshot: Snapshot) -> None:
    figures = snapshot.form.sections["figures"]
    assert "share" not in {target.code for target in targets_of(figures)}
    assert ROW in {target.code for target in targets_of(figures)}


@pytest.mark.parametrize(
    ("head", "name", "unit"),
    [
        ("收入（万元）", "收入", "万元"),
        ("收入[亿元]", "收入", "亿元"),
        ("收入/万元", "收入", "万元"),
        ("收入(单位：万元)", "收入", "万元"),
        ("收入", "收入", ""),
    ],
)
def test_the_unit_in_a_heading_is_told_from_its_name(head: str, name: str, unit: str) -> None:
    assert split_unit(head) == (name, unit)


@pytest.mark.parametrize(
    ("there", "ours", "text", "becomes"),
    [
        ("元", "万元", "12,345", "1.2345"),
        ("万元", "亿元", "1234.5", "0.12345"),
        ("亿元", "万元", "0.1", "1000"),
        ("百万元", "万元", "3", "300"),
        ("小数", "%", "0.153", "15.3"),
        ("万人", "人", "10849.5", "108495000"),
    ],
)
def test_figures_are_converted_exactly(there: str, ours: str, text: str, becomes: str) -> None:
    factor = factor_between(there, ours)
    assert factor is not None
    assert converted(text, factor) == becomes


def test_units_of_different_things_are_not_converted() -> None:
    assert factor_between("美元", "万元") is None
    assert factor_between("件", "件/万人") is None


def test_a_text_that_is_no_figure_is_not_converted() -> None:
    factor = factor_between("元", "万元")
    assert factor is not None
    assert converted("约3000", factor) == "约3000"


def test_the_units_offered_are_those_of_the_catalogue(edition: Catalogue) -> None:
    form = form_for(edition, "annual", "leading")
    ours = Label(zh="亿元", en="100 million yuan")
    assert [unit.zh for unit in units_for(ours, form)] == ["亿元", "元", "万元"]


def test_a_mapping_is_remembered_for_the_same_headings_only(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    first = table_of(book_of(tmp_path / "1.xlsx", [FIRMS_HEAD, FIRM]), snapshot)
    again = table_of(book_of(tmp_path / "2.xlsx", [("标题",), FIRMS_HEAD, FIRM]), snapshot)
    other = table_of(book_of(tmp_path / "3.xlsx", [FIRMS_HEAD[1:], FIRM[1:]]), snapshot)
    mapping, _ = proposed(first, snapshot.form.sections["firms"])
    settings = {setting_of(first): text_of(mapping)}
    assert remembered(settings, again, snapshot.form) == mapping
    assert remembered(settings, other, snapshot.form) is None
    assert remembered({setting_of(first): ""}, again, snapshot.form) is None


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        '{"section":"gone","columns":[],"units":[]}',
        '{"section":"firms","columns":["name"],"units":[""]}',
        '{"section":"firms","columns":["gone","","","","",""],"units":["","","","","",""]}',
        '{"section":"firms","columns":["","","","","staff",""],"units":["","","","","元",""]}',
    ],
)
def test_a_mapping_that_no_longer_fits_is_not_offered(
    text: str, tmp_path: Path, snapshot: Snapshot
) -> None:
    table = table_of(book_of(tmp_path / "1.xlsx", [FIRMS_HEAD, FIRM]), snapshot)
    assert remembered({setting_of(table): text}, table, snapshot.form) is None


def test_a_known_table_is_found_in_whatever_sheet_and_line(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    odd = ("甲", "乙", "丙")
    path = book_of(tmp_path / "1.xlsx", [odd, ("x", "y", "z"), FIRMS_HEAD[:3], FIRM[:3]])
    opened = open_foreign(path, snapshot.form, {})
    assert opened.mapping is None
    (sheet,) = opened.sheets
    table = foreign_table(sheet, 1)
    mapping, _ = proposed(table, snapshot.form.sections["firms"])
    known = open_foreign(path, snapshot.form, {setting_of(table): text_of(mapping)})
    assert (known.table.head_line, known.mapping) == (1, mapping)


def test_a_workbook_of_this_program_is_no_foreign_table(workbook: Path, snapshot: Snapshot) -> None:
    assert not is_foreign(workbook)
    with pytest.raises(UsageError) as caught:
        open_foreign(workbook, snapshot.form, {})
    assert caught.value.reason == "own_workbook"


def test_an_empty_file_has_no_table(tmp_path: Path, snapshot: Snapshot) -> None:
    with pytest.raises(UsageError) as caught:
        open_foreign(book_of(tmp_path / "x.xlsx", []), snapshot.form, {})
    assert caught.value.reason == "no_table"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_left_to_be_refused_with_its_reason(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert not is_foreign(path)
