"""Charts on paper: drawn with real text, said in words, and only where two years are known."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest
from pypdf.generic import DictionaryObject, IndirectObject

from ipdesk.checks.targets import INDICATORS
from ipdesk.errors import UsageError
from ipdesk.printing.engine import Printer
from ipdesk.snapshot import Snapshot
from ipdesk.trends import Mark, Reference, Trend, TrendPoint
from ipdesk.values import State

Read = Callable[[bytes], list[str]]
YEARS = {2018: "22", 2019: "25", 2020: "28", 2021: "33.04"}


@pytest.fixture(scope="module")
def charted(filled: Snapshot) -> Snapshot:
    """IND1 with a break, a way to its target and a reference; IND3 with one year only."""
    first, other = (s.indicator for s in filled.stands if s.indicator.code in ("IND1", "IND3"))
    points = [TrendPoint(y, Decimal(v), State.VALID, "history") for y, v in YEARS.items()]
    points.append(TrendPoint(2022, Decimal("37.5"), State.VALID, "draft"))
    trend = Trend(
        first, first.unit, tuple(points),
        path=(Mark(2015, Decimal("12.95")), Mark(2030, Decimal(60))),
        milestones=(Mark(2025, Decimal(44)),),
        reference=Reference(Decimal("36.5"), 2014, "日本"),
    )  # fmt: skip
    alone = Trend(other, other.unit, (points[0],))
    return replace(filled, trends=(trend, alone))


def text_of(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


@pytest.fixture(scope="module")
def pdf(printer: Printer, charted: Snapshot) -> bytes:
    return printer.pdf(charted, "trends")


@pytest.fixture(scope="module")
def printed(pdf: bytes, read: Read) -> str:
    return text_of(read(pdf))


@pytest.mark.parametrize(
    "words", ["Trends of the indicators", "日本 36.5 (2014)", "33.04", "2030", "target 60",
              "baseline 12.95", "milestone 44", "this draft", "From 2021 counted by"],
)  # fmt: skip
def test_the_charts_words_are_text(printed: str, words: str) -> None:
    assert words in printed


def test_an_indicator_of_one_year_is_named_and_not_drawn(printed: str) -> None:
    assert "so there is no chart: PCT international patent applications" in printed


def structure(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every element of the PDF's structure tree."""
    waiting = [pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        item = waiting.pop()
        item = item.get_object() if isinstance(item, IndirectObject) else item
        if isinstance(item, DictionaryObject):
            yield item
            below = item.get("/K", [])
            below = below.get_object() if isinstance(below, IndirectObject) else below
            waiting += below if isinstance(below, list) else [below]


def test_a_chart_has_its_sentence_for_who_cannot_see_it(pdf: bytes) -> None:
    spoken = [str(item["/Alt"]) for item in structure(pdf) if "/Alt" in item]
    assert len(spoken) == 1
    assert "2018 22 → 2022 37.5 per 10,000 people" in spoken[0]
    assert "target 60 in 2030" in spoken[0]
    assert "break 2021" in spoken[0]


def test_the_report_has_the_charts_as_a_section(
    printer: Printer, charted: Snapshot, read: Read
) -> None:
    assert "Trends" in text_of(read(printer.pdf(charted, "report")))


def test_a_report_of_which_no_two_years_are_known_has_no_such_section(
    printer: Printer, filled: Snapshot, read: Read
) -> None:
    assert "Trends" not in text_of(read(printer.pdf(filled, "report")))


def test_a_kind_without_indicators_has_no_trends_to_print(
    printer: Printer, filled: Snapshot
) -> None:
    form = filled.form
    kind = next(k for k in form.catalogue.kinds if INDICATORS not in k.sections)
    other = type(form)(form.catalogue, kind, form.category)
    with pytest.raises(UsageError):
        printer.pdf(replace(filled, form=other, cells={}, stands=()), "trends")


def test_sixteen_years_of_huge_and_negative_numbers_fit_on_a_page(
    printer: Printer, charted: Snapshot, read: Read
) -> None:
    points = tuple(
        TrendPoint(y, Decimal(10) ** 17 * (-1) ** y, State.VALID, "sealed")
        for y in range(2010, 2026)
    )
    huge = replace(charted, trends=(replace(charted.trends[0], points=points),))
    text = "".join(text_of(read(printer.pdf(huge, "trends"))).split())
    assert "−100,000,000,000,000,000" in text
