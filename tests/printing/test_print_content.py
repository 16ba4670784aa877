"""What the print says: values, states, notes, targets and findings, as plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from print_samples import Prints

from ipdesk.printing.engine import Printer
from ipdesk.snapshot import Snapshot

Read = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def report(printed: Prints, read: Read) -> str:
    """The filled report's text, its white space made single."""
    return " ".join(" ".join(read(printed("report").pdf)).split())


@pytest.mark.parametrize(
    "words",
    ["广东省知识产权局", "020-87654321", "粤府办〔2016〕15号", "440100", "广州市", "2012-04-26"],
)
def test_typed_text_extracts_exactly(report: str, words: str) -> None:
    assert words in report


def test_numbers_are_separated_in_thousands_with_the_row_s_decimals(report: str) -> None:
    assert "138,878" in report
    assert "10,724.00" in report


def test_years_are_no_numbers(report: str) -> None:
    assert "2,015" not in report
    assert "2,030" not in report


def test_codes_are_printed_by_their_label(report: str) -> None:
    assert "Pearl River Delta" in report
    assert "Prefecture-level city" in report


def test_computed_values_are_printed(report: str) -> None:
    assert "15.53" in report


def test_not_applicable_and_not_available_are_told_apart(report: str) -> None:
    assert "not applicable" in report
    assert "not available, because: 统计部门2017年6月发布" in report


def test_sources_are_numbered_notes(report: str) -> None:
    assert "168,480[1]" in report
    assert "source 统计月报第12期; statistical basis 年末有效量" in report
    assert "10,849.00[2]" in report


def test_an_invalid_value_is_printed_as_typed_and_said_to_be_none(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    wrong = with_values({("base", "BF3", "value"): "12,34"})
    text = " ".join(read(printer.pdf(wrong, "report")))
    assert "12,34[" in text
    assert "not a valid value" in text


def test_targets_show_stand_path_and_gap(report: str) -> None:
    assert "Stand against the targets" in report
    assert "14.75" in report
    assert "on track" in report
    assert "265,480 patents" in report


def test_findings_show_place_remedy_and_explanation(report: str) -> None:
    assert "Demonstration cities · row 2 · Title" in report
    assert "+9" in report
    assert "Explanation: 本年统计口径扩大。" in report


def test_the_checklist_holds_every_measure_and_its_band(
    printed: Prints, filled: Snapshot, read: Read
) -> None:
    text = " ".join(" ".join(read(printed("checklist").pdf)).split())
    for row in filled.form.sections["tasks"].rows.values():
        assert row.code in text
        assert row.group_label is not None
        assert f"{row.group} {row.group_label.en}" in text


def test_sections_are_numbered_in_the_language_s_way(printed: Prints, read: Read) -> None:
    text = " ".join(read(printed("report", "zh").pdf))
    assert "一、基本情况" in text
    assert "十一、" in text


def test_what_is_said_alike_of_several_rows_is_one_note(
    printer: Printer, with_values: Callable[..., Snapshot], read: Read
) -> None:
    cities = {f"r{n}": n for n in range(1, 6)}
    values = {("cities", row, "title"): "暂缺：名单未收录" for row in cities if row != "r4"}
    text = " ".join(read(printer.pdf(with_values(values), "report")))
    assert text.count("名单未收录") == 2, "once below the roster, once for the share it makes"
