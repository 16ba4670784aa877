"""The national workbook: one sheet for each figure, what stands beside it as notes, no formulas."""

from __future__ import annotations

import io
from typing import Any

import pytest
from made_up import MadeUp
from openpyxl import load_workbook

from ipdesk.cli import RESOURCES
from ipdesk.messages import Translator
from ipdesk.nation.workbook import write_nation
from ipdesk.review.records import Remark

BEIJING, GUANGDONG = "110000", "440000"
TRANSLATOR = Translator(RESOURCES / "translations", "en")
DANGEROUS = '=HYPERLINK("http://192.0.2.1","x")'


@pytest.fixture
def book(made: MadeUp) -> Any:
    remark = Remark("Q07", "base", "BF2", "value", "explained", "-1 普查（演练）")
    made.report(BEIJING, 2015, {"base BF2 value": "2170.5"})
    made.report(
        BEIJING,
        2016,
        {
            "base BF2 value": "2172.9", "base BF2 source": "=统计局", "base BF2 prior": "2171.5",
            "indicators IND3 value": "0", "indicators IND7 value": "not_available:尚未统计",
            "enterprises 1 name": DANGEROUS, "enterprises 1 inventions": "123",
        },
        facets={"base BF2 prior": {
            "carried_from": "a", "carried_value": "2170.5", "restated": "修订（演练）",
        }},
        remarks=(remark,),
    )  # fmt: skip
    made.report(GUANGDONG, 2016, {"base BF2 value": "10999", "indicators IND3 value": "23574"})
    return load_workbook(io.BytesIO(write_nation(made.nation(), TRANSLATOR, ["a.ipsub: why"])))


def lines(sheet: Any) -> dict[str, list[Any]]:
    """The cells of the years by the unit's name."""
    return {row[1].value: list(row[2:]) for row in sheet.iter_rows(min_row=4)}


def sheet(book: Any, code: str) -> Any:
    return book[next(name for name in book.sheetnames if name.startswith(code))]


def test_each_figure_has_a_sheet_of_32_units_and_its_years(book: Any) -> None:
    population = sheet(book, "BF2")
    assert [cell.value for cell in population[3]][:4] == ["No.", "Reporting unit", "2015", "2016"]
    found = lines(population)
    assert list(found)[:2] == ["Beijing", "Tianjin"]
    assert len(list(found)[:32]) == 32
    assert found["Beijing"][1].value == 2172.9
    assert found["Beijing"][1].number_format == "#,##0.00"


def test_sources_remarks_and_restatements_are_notes_of_the_cell(book: Any) -> None:
    """a restated figure is the new one, and says the old one"""
    found = lines(sheet(book, "BF2"))["Beijing"]
    assert found[0].value == 2171.5
    assert "Restated in the report of 2016; before: 2170.5" in found[0].comment.text
    assert "修订（演练）" in found[0].comment.text
    assert "Explained (Q07): -1 普查（演练）" in found[1].comment.text
    assert "Source: =统计局" in found[1].comment.text


def test_zero_is_a_number_and_not_available_is_a_word(book: Any) -> None:
    assert lines(sheet(book, "IND3"))["Beijing"][1].value == 0
    missing = lines(sheet(book, "IND7"))["Beijing"][1]
    assert missing.value == "not available"
    assert missing.comment.text == "Not available: 尚未统计"


def test_no_report_looks_unlike_a_blank(book: Any) -> None:
    found = lines(sheet(book, "IND3"))
    assert found["Tianjin"][1].fill.fgColor.rgb != found["Beijing"][1].fill.fgColor.rgb


def test_the_sum_says_of_how_many_units_it_is(book: Any) -> None:
    found = lines(sheet(book, "IND3"))
    assert found["Sum of the units"][1].value == 23574
    assert found["Units with a figure"][1].value == "2 of 32"


def test_the_contents_lead_to_each_sheet_and_say_what_is_left_out(book: Any) -> None:
    contents = book["Contents"]
    links = [c.hyperlink.location for row in contents for c in row if c.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    said = [c.value for row in contents for c in row if c.value]
    assert said[-2:] == ["Left out", "a.ipsub: why"]


def test_heads_are_frozen_and_a_table_prints_on_one_page_across(book: Any) -> None:
    population = sheet(book, "BF2")
    assert population.freeze_panes == "C4"
    setup = population.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 1)


def test_no_text_becomes_a_formula(book: Any) -> None:
    found = sheet(book, "IP-strong enterprises")
    names = [cell for row in found.iter_rows(min_row=3) for cell in row if cell.value == DANGEROUS]
    assert [cell.data_type for cell in names] == ["s"]
    assert all(c.data_type != "f" for s in book for row in s.iter_rows() for c in row)


def test_practice_is_stamped_on_every_sheet(book: Any) -> None:
    assert all("EXERCISE" in sheet.oddHeader.center.text for sheet in book)


def test_the_same_nation_gives_the_same_bytes(made: MadeUp) -> None:
    made.report(BEIJING, 2016, {"base BF2 value": "2172.9"})
    first = write_nation(made.nation(), TRANSLATOR)
    assert first == write_nation(made.nation(), TRANSLATOR)
