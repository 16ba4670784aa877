"""The printed overview: a page for each indicator, every word a text, practice marked."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from made_up import MadeUp
from pypdf import PdfReader

from ipdesk.cli import RESOURCES
from ipdesk.messages import Translator
from ipdesk.nation.overview import Overview
from ipdesk.nation.printed import OverviewSheet, overview_pdf
from ipdesk.nation.spread_plot import spread_plot

TODAY = dt.date(2018, 4, 10)
AT = dt.datetime(2018, 4, 10, tzinfo=dt.UTC)
TRANSLATOR = Translator(RESOURCES / "translations", "en")
DANGEROUS = "#panic() *not* $markup$"


@pytest.fixture
def overview(made: MadeUp) -> Overview:
    for unit, number in (("110000", "6651"), ("440000", "23574"), ("120000", "not_available:缺")):
        values = {"profile 1 status": "PILOT", "indicators IND3 value": number}
        made.report(unit, 2016, values)
    facets = {"carried_from": "a", "carried_value": "1", "restated": DANGEROUS}
    prior = {"indicators IND3 prior": "6652", "indicators IND3 value": "7000"}
    made.report("110000", 2017, prior, facets={"indicators IND3 prior": facets})
    return Overview(made.nation(), made.submissions, {"zone/110000": "Z1"}, TODAY)


def test_the_print_says_all_of_it_as_text(overview: Overview) -> None:
    pdf = overview_pdf(overview, RESOURCES / "templates", TRANSLATOR, AT)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    text = " ".join(" ".join(pages).split())
    assert "Guangdong" in text
    assert "23,574" in text
    assert DANGEROUS in text
    assert "EXERCISE" in pages[0]
    assert pdf == overview_pdf(overview, RESOURCES / "templates", TRANSLATOR, AT)


def test_each_indicator_has_a_page_with_ranking_heat_table_and_groups(overview: Overview) -> None:
    sheet = OverviewSheet(overview, TRANSLATOR).sheet()
    (page,) = sheet.indicators
    assert (page.code, [bar.unit for bar in page.bars]) == ("IND3", ["Beijing"])
    assert len(page.heat) == 32
    tianjin = next(row for row in page.heat if row.unit == "Tianjin")
    assert [(cell.text, cell.level) for cell in tianjin.cells] == [("not available", -1), ("", -1)]
    assert [part.title for part in page.groups] == ["By category", "By zone"]


def test_who_is_to_be_reminded_is_named(overview: Overview) -> None:
    sheet = OverviewSheet(overview, TRANSLATOR).sheet()
    reminded = dict(sheet.reminders.rows)
    assert reminded["Annual report 2017"] == "Tianjin, Guangdong"


def test_a_line_does_not_run_across_a_break_of_the_series(made: MadeUp) -> None:
    """IND1: 2021 is not comparable with the years before"""
    for year in (2019, 2020, 2021, 2022):
        made.report("110000", year, {"indicators IND1 value": str(year - 2000)})
    table = Overview(made.nation(), made.submissions, {}, TODAY).indicators[0]
    plot = spread_plot(table)
    assert plot is not None
    assert [len(stretch.middle) for stretch in plot.stretches] == [2, 2]
    assert [one.year for one in plot.breaks] == [2021]
