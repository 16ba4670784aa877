"""Restated figures in print: marked in their table, and listed with both values and the reason.

Issue 3.4.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from print_samples import NOTES, RESOURCES, PlainWords, header

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing.engine import Printer
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, RESTATED
from ipdesk.snapshot import Snapshot

Read = Callable[[bytes], list[str]]
REASON = "统计部门核减重复件数，见国知发〔2017〕9号"


@pytest.fixture(scope="module")
def restated(filled: Snapshot) -> Snapshot:
    """Last year's patents restated, last year's population as it was carried over."""
    before = header(id="annual-2015", year=2015, state="sealed")
    notes = {
        **NOTES,
        Place("base", "BF1", "prior"): {
            CARRIED_FROM: before.id, CARRIED_VALUE: "139000", RESTATED: REASON,
        },
        Place("base", "BF2", "prior"): {CARRIED_FROM: before.id},
    }  # fmt: skip
    return replace(filled, notes=notes, sources={before.id: before})


def text_of(printer: Printer, snapshot: Snapshot, read: Read) -> str:
    return " ".join(" ".join(read(printer.pdf(snapshot, "report"))).split())


def test_the_annex_lists_both_values_the_report_and_the_reason(
    printer: Printer, restated: Snapshot, read: Read
) -> None:
    text = text_of(printer, restated, read)
    annex = text[text.index("Restatements") :]
    assert annex.index("139,000") < annex.index("Annual report 2015") < annex.index("138,878")
    assert REASON in annex.replace(" ", "")


def test_the_restated_cell_has_a_footnote(printer: Printer, restated: Snapshot, read: Read) -> None:
    text = text_of(printer, restated, read)
    assert "138,878[1]" in text
    assert "restated, as sealed 139,000" in text


def test_a_figure_that_was_only_carried_has_no_footnote(
    printer: Printer, restated: Snapshot, read: Read
) -> None:
    assert "10,724.00[" not in text_of(printer, restated, read)


def test_a_report_without_restatements_has_no_such_annex(
    printer: Printer, filled: Snapshot, read: Read
) -> None:
    assert "Restatements" not in text_of(printer, filled, read)


def test_the_annex_speaks_chinese(restated: Snapshot, read: Read) -> None:
    chinese = Translator(RESOURCES / "translations", "zh")
    text = text_of(Printer(RESOURCES / "templates", chinese, PlainWords()), restated, read)
    assert "期初数更正情况" in text
    assert "2015 年度报告" in text
